"""Before and after a treatment was started, changed or stopped."""

from datetime import date, timedelta

import numpy as np
import pytest

from diary.analysis import event_change
from diary.insights import insights
from tests.diary.insights.frozen import read, write
from tests.factories import Api, at, log

N_READ = 224


@pytest.fixture
def diary(alice):
    start, counts, _factors = read("started_b12_240")
    write(alice, start, counts, {})
    return alice, start, counts


def happens(owner, day, title="Hydroxocobalamin", category="treatment_started"):
    return log(owner, "event", at(day, 9, title=title, category=category))


def events(owner):
    return Api(owner).send("GET", "insights").json()["events"]


def test_the_analysis_of_the_days_up_to_the_reading_is_told(diary):
    owner, start, counts = diary
    uid = happens(owner, start + timedelta(days=120))
    weekdays = (np.arange(N_READ) + start.weekday()) % 7
    expected = event_change(counts[:N_READ], weekdays, 120)
    (event,) = events(owner)
    assert (event["event"], event["category"]) == (str(uid), "treatment_started")
    assert event["verdict"] == expected.verdict
    assert event["mean_before"] == pytest.approx(expected.mean_before)
    assert (event["days_before"], event["days_after"]) == (expected.n_before, expected.n_after)
    for name in ("sustained", "temporary"):
        change = getattr(expected, name)
        assert event[name]["ratio"] == pytest.approx(change.ratio)
        assert event[name]["ci_low"] == pytest.approx(change.ci_low)
        assert event[name]["clear"] == change.clear
    assert event["sentence"] == (
        f"In the {expected.n_before} recorded days before “Hydroxocobalamin” you logged "
        f"{expected.mean_before:.1f} twitches a day, in the {expected.n_after} days from it on "
        f"{expected.mean_after:.1f}. Part of that may have been under way already."
    )
    assert len(event["lines"]) == 2
    assert event["advice"].startswith("Don't stop or change a prescribed treatment")


def test_an_early_event_waits_for_its_days(diary):
    owner, start, _counts = diary
    happens(owner, start + timedelta(days=N_READ - 5))
    (event,) = events(owner)
    assert (event["verdict"], event["sustained"], event["temporary"]) == (
        "not_enough_data",
        None,
        None,
    )
    assert event["lines"][0].startswith("Not enough days since then: about ")


def test_one_since_the_reading_is_described_and_waits(diary):
    owner, start, counts = diary
    happens(owner, start + timedelta(days=N_READ + 5))
    (event,) = events(owner)
    after = counts[N_READ + 5 :]
    assert event["verdict"] == "not_enough_data"
    assert event["mean_after"] == pytest.approx(np.nanmean(after))
    assert event["days_after"] == np.isfinite(after).sum()


def test_days_recorded_since_the_reading_are_not_asked_for_again(diary):
    owner, start, counts = diary
    known = np.flatnonzero(np.isfinite(counts))
    day = int(known[-28])
    happens(owner, start + timedelta(days=day))
    (event,) = events(owner)
    assert (event["verdict"], event["days_after"]) == ("not_enough_data", 28)
    assert event["sustained"] is None
    assert event["lines"][0].startswith("Enough days are recorded since then. The answer comes ")


def test_watched_counts_have_a_before_and_after_of_their_own(alice):
    day = date(2025, 9, 1)
    for n in range(12):
        when = at(day + timedelta(days=n), 20)
        watched = {"site": "calf", "seconds": 30, "twitches": 4 if n < 6 else 1}
        log(alice, "window_count", {**when, **watched})
    happens(alice, day + timedelta(days=6))
    answer = Api(alice).send("GET", "insights?outcome=window_count.per_minute").json()
    (event,) = answer["events"]
    assert (event["mean_before"], event["mean_after"]) == (8, 2)
    assert event["sentence"].startswith(
        "In the 6 days with a watched count before “Hydroxocobalamin” you counted 8.0 twitches"
    )


def test_only_treatments_part_the_days_the_latest_first(diary):
    owner, start, _counts = diary
    for day, title, category in (
        (60, "Tablets", "treatment_started"),
        (90, "Flu", "illness"),
        (120, "Injections", "treatment_changed"),
        (150, "Dr Osei", "appointment"),
        (160, "Tablets", "treatment_stopped"),
    ):
        happens(owner, start + timedelta(days=day), title, category)
    assert [event["title"] for event in events(owner)] == ["Tablets", "Injections", "Tablets"]


@pytest.mark.parametrize("day", [-1, 0, 240, 400])
def test_an_event_without_days_on_both_sides_is_left_out(diary, day):
    owner, start, _counts = diary
    happens(owner, start + timedelta(days=day))
    assert events(owner) == []


def test_many_changes_are_told_of_the_latest(diary):
    owner, start, _counts = diary
    for day in range(30, 42):
        happens(owner, start + timedelta(days=day), f"Change {day}")
    titles = [event.title for event in insights(owner, start, start).events]
    assert titles == [f"Change {day}" for day in range(41, 31, -1)]
