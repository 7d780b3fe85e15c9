import math
from typing import Any

import numpy as np
import pytest

from diary.analysis import DayMean, Tally, Week, describe

DAYS: dict[str, Any] = {
    "counts": [3.0, np.nan, 2.0, 4.0, 6.0, 0.0, 2.0, 4.0, 8.0, np.nan],
    "weekdays": [0, 1, 2, 3, 4, 5, 6, 0, 1, 2],
    "entries_a_day": [2, 0, 1, 1, 3, 1, 1, 2, 4, 0],
}
ENTRIES: dict[str, Any] = {
    "hours": [0.0, 5.9, 6.0, 17.99, 23.9],
    "sites": ["calf", "eyelid", None, "calf", "calf"],
    "states": ["rest", "rest", "rest", None, None],
    "twitches": [1, 9, 2, 3, 1],
}


def test_entries_are_tallied_with_the_most_twitches_first():
    description = describe(**DAYS, **ENTRIES)
    assert description.by_site == (Tally("eyelid", 1, 9), Tally("calf", 3, 5), Tally(None, 1, 2))
    assert description.by_state == (Tally("rest", 3, 12), Tally(None, 2, 4))


def test_the_day_has_four_parts():
    assert describe(**DAYS, **ENTRIES).by_part_of_day == (
        Tally("night", 2, 10),
        Tally("morning", 1, 2),
        Tally("afternoon", 1, 3),
        Tally("evening", 1, 1),
    )


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [("night", 0, 5.99), ("morning", 6, 11.99), ("afternoon", 12, 17.99), ("evening", 18, 23.99)],
)
def test_each_part_begins_at_its_hour(name, first, last):
    entries = {"hours": [first, last], "sites": [None] * 2, "states": [None] * 2}
    parts = describe(**DAYS, **entries, twitches=[1, 2]).by_part_of_day
    assert [part.label for part in parts if part.entries] == [name]


def test_days_not_observed_are_in_no_mean():
    description = describe(**DAYS, **ENTRIES)
    assert description.by_weekday[:2] == (DayMean(0, 3.5, 2), DayMean(1, 8, 1))
    assert description.this_week == Week(4, 2, 6)
    assert description.week_before == Week(2.5, 1.5, 2)


def test_a_week_has_seven_days_however_long_the_diary():
    counts, entries = np.repeat([9.0, 5.0, 3.0], [16, 7, 7]), np.repeat([8, 2, 1], [16, 7, 7])
    description = describe(counts, np.arange(30) % 7, entries, **ENTRIES)
    assert (description.this_week, description.week_before) == (Week(3, 1, 7), Week(5, 2, 7))


def test_an_empty_diary_can_be_described():
    empty = describe([], [], [], hours=[], sites=[], states=[], twitches=[])
    assert (empty.by_site, empty.this_week.n_observed) == ((), 0)
    assert math.isnan(empty.week_before.mean)
    assert [tally.entries for tally in empty.by_part_of_day] == [0] * 4


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"hours": [24.0] * 5}, "hours has values outside 0 to under 24"),
        ({"hours": [math.nan] * 5}, "hours has values outside 0 to under 24"),
        ({"hours": [1.0]}, r"hours has shape \(1,\): give one for each of 5 entries"),
        ({"sites": ["calf"]}, "sites has 1 entries and twitches has 5"),
        ({"states": ["rest"] * 6}, "states has 6 entries and twitches has 5"),
        ({"entries_a_day": [1]}, "entries_a_day has 1 days and counts has 10"),
        ({"twitches": [-1, 0, 0, 0, 0]}, "negative values"),
    ],
)
def test_describe_refuses(changed, message):
    with pytest.raises(ValueError, match=message):
        describe(**DAYS | ENTRIES | changed)
