"""Documents are FHIR R4, whatever the diary holds; and hold nothing but the diary."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from diary.exchange.fhir.document import NOT_ALONE
from diary.models import KINDS
from tests.diary.exchange.document import check, document, told
from tests.factories import DAY, at, deletion, example, log, log_each

UID = UUID("01930000-0000-7000-8000-00000000000a")
LEAST = {
    "twitch": at(DAY),
    "window_count": at(DAY, site="calf", seconds=60, twitches=0),
    "symptom": at(DAY, sensation="burning"),
    "sleep": {
        "tz": "Europe/Berlin",
        "asleep_at": "2026-03-28T23:00:00+01:00",
        "awake_at": "2026-03-29T07:00:00+02:00",
    },
    "hydration": at(DAY, ml=250.5),
    "b12": at(DAY, mcg=1000, form="hydroxocobalamin", route="oral"),
    "supplement": at(DAY, nutrient="magnesium", amount=1, unit="tablet"),
    "medication": at(DAY, name=" "),
    "food": at(DAY, food="egg", servings=0.5),
    "checkin": at(DAY),
    "function_check": at(DAY),
    "lab": at(DAY, analyte="ck", value=200, unit="u_l"),
    "event": at(DAY, title=" ", category="illness"),
    "measurement": at(DAY, tracker=str(UID), value=3),
    "plan": {"what": "medication", "name": " ", "starts_on": "2026-03-01"},
    "question": {"text": "Why?"},
    "pin": {"factor": "sleep.hours", "since": "2026-03-01"},
    "tracker": {"name": "Screen", "type": "number"},
    "experiment": {
        "what": "bedtime",
        "minutes_earlier": 30,
        "turns": "UCCUUCUCCUUC",
        "starts_on": "2026-03-01",
    },
    "background": {"diet": "vegan"},
}


def least(kind: str) -> dict:
    """What a record can't do without; of the kinds where that is more than what each field needs,
    as told above."""
    model = KINDS[kind]
    needed = {name for name, field in model.fields().items() if field.required}
    return LEAST.get(kind) or {name: example(model)[name] for name in needed | {"at", "tz"}}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("given", ["all", "least"])
def test_every_kind_makes_a_valid_document(alice, kind, given):
    log(alice, kind, example(KINDS[kind]) if given == "all" else least(kind), UID)
    found = document(alice)
    if kind in NOT_ALONE:
        assert len(found["entry"]) == 2
    else:
        check(found)
        assert len(found["entry"]) > 2


def test_all_kinds_together(alice):
    log_each(alice)
    check(document(alice))


def test_an_empty_diary_is_a_document_too(alice):
    found = document(alice)
    assert [entry["resource"]["resourceType"] for entry in found["entry"]] == [
        "Composition",
        "Patient",
    ]
    assert "section" not in found["entry"][0]["resource"]


@pytest.mark.parametrize(
    "note",
    ["<script>&amp;</script>", "\x01\x0b\x1f", "  \n ", "مرحبا 日本 🦵", '"}]', "x" * 5000],
)
def test_hostile_words_stay_words(alice, note):
    log(alice, "twitch", at(DAY, note=note))
    log(alice, "question", {"text": note[:300]})
    log(alice, "background", {"conditions": note[:240]}, KINDS["background"].only)
    check(document(alice))


def test_what_is_known_nowhere_is_said_to_be_unknown(alice):
    log(alice, "checkin", LEAST["checkin"])
    (found,) = told(alice)
    assert found["dataAbsentReason"]["coding"][0]["code"] == "unknown"
    assert "component" not in found


def test_times_carry_the_offset_of_the_place_where_the_patient_was(alice):
    log(alice, "sleep", LEAST["sleep"])
    (found,) = told(alice)
    assert found["effectivePeriod"] == {
        "start": "2026-03-28T23:00:00+01:00",
        "end": "2026-03-29T07:00:00+02:00",
    }
    assert found["valueQuantity"]["value"] == 7


def test_only_the_days_asked_for(alice):
    for day in range(5):
        log(alice, "caffeine", at(DAY + timedelta(days=day), mg=day))
    found = told(alice, DAY + timedelta(days=1), DAY + timedelta(days=3))
    assert [coffee["valueQuantity"]["value"] for coffee in found] == [1, 2, 3]
    event = document(alice, DAY, DAY)["entry"][0]["resource"]["event"]
    assert event == [{"period": {"start": "2026-03-01", "end": "2026-03-01"}}]


@pytest.mark.parametrize(
    ("start", "end", "n"), [(2, 9, 1), (6, 9, 0), (0, 1, 0), (0, 2, 1), (5, 5, 1)]
)
def test_a_plan_is_told_if_it_ran_in_the_period(alice, start, end, n):
    def day(number):
        return DAY + timedelta(days=number)

    run = {"starts_on": day(2).isoformat(), "ends_on": day(5).isoformat()}
    log(alice, "plan", {"what": "medication", "name": "x", **run})
    assert len(told(alice, day(start), day(end))) == n


def test_what_was_deleted_is_not_told(as_alice, alice):
    uid = log(alice, "twitch", at(DAY, note="gone"))
    answer = as_alice.push(deletion("twitch", uid))
    assert answer.json()["results"][0]["status"] == "applied"
    assert told(alice) == []


def test_nothing_of_bob(alice, bob):
    log(bob, "twitch", at(DAY))
    assert told(alice) == []


def test_a_resource_keeps_its_id_and_shares_it_with_nobody(alice, bob):
    for owner in (alice, bob):
        log(owner, "background", {"cancer": "yes"}, KINDS["background"].only)
    first, again, others = ([found["id"] for found in told(owner)] for owner in (alice, alice, bob))
    assert first == again
    assert not set(first) & set(others)


def test_it_says_who_tells_it(alice):
    found = document(alice)
    first = found["entry"][0]["resource"]
    patient = {"reference": f"urn:uuid:{alice.account}"}
    assert (first["subject"], first["author"]) == (patient, [patient])
    assert found["meta"]["security"][0]["code"] == "PATRPT"
    assert "It is not a diagnosis." in first["text"]["div"]
    assert alice.email not in str(found)


def test_an_appointment_ahead_is_only_registered(alice):
    for day in (DAY, date(2996, 3, 1)):
        log(alice, "event", at(day, title="Dr Osei", category="appointment"))
    assert [found["status"] for found in told(alice)] == ["final", "registered"]
