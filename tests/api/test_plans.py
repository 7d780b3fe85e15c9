"""Plans over the API: what is due on a day, and plans whose doses could not be logged."""

from datetime import timedelta

import pytest

from tests.api.entries import errors_of
from tests.factories import DAY, at, log

ALTERNATE_DAYS = {
    "what": "b12",
    "form": "hydroxocobalamin",
    "route": "intramuscular",
    "amount": 1,
    "unit": "mg",
    "schedule": "FREQ=DAILY;INTERVAL=2",
    "starts_on": DAY.isoformat(),
}
DAILY = {
    "what": "supplement",
    "nutrient": "magnesium",
    "amount": 300,
    "unit": "mg",
    "schedule": "FREQ=DAILY",
    "starts_on": DAY.isoformat(),
}
AS_NEEDED = {"what": "medication", "name": "Ibuprofen", "starts_on": DAY.isoformat()}


def dose(owner, plan, day, status="taken"):
    what = {"mcg": 1000, "form": "hydroxocobalamin", "route": "intramuscular"}
    return log(owner, "b12", at(day) | what | {"plan": str(plan), "status": status})


def states(api, query=""):
    answer = api.send("GET", f"plans/due{query}")
    assert answer.status_code == 200, answer.content
    return {found["plan"]: (found["state"], found["due_on"]) for found in answer.json()}


def test_each_plan_tells_its_own_state(as_alice, alice):
    plans = [log(alice, "plan", plan) for plan in (ALTERNATE_DAYS, DAILY, AS_NEEDED)]
    dose(alice, plans[0], DAY)
    day = DAY + timedelta(days=1)
    found = states(as_alice, f"?on={day}")
    assert [found[str(plan)] for plan in plans] == [
        ("later", "2026-03-03"),
        ("due", "2026-03-02"),
        ("as_needed", None),
    ]


def test_a_day_that_is_over_knows_no_later_doses(as_alice, alice):
    plan = log(alice, "plan", ALTERNATE_DAYS)
    for days in (0, 2):
        dose(alice, plan, DAY + timedelta(days=days))
    assert states(as_alice, "?on=2026-03-02") == {str(plan): ("later", "2026-03-03")}
    assert states(as_alice, "?on=2026-03-04") == {str(plan): ("later", "2026-03-05")}


def test_without_a_day_the_patients_own_today_counts(as_alice, alice):
    plan = log(alice, "plan", ALTERNATE_DAYS | {"starts_on": "2999-01-01"})
    assert states(as_alice) == {str(plan): ("not_begun", "2999-01-01")}
    assert states(as_alice, "?on=9999-12-31")[str(plan)][0] == "late"


def test_a_day_that_is_none_is_refused(as_alice):
    assert list(errors_of(as_alice.send("GET", "plans/due?on=soon"))) == ["on"]


def test_doses_and_plans_of_others_do_not_count(as_alice, alice, bob):
    plan = log(alice, "plan", ALTERNATE_DAYS)
    log(bob, "plan", DAILY)
    dose(bob, plan, DAY)
    assert states(as_alice, f"?on={DAY}") == {str(plan): ("due", "2026-03-01")}


def test_a_dose_of_a_plan_that_is_gone_changes_nothing(as_alice, alice):
    dose(alice, "01930000-0000-7000-8000-00000000000a", DAY)
    assert states(as_alice) == {}


@pytest.mark.parametrize(
    ("plan", "missing"),
    [
        (ALTERNATE_DAYS, ["form", "route", "amount", "unit"]),
        (DAILY, ["nutrient", "amount", "unit"]),
        (AS_NEEDED, ["name"]),
    ],
    ids=["b12", "supplement", "medication"],
)
def test_a_plan_says_all_that_its_dose_takes(as_alice, plan, missing):
    answer = as_alice.send("POST", "entries/plan/", plan | dict.fromkeys(missing))
    assert errors_of(answer) == {name: ["This field is required."] for name in missing}


@pytest.mark.parametrize(
    ("plan", "unit", "allowed"),
    [
        (ALTERNATE_DAYS, "tablet", "mcg, mg, g"),
        (DAILY, "ml", "mcg, mg, g, tablet, capsule"),
        (DAILY | {"nutrient": "b_complex"}, "mg", "tablet, capsule"),
    ],
)
def test_a_plan_is_told_in_a_unit_that_its_doses_take(as_alice, plan, unit, allowed):
    answer = as_alice.send("POST", "entries/plan/", plan | {"unit": unit})
    assert errors_of(answer) == {"unit": [f"Give one of: {allowed}."]}
