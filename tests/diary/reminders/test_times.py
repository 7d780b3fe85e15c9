"""When reminders are due, by known answers."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from diary.reminders.times import Due, Wishes

WISHES = Wishes("Europe/Berlin", 0, {"checkin": time(20)}, weekday=6, quiet=None)


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def due(wishes, after, until):
    """What comes due, as (what, day, UTC)."""
    found = wishes.between(utc(after), utc(until))
    return [(one.what, one.day.isoformat(), f"{one.at:%Y-%m-%dT%H:%M}") for one in found]


def test_each_day_has_one():
    assert due(WISHES, "2026-03-02T12:00", "2026-03-04T12:00") == [
        ("checkin", "2026-03-02", "2026-03-02T19:00"),
        ("checkin", "2026-03-03", "2026-03-03T19:00"),
    ]


def test_the_moment_itself_belongs_to_what_ends_with_it():
    assert len(due(WISHES, "2026-03-02T18:59", "2026-03-02T19:00")) == 1
    assert due(WISHES, "2026-03-02T19:00", "2026-03-02T20:00") == []


def test_the_weekly_check_comes_on_its_weekday():
    weekly = replace(WISHES, times={"function_check": time(17)})
    assert due(weekly, "2026-03-02T00:00", "2026-03-16T00:00") == [
        ("function_check", "2026-03-08", "2026-03-08T16:00"),
        ("function_check", "2026-03-15", "2026-03-15T16:00"),
    ]


@pytest.mark.parametrize(
    ("at", "night", "found"),
    [
        # Spring: 02:30 is skipped, so it is half past three, summer time.
        (time(2, 30), "2026-03-29", ["2026-03-29T01:30"]),
        # Autumn: 02:30 comes twice; the first, still summer time.
        (time(2, 30), "2026-10-25", ["2026-10-25T00:30"]),
        (time(2), "2026-10-25", ["2026-10-25T00:00"]),
    ],
)
def test_a_night_in_which_the_clocks_change_has_one(at, night, found):
    wishes = replace(WISHES, times={"plans": at})
    times = [
        one for _, day, one in due(wishes, "2026-03-01T00:00", "2026-12-01T00:00") if day == night
    ]
    assert times == found


def test_the_time_on_the_clock_stays_over_the_change():
    assert [at for _, _, at in due(WISHES, "2026-03-28T00:00", "2026-03-30T00:00")] == [
        "2026-03-28T19:00",
        "2026-03-29T18:00",
    ]


def test_after_midnight_belongs_to_the_day_before_where_the_day_starts_later():
    late = replace(WISHES, day_starts_at=4, times={"checkin": time(1)})
    assert due(late, "2026-03-02T12:00", "2026-03-03T12:00") == [
        ("checkin", "2026-03-02", "2026-03-03T00:00")
    ]


@pytest.mark.parametrize(
    ("at", "quiet", "moment"),
    [
        (time(21, 59), (time(22), time(7)), "2026-03-02T20:59"),
        (time(22), (time(22), time(7)), "2026-03-03T06:00"),
        (time(6), (time(22), time(7)), "2026-03-02T06:00"),
        (time(7), (time(22), time(7)), "2026-03-02T06:00"),
        (time(13), (time(12), time(14)), "2026-03-02T13:00"),
        (time(13), (time(13), time(13)), "2026-03-02T12:00"),
    ],
)
def test_in_the_quiet_hours_it_waits_for_their_end(at, quiet, moment):
    wishes = replace(WISHES, times={"plans": at}, quiet=quiet)
    found = wishes.between(utc("2026-03-01T12:00"), utc("2026-03-04T12:00"))
    day = date(2026, 3, 2)
    assert [one for one in found if one.day == day] == [Due("plans", day, utc(moment))]
