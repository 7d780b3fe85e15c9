"""Plans: what is due, by known answers that the phone's plans.ts keeps too."""

from datetime import date

import pytest

from diary.plans import FORESEEN, Dose, Regimen, Standing, due_days, standing
from tests.known import known

CASES = known("plans")


def days(found):
    """The days among the values of an object, read."""
    dated = {name for name in found if name.endswith("_on") and found[name]}
    return found | {name: date.fromisoformat(found[name]) for name in dated}


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_known_answers(case):
    doses = [
        Dose(date.fromisoformat(day), status)
        for status in ("skipped", "taken")
        for day in case[status]
    ]
    found = standing(Regimen(**days(case["plan"])), doses, date.fromisoformat(case["today"]))
    assert found == Standing(**days(case["standing"]))


def test_days_ahead_are_counted_from_the_last_dose():
    every_other_day = Regimen("FREQ=DAILY;INTERVAL=2", date(2026, 3, 1))
    late = [Dose(date(2026, 3, 2), "taken")]
    found = due_days(every_other_day, late, date(2026, 3, 3), date(2026, 3, 8))
    assert [day.day for day in found] == [4, 6, 8]


@pytest.mark.parametrize(
    "schedule",
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY;BYDAY=MO,TH",
        "FREQ=MONTHLY;INTERVAL=2",
        "FREQ=DAILY;INTERVAL=2;COUNT=6 FREQ=WEEKLY;BYDAY=SU;COUNT=4 FREQ=MONTHLY",
    ],
)
@pytest.mark.parametrize("stock", [1, 2, 6, 7, 11, 60])
def test_stock_lasts_for_as_many_days_as_there_are_doses(schedule, stock):
    today = date(2026, 3, 4)
    plan = Regimen(schedule, date(2026, 2, 28), None, stock, today)
    ahead = due_days(plan, [], today, today + FORESEEN)
    assert standing(plan, [], today).runs_out_on == ahead[stock - 1]


def test_what_lasts_for_more_than_ten_years_runs_out_on_no_day():
    daily = Regimen("FREQ=DAILY", date(2026, 3, 1), None, 10_000, None)
    assert standing(daily, [], date(2026, 3, 1)).runs_out_on is None
