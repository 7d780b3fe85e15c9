"""What a day's entries come to, and what a day without any means."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from accounts.models import local_day
from diary.models import all_series
from diary.series import daily_series, first_and_last_day
from tests.diary.days import DAY, NEXT, checkin, values
from tests.factories import TZ, Api, at, log, make_user
from tests.known import known

BEGINNINGS = known("beginning")
WHOLE = [declared for declared in all_series() if not declared.daily.by]


def states(owner, start=DAY, end=None):
    return list(daily_series(owner, start, end or start).states)


def twitch(owner, on=DAY, hour=12, **fields):
    return log(owner, "twitch", at(on, hour, **fields))


# --- The twitching of a day -----------------------------------------------------------------------


def test_an_empty_day_is_missing_and_never_zero(alice):
    series = daily_series(alice, DAY, NEXT)
    assert series.states == ("missing", "missing")
    assert all(np.isnan(found).all() for found in series.values.values())
    assert set(series.values) == {declared.name for declared in WHOLE}


def test_logged_twitches_are_counted(alice):
    twitch(alice)
    twitch(alice, hour=13, count=4)
    assert (states(alice), values(alice, "twitch.count")) == (["observed"], [5])


def test_none_noticed_in_the_evening_is_zero(alice):
    checkin(alice, hour=18, twitches="none_noticed")
    assert (states(alice), values(alice, "twitch.count")) == (["none"], [0])
    assert values(alice, "twitch.minutes") == [0]


def test_none_noticed_before_the_evening_says_nothing_of_the_day(alice):
    checkin(alice, hour=17, twitches="none_noticed")
    assert (states(alice), values(alice, "twitch.count")) == (["missing"], [None])


def test_the_evening_is_that_of_the_place_where_the_patient_is(alice):
    checkin(alice, hour=18, tz="Pacific/Auckland", twitches="none_noticed")
    checkin(alice, NEXT, hour=17, tz="America/Los_Angeles", twitches="none_noticed")
    assert states(alice, DAY, NEXT) == ["none", "missing"]


def test_none_noticed_told_the_next_day_speaks_for_the_whole_day(alice):
    checkin(alice, NEXT, hour=9, day=DAY.isoformat(), twitches="none_noticed")
    assert states(alice, DAY, NEXT) == ["none", "missing"]


def test_a_logged_twitch_beats_none_noticed(alice):
    twitch(alice)
    checkin(alice, twitches="none_noticed")
    assert (states(alice), values(alice, "twitch.count")) == (["observed"], [1])


def test_all_logged_without_a_twitch_is_no_zero(alice):
    checkin(alice, twitches="all_logged")
    assert (states(alice), values(alice, "twitch.count")) == (["missing"], [None])


@pytest.mark.parametrize("n", [0, 2])
def test_a_day_on_which_not_all_was_logged_is_shown_and_left_out_of_tests(alice, n):
    for hour in range(n):
        twitch(alice, hour=10 + hour)
    checkin(alice, twitches="not_all")
    series = daily_series(alice, DAY, DAY)
    assert series.states == ("partial",)
    assert values(alice, "twitch.count") == [n or None]
    assert np.isnan(series.observed("twitch.count")).all()


def test_of_several_answers_the_latest_counts(alice):
    checkin(alice, hour=22, twitches="none_noticed")
    checkin(alice, hour=20, twitches="not_all")
    assert states(alice) == ["none"]
    checkin(alice, hour=23, twitches="not_all")
    assert states(alice) == ["partial"]


def test_a_later_checkin_without_an_answer_takes_none_back(alice):
    checkin(alice, hour=20, twitches="none_noticed", stress=3)
    checkin(alice, hour=22, anxiety=5)
    assert states(alice) == ["none"]
    assert (values(alice, "checkin.stress"), values(alice, "checkin.anxiety")) == ([3], [5])


def test_an_early_none_so_far_takes_no_earlier_answer_back(alice):
    checkin(alice, hour=9, twitches="not_all")
    checkin(alice, hour=10, twitches="none_noticed")
    assert states(alice) == ["partial"]


def test_that_is_all_for_today_never_confirms_that_there_was_no_twitch(alice):
    checkin(alice, complete=True)
    assert (states(alice), values(alice, "twitch.count")) == (["missing"], [None])


def test_deleting_a_zero_checkin_lowers_the_observed_days(alice):
    api = Api(alice)
    uid = checkin(alice, twitches="none_noticed")
    twitch(alice, NEXT)
    observed = daily_series(alice, DAY, NEXT).observed("twitch.count")
    assert np.isfinite(observed).sum() == 2
    api.send("DELETE", f"entries/checkin/{uid}/")
    observed = daily_series(alice, DAY, NEXT).observed("twitch.count")
    assert np.isfinite(observed).sum() == 1
    assert np.isnan(observed[0])


# --- Sums, means, latest values -------------------------------------------------------------------


SUMS = ["caffeine.mg", "hydration.ml"]


@pytest.mark.parametrize("name", SUMS)
def test_that_is_all_for_today_makes_an_unlogged_sum_zero(alice, name):
    checkin(alice, complete=True)
    checkin(alice, NEXT, complete=False)
    assert values(alice, name, DAY, NEXT) == [0, None]


def test_that_is_all_for_today_confirms_no_other_zero(alice):
    checkin(alice, complete=True)
    zeros = {declared.name for declared in WHOLE if values(alice, declared.name) == [0]}
    assert zeros == {
        declared.name for declared in WHOLE if declared.daily.missing == "zero_when_complete"
    }
    assert zeros >= set(SUMS)


def test_what_was_drunk_in_a_day_is_added_up(alice):
    for hour, mg in ((8, 96), (14, 63.5)):
        log(alice, "caffeine", at(DAY, hour, mg=mg))
    log(alice, "caffeine", at(NEXT, mg=48))
    assert values(alice, "caffeine.mg", DAY, NEXT) == [159.5, 48]


def test_a_logged_zero_is_zero(alice):
    log(alice, "caffeine", at(DAY, mg=0))
    assert values(alice, "caffeine.mg") == [0]


def test_intensity_is_the_mean_of_those_given(alice):
    for hour, intensity in ((8, 2), (9, 5), (10, None)):
        twitch(alice, hour=hour, intensity=intensity)
    twitch(alice, NEXT)
    assert values(alice, "twitch.intensity", DAY, NEXT) == [3.5, None]


def test_minutes_of_twitching_come_from_the_seconds_given(alice):
    twitch(alice, seconds=30)
    twitch(alice, hour=13, seconds=60)
    twitch(alice, hour=14)
    twitch(alice, NEXT)
    assert values(alice, "twitch.minutes", DAY, NEXT) == [1.5, None]


def test_of_several_ratings_the_latest_counts(alice):
    checkin(alice, hour=21, stress=2)
    checkin(alice, hour=8, stress=7)
    assert values(alice, "checkin.stress") == [2]


# --- Sleep ----------------------------------------------------------------------------------------


def night(owner, asleep, awake, tz=TZ, **fields):
    zone = ZoneInfo(tz)
    ends = {
        name: datetime.fromisoformat(text).replace(tzinfo=zone).isoformat()
        for name, text in (("asleep_at", asleep), ("awake_at", awake))
    }
    return log(owner, "sleep", {"tz": tz, **ends, **fields})


def test_a_night_belongs_to_the_day_of_waking(alice):
    night(alice, "2026-03-02T23:00", "2026-03-03T06:30", quality=6)
    assert values(alice, "sleep.hours", DAY, NEXT) == [None, 7.5]
    assert values(alice, "sleep.quality", DAY, NEXT) == [None, 6]


def test_two_stretches_of_sleep_are_added_up(alice):
    night(alice, "2026-03-02T23:00", "2026-03-03T04:00")
    night(alice, "2026-03-03T13:00", "2026-03-03T14:15")
    assert values(alice, "sleep.hours", NEXT) == [6.25]


@pytest.mark.parametrize(
    ("asleep", "awake", "hours"),
    [
        ("2026-03-28T23:00", "2026-03-29T07:00", 7),
        ("2025-10-25T23:00", "2025-10-26T07:00", 9),
    ],
)
def test_the_hours_of_a_night_are_true_when_the_clocks_change(alice, asleep, awake, hours):
    night(alice, asleep, awake)
    assert values(alice, "sleep.hours", date.fromisoformat(awake[:10])) == [hours]


# --- Injections -----------------------------------------------------------------------------------


def dose(owner, day, route="intramuscular", **fields):
    fields = {"mcg": 1000, "form": "hydroxocobalamin", "route": route, **fields}
    return log(owner, "b12", at(day, **fields))


SINCE = "b12.days_since_injection"


def test_days_since_the_last_injection_look_back_before_the_period(alice):
    dose(alice, DAY - timedelta(days=10))
    dose(alice, NEXT)
    assert values(alice, SINCE, DAY, NEXT + timedelta(days=2)) == [10, 0, 1, 2]


def test_before_the_first_injection_its_days_are_missing(alice):
    dose(alice, NEXT)
    assert values(alice, SINCE, DAY, NEXT) == [None, 0]


@pytest.mark.parametrize("route", ["oral", "sublingual", "nasal"])
def test_what_is_not_injected_is_no_injection(alice, route):
    dose(alice, DAY, route)
    assert (values(alice, SINCE), values(alice, "b12.doses")) == ([None], [1])


def test_a_skipped_dose_is_none(alice):
    dose(alice, DAY, status="skipped")
    assert (values(alice, SINCE), values(alice, "b12.doses")) == ([None], [0])


def test_doses_of_before_the_period_are_not_counted_in_it(alice):
    dose(alice, DAY)
    assert values(alice, "b12.doses", NEXT) == [None]


# --- Whose day ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "tz", "starts_at", "day"),
    [
        ("2026-03-02T23:30:00+01:00", "Europe/Berlin", 0, "2026-03-02"),
        ("2026-03-02T22:30:00+00:00", "Europe/Berlin", 0, "2026-03-02"),
        ("2026-03-02T23:30:00+00:00", "Europe/Berlin", 0, "2026-03-03"),
        ("2026-03-02T23:30:00+00:00", "Pacific/Auckland", 0, "2026-03-03"),
        ("2026-03-03T05:00:00+00:00", "America/Los_Angeles", 0, "2026-03-02"),
        ("2026-03-03T03:59:59+01:00", "Europe/Berlin", 4, "2026-03-02"),
        ("2026-03-03T04:00:00+01:00", "Europe/Berlin", 4, "2026-03-03"),
        ("2026-03-29T03:30:00+02:00", "Europe/Berlin", 3, "2026-03-29"),
        ("2026-03-29T01:59:00+01:00", "Europe/Berlin", 3, "2026-03-28"),
        ("2026-03-03T00:10:00+05:45", "Asia/Kathmandu", 0, "2026-03-03"),
    ],
)
def test_a_day_is_the_patients_own_and_never_that_of_utc(when, tz, starts_at, day):
    assert local_day(datetime.fromisoformat(when), tz, starts_at).isoformat() == day


def test_hours_before_the_start_of_a_patients_day_belong_to_the_day_before(db):
    owl = make_user("owl@example.org", tz=TZ, day_starts_at=4)
    log(owl, "twitch", {"at": "2026-03-03T03:30:00+01:00", "tz": TZ})
    assert values(owl, "twitch.count", DAY, NEXT) == [1, None]


def test_none_noticed_after_midnight_speaks_for_the_day_before(db):
    owl = make_user("owl@example.org", tz=TZ, day_starts_at=4)
    checkin(owl, NEXT, hour=1, twitches="none_noticed")
    assert states(owl, DAY, NEXT) == ["none", "missing"]


def test_the_day_that_the_phone_gives_stands(alice):
    twitch(alice, NEXT, day=DAY.isoformat())
    assert values(alice, "twitch.count", DAY, NEXT) == [1, None]


def test_a_changed_preference_moves_nothing(alice):
    api = Api(alice)
    uid = log(alice, "twitch", {"at": "2026-03-03T03:30:00+01:00", "tz": TZ})
    api.send("PATCH", "me", {"day_starts_at": 4})
    api.send("PATCH", f"entries/twitch/{uid}/", {"note": "later"})
    assert values(alice, "twitch.count", DAY, NEXT) == [None, 1]


def test_only_the_patient_moves_an_entry_to_another_day(alice):
    api = Api(alice)
    uid = twitch(alice)
    moved = api.send("PATCH", f"entries/twitch/{uid}/", at(NEXT)).json()
    assert moved["day"] == DAY.isoformat()
    moved = api.send("PATCH", f"entries/twitch/{uid}/", {"day": NEXT.isoformat()}).json()
    assert moved["day"] == NEXT.isoformat()


# --- The period -----------------------------------------------------------------------------------


def test_a_series_holds_every_day_of_the_period_and_no_other(alice):
    for day in (DAY - timedelta(days=1), DAY, NEXT, NEXT + timedelta(days=1)):
        twitch(alice, day)
    series = daily_series(alice, DAY, NEXT)
    assert series.days == [DAY, NEXT]
    assert list(series.weekdays) == [0, 1]
    assert list(series.values["twitch.count"]) == [1, 1]


def test_the_entries_of_another_are_not_counted(alice, bob):
    twitch(bob)
    checkin(bob, complete=True, twitches="none_noticed")
    dose(bob, DAY)
    assert daily_series(alice, DAY, DAY).states == ("missing",)
    assert not daily_series(alice, DAY, DAY).recorded.any()
    assert first_and_last_day(alice) is None


def test_a_day_is_recorded_once_anything_is_known_of_it(alice):
    dose(alice, DAY - timedelta(days=9))
    log(alice, "hydration", at(NEXT, ml=250))
    assert list(daily_series(alice, DAY, NEXT).recorded) == [False, True]


def test_the_ends_of_a_diary_are_those_of_all_kinds(alice):
    twitch(alice, NEXT)
    log(alice, "hydration", at(DAY, ml=250))
    assert first_and_last_day(alice) == (DAY, NEXT)


@pytest.mark.parametrize(
    ("spans", "hours"),
    [
        ([(0, 8)], 8),
        ([(0, 8), (0, 8)], 8),
        ([(0, 8), (6, 9)], 9),
        ([(0, 8), (2, 3), (7, 9)], 9),
        ([(14, 15), (0, 8)], 9),
    ],
)
def test_hours_asleep_count_once_however_often_they_are_noted(alice, spans, hours):
    for start, end in spans:
        asleep, awake = (f"2026-03-02T{hour:02}:00:00+01:00" for hour in (start, end))
        log(alice, "sleep", {"tz": TZ, "day": str(DAY), "asleep_at": asleep, "awake_at": awake})
    assert daily_series(alice, DAY, DAY).values["sleep.hours"].tolist() == [hours]


@pytest.mark.parametrize("case", BEGINNINGS)
def test_what_happened_long_ago_does_not_make_the_diary_begin_then(alice, case):
    """Read by the phone's tests too: both begin the diary on the same day."""
    for entry in case["entries"]:
        log(alice, entry["kind"], at(date.fromisoformat(entry["day"]), **entry["set"]))
    begins = first_and_last_day(alice)
    assert (begins and str(begins[0])) == case["begins"]
