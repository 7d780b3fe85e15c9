"""The patient's own experiments: no look before the end, then an answer by the draw."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diary import journal
from diary.insights import insights
from diary.insights.experiments import answer_on, state_of
from diary.models.experiments import DAYS_A_BLOCK, Experiment
from diary.ops import Op
from tests.factories import TZ, Api, at, log
from tests.known import known

TURNS = "UCCUUCUCCUUC"
N_DAYS = len(TURNS) * DAYS_A_BLOCK
TODAY = datetime.now(UTC).date()
"""Where Alice is, who never said where."""
UID = UUID("01930000-0000-7000-8000-000000000077")
COFFEE = {"what": "caffeine", "at_most_mg": 90, "usual_mg": 190, "turns": TURNS}
BED = {"what": "bedtime", "minutes_earlier": 30, "turns": TURNS}
CASES = known("experiments")


def tried(owner, days_ago, **fields):
    """An experiment that began so many days ago."""
    start = TODAY - timedelta(days=days_ago)
    log(owner, "experiment", {**COFFEE, "starts_on": start.isoformat(), **fields}, UID)
    return start


def twitches(owner, start, per_day):
    """So many twitches on each day from `start` on; None: nothing is recorded."""
    for day, count in enumerate(per_day):
        if count is not None:
            log(owner, "twitch", at(start + timedelta(days=day), 12, count=count))


def by_arm(changed, usual):
    return [changed if TURNS[day // DAYS_A_BLOCK] == "C" else usual for day in range(N_DAYS)]


def told(owner):
    (found,) = Api(owner).send("GET", "insights").json()["experiments"]
    return found


def test_over_it_has_the_answer_of_its_draw(alice):
    start = tried(alice, N_DAYS)
    twitches(alice, start, by_arm(2, 4))
    found = told(alice)
    assert (found["experiment"], found["state"]) == (str(UID), "over")
    assert found["starts_on"] == start.isoformat()
    assert found["ends_on"] == (start + timedelta(days=N_DAYS - 1)).isoformat()
    answer = found["answer"]
    assert (answer["verdict"], answer["p_value"]) == ("difference", 2 / 2**6)
    assert (answer["rate_ratio"], answer["ci_low"], answer["ci_high"]) == (0.5, 0.5, 0.5)
    assert (answer["pairs"], answer["days_changed"], answer["days_usual"]) == (6, 12, 12)
    assert answer["blocks"][:2] == [
        {"changed": False, "days": 2, "mean": 4},
        {"changed": True, "days": 2, "mean": 2},
    ]
    assert found["sentence"].startswith(
        "On the days drawn for caffeine at or below 90 mg you logged 2.0 twitches a day (12 days), "
        "on the usual ones 4.0 (12 days). That is 50 % fewer"
    )
    assert found["caveat"].startswith("This tells what happened in these weeks, to you.")


def test_on_its_last_day_nothing_is_compared(alice):
    start = tried(alice, N_DAYS - 1)
    twitches(alice, start, by_arm(2, 4))
    found = told(alice)
    assert (found["state"], found["answer"], found["kept_sentence"]) == ("running", None, None)
    assert found["answer_on"] == (TODAY + timedelta(days=1)).isoformat()
    assert found["sentence"].startswith("The answer comes on ")
    assert not any(str(number) in found["sentence"] for number in ("2.0", "4.0"))


def test_an_evening_is_compared_by_the_day_after_it(alice):
    start = tried(alice, N_DAYS + 1, **BED)
    twitches(alice, start + timedelta(days=1), by_arm(2, 4))
    answer = told(alice)["answer"]
    assert (answer["rate_ratio"], answer["days_changed"]) == (0.5, 12)


def test_the_last_evening_shows_before_it_is_over(alice):
    tried(alice, N_DAYS, **BED)
    assert told(alice)["state"] == "running"


def test_stopped_early_it_is_described_alone(alice):
    start = tried(alice, N_DAYS, stopped_on=(TODAY - timedelta(days=N_DAYS - 8)).isoformat())
    twitches(alice, start, by_arm(2, 4))
    found = told(alice)
    assert (found["state"], found["answer"]) == ("stopped", None)
    assert "2.0 twitches a day (4 days), on the usual ones 4.0 (4 days)" in found["sentence"]


def test_over_without_a_difference_it_says_what_still_fits(alice):
    start = tried(alice, N_DAYS)
    twitches(alice, start, by_arm(3, 3))
    found = told(alice)
    assert found["answer"]["verdict"] == "no_clear_difference"
    assert found["sentence"].startswith("No clear difference. On the days drawn for caffeine at")


def test_an_empty_diary_and_one_without_the_change_are_too_few_days(alice):
    start = tried(alice, N_DAYS)
    assert told(alice)["answer"]["needs"] == {"rule": "days", "more": 6}
    twitches(alice, start, by_arm(None, 4))
    found = told(alice)
    assert found["answer"]["needs"] == {"rule": "days", "more": 6}
    assert found["answer"]["mean_changed"] is None
    assert found["sentence"].startswith("Too few days: of the 6 pairs of blocks 0 have")


def test_what_was_kept_of_caffeine_is_told_beside_it(alice):
    start = tried(alice, N_DAYS)
    twitches(alice, start, by_arm(2, 4))
    for day, mg in enumerate(by_arm(60, 180)):
        log(alice, "caffeine", at(start + timedelta(days=day), 9, mg=mg))
    log(alice, "caffeine", at(start + timedelta(days=2), 15, mg=60))
    assert told(alice)["kept_sentence"] == (
        "What was kept: 65 mg of caffeine a day on 12 days drawn for it, at or below 90 mg on 11 "
        "of them; 180 mg on 12 days as usual."
    )


def night(evening, hour, minute):
    asleep = datetime(evening.year, evening.month, evening.day, hour, minute, tzinfo=ZoneInfo(TZ))
    asleep += timedelta(days=hour < 12)
    awake = asleep + timedelta(hours=7)
    return {"tz": TZ, "asleep_at": asleep.isoformat(), "awake_at": awake.isoformat()}


def test_what_was_kept_of_the_evenings_is_told_beside_it(alice):
    start = tried(alice, N_DAYS + 1, **BED)
    twitches(alice, start + timedelta(days=1), by_arm(2, 4))
    for day, (hour, minute) in enumerate(by_arm((23, 50), (0, 20))):
        log(alice, "sleep", night(start + timedelta(days=day), hour, minute))
    # A nap says nothing of the evening.
    nap = at(start + timedelta(days=3), 14)["at"]
    until = at(start + timedelta(days=3), 15)["at"]
    log(alice, "sleep", {"tz": TZ, "asleep_at": nap, "awake_at": until})
    assert told(alice)["kept_sentence"] == (
        "What was kept: after the evenings drawn for it you fell asleep 30 minutes earlier on "
        "average (12 recorded nights against 12)."
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_days_and_states_are_those_that_the_phone_knows(case):
    given = {
        name: date.fromisoformat(value) if value and name.endswith("_on") else value
        for name, value in case["experiment"].items()
    }
    known = Experiment(**given)
    assert known.ends_on == date.fromisoformat(case["ends_on"])
    days = [known.starts_on + timedelta(days=day) for day in range(known.n_days)]
    changed = [
        day
        for day, block in zip(days, range(known.n_days), strict=True)
        if known.blocks[block // DAYS_A_BLOCK]
        and not (known.stopped_on and day >= known.stopped_on)
    ]
    assert [day.isoformat() for day in changed] == case["changed"]
    for day, state in case["states"].items():
        # The server needs no word for what has not begun.
        expected = "running" if state == "ahead" else state
        assert state_of(known, date.fromisoformat(day)) == expected
    assert answer_on(known) > known.ends_on


# --- What may be set up, and what may be changed --------------------------------------------------


def refused(owner, fields, uid=UID):
    (result,) = journal.apply(owner, [Op.now("experiment", uid, fields)]).results
    assert result.status == "rejected"
    return set(result.errors or {})


SET_UP = {**COFFEE, "starts_on": "2026-03-01"}


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"at_most_mg": 200}, {"usual_mg"}),
        ({"at_most_mg": None, "usual_mg": None}, {"at_most_mg", "usual_mg"}),
        ({"what": "bedtime"}, {"minutes_earlier"}),
        ({"what": "bedtime", "minutes_earlier": -30}, {"minutes_earlier"}),
        ({"what": "bedtime", "minutes_earlier": 240}, {"minutes_earlier"}),
        ({"what": "medication"}, {"what"}),
        ({"turns": "UCUCUCUCUC"}, {"turns"}),
        ({"turns": "UUCCUCUCUCUC"}, {"turns"}),
        ({"turns": "UC" * 17}, {"turns"}),
        ({"turns": None}, {"turns"}),
        ({"stopped_on": "2026-02-28"}, {"stopped_on"}),
        ({"starts_on": None}, {"starts_on"}),
    ],
)
def test_never_more_than_usual_and_never_without_a_draw(alice, changed, fields):
    assert refused(alice, SET_UP | changed) == fields


@pytest.mark.parametrize(
    "changed",
    [
        {"turns": "CUCUCUCUCUCU"},
        {"starts_on": "2026-03-02"},
        {"at_most_mg": 100},
        {"usual_mg": 500},
        {"minutes_earlier": 30},
        {"what": "bedtime", "minutes_earlier": 30},
    ],
)
def test_what_was_drawn_stays_as_it_was(alice, changed):
    log(alice, "experiment", SET_UP, UID)
    assert refused(alice, changed) == set(changed)


def test_it_can_be_stopped_and_gone_on_with(alice):
    log(alice, "experiment", SET_UP, UID)
    log(alice, "experiment", {"stopped_on": "2026-03-09", "remarks": "A cold."}, UID)
    log(alice, "experiment", {"stopped_on": None}, UID)
    found = Experiment.objects.get()
    assert (found.stopped_on, found.remarks, found.turns) == (None, "A cold.", TURNS)


def test_it_may_begin_tomorrow(alice):
    log(alice, "experiment", {**COFFEE, "starts_on": (TODAY + timedelta(days=1)).isoformat()})
    assert told(alice)["state"] == "running"


@pytest.mark.parametrize("what", [COFFEE, BED], ids=["caffeine", "bedtime"])
def test_as_many_queries_for_three_as_for_one(alice, what):
    start, asked = (TODAY - timedelta(days=90)).isoformat(), []
    for _ in range(3):
        log(alice, "experiment", {**what, "starts_on": start}, uuid4())
        insights(alice, TODAY, TODAY)
        with CaptureQueriesContext(connection) as queries:
            insights(alice, TODAY, TODAY)
        asked.append(len(queries))
    assert asked[0] == asked[1] == asked[2]
