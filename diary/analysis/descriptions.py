"""What can be told from the first day on: plain counts and means, which claim nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .arguments import checked_counts, checked_factor, checked_weekdays
from .arrays import FloatArray, IntArray, mean_of_known

DAYS_OF_A_WEEK = 7
PARTS_OF_THE_DAY = {"night": 0, "morning": 6, "afternoon": 12, "evening": 18}
"""Each begins at its hour and ends where the next begins."""


@dataclass(frozen=True)
class Tally:
    """Entries under one label and the twitches in them; the label None = not said."""

    label: str | None
    entries: int
    twitches: float


@dataclass(frozen=True)
class DayMean:
    """Mean count of the observed days of one weekday (0 = Monday), NaN without any."""

    weekday: int
    mean: float
    n_observed: int


@dataclass(frozen=True)
class Week:
    """Seven days: mean count and mean number of entries of the observed ones, NaN without any."""

    mean: float
    entries_a_day: float
    n_observed: int


@dataclass(frozen=True)
class Description:
    """The diary in plain numbers.

    Attributes
    ----------
    by_part_of_day : night (0–6 h), morning (6–12), afternoon (12–18) and evening (18–24).
    by_site, by_state : the most twitches first.
    by_weekday : Monday to Sunday.
    this_week, week_before : the last seven days and the seven before them. More entries a day look
        like more twitching: show both.
    """

    by_part_of_day: tuple[Tally, ...]
    by_site: tuple[Tally, ...]
    by_state: tuple[Tally, ...]
    by_weekday: tuple[DayMean, ...]
    this_week: Week
    week_before: Week


def describe(
    counts: npt.ArrayLike,
    weekdays: npt.ArrayLike,
    entries_a_day: npt.ArrayLike,
    *,
    hours: npt.ArrayLike,
    sites: Sequence[str | None],
    states: Sequence[str | None],
    twitches: npt.ArrayLike,
) -> Description:
    """Describe a diary without testing anything.

    A day that was not observed (NaN in `counts`) is in no mean, and is never 0.

    Parameters
    ----------
    counts, weekdays : (n_days,) as in `find_links`.
    entries_a_day : (n_days,) entries made on each day.
    hours : (n_entries,) local time of each twitch entry, 0 to under 24.
    sites, states : (n_entries,) of each twitch entry, None = not said.
    twitches : (n_entries,) in each entry.

    Raises
    ------
    ValueError : on a wrong shape, a negative count or number, an infinite value, a weekday outside
        0 to 6, or an hour outside 0 to under 24.
    """
    daily_counts = checked_counts(counts)
    days = checked_weekdays(weekdays, daily_counts.size)
    entries = checked_factor("entries_a_day", entries_a_day, daily_counts.size)
    numbers = checked_counts(twitches)
    return Description(
        by_part_of_day=_by_part_of_day(_checked_hours(hours, numbers.size), numbers),
        by_site=_by_label("sites", sites, numbers),
        by_state=_by_label("states", states, numbers),
        by_weekday=_by_weekday(daily_counts, days),
        this_week=_week(daily_counts[-DAYS_OF_A_WEEK:], entries[-DAYS_OF_A_WEEK:]),
        week_before=_week(*(_week_before(series) for series in (daily_counts, entries))),
    )


def _checked_hours(hours: npt.ArrayLike, n_entries: int) -> FloatArray:
    times = np.asarray(hours, dtype=np.float64)
    if times.shape != (n_entries,):
        raise ValueError(f"hours has shape {times.shape}: give one for each of {n_entries} entries")
    if not np.all((times >= 0) & (times < 24)):
        raise ValueError("hours has values outside 0 to under 24: give local hours of the day")
    return times


def _by_part_of_day(hours: FloatArray, twitches: FloatArray) -> tuple[Tally, ...]:
    names, starts = zip(*PARTS_OF_THE_DAY.items(), strict=True)
    part = np.searchsorted(starts, hours, side="right") - 1
    return tuple(_tally(name, twitches[part == place]) for place, name in enumerate(names))


def _by_label(
    argument: str, labels: Sequence[str | None], twitches: FloatArray
) -> tuple[Tally, ...]:
    if len(labels) != twitches.size:
        raise ValueError(
            f"{argument} has {len(labels)} entries and twitches has {twitches.size}: "
            "give one for each entry, None where it was not said"
        )
    column = np.array(labels, dtype=object)
    tallies = [_tally(label, twitches[column == label]) for label in dict.fromkeys(labels)]
    return tuple(sorted(tallies, key=lambda tally: -tally.twitches))


def _tally(label: str | None, twitches: FloatArray) -> Tally:
    return Tally(label, twitches.size, float(np.nansum(twitches)))


def _by_weekday(counts: FloatArray, weekdays: IntArray) -> tuple[DayMean, ...]:
    columns = [counts[weekdays == weekday] for weekday in range(DAYS_OF_A_WEEK)]
    return tuple(
        DayMean(weekday, mean_of_known(column), int(np.isfinite(column).sum()))
        for weekday, column in enumerate(columns)
    )


def _week(counts: FloatArray, entries: FloatArray) -> Week:
    observed = np.isfinite(counts)
    return Week(mean_of_known(counts), mean_of_known(entries[observed]), int(observed.sum()))


def _week_before(series: FloatArray) -> FloatArray:
    return series[-2 * DAYS_OF_A_WEEK : -DAYS_OF_A_WEEK]
