"""Days since an injection, the cycles laid over one another: described, not tested."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .arguments import check_whole_number, checked_counts
from .arrays import FloatArray, mean_of_known

CYCLES_TO_SPEAK_OF = 4
LONGEST = 120


@dataclass(frozen=True)
class Cycle:
    """The days from one injection to the next.

    Attributes
    ----------
    day : index of the day of the injection.
    counts : one a day from that day on, NaN = not observed; at most 120.
    ended : whether another injection ended it; the last one runs on.
    """

    day: int
    counts: tuple[float, ...]
    ended: bool


@dataclass(frozen=True)
class DaySince:
    """All cycles on one day: the plain mean of the observed counts, NaN if there are none."""

    days_since: int
    mean: float
    n_observed: int


@dataclass(frozen=True)
class InjectionCycles:
    """Cycles laid over one another.

    Attributes
    ----------
    cycles : in the order of time.
    by_day : from the day of the injection (0) to the longest cycle's last.
    enough : whether four cycles have ended; before, even a pattern of the means is no pattern.
    """

    cycles: tuple[Cycle, ...]
    by_day: tuple[DaySince, ...]
    enough: bool


def injection_cycles(counts: npt.ArrayLike, injection_days: Iterable[int]) -> InjectionCycles:
    """Lay the days since each injection over one another.

    A description: no test, no interval, no claim. The mean of a day since the injection takes in
    every cycle that reached it and was observed on it; a missing day (NaN) is never 0 and never
    filled in. Trend and weekday are not adjusted for.

    Parameters
    ----------
    counts : (n_days,) twitches a calendar day, NaN = not observed.
    injection_days : indices of the days with an injection, in any order; two on a day are one, and
        those after the last day of `counts` are left out.

    Raises
    ------
    ValueError : on a wrong shape, a negative count, an infinite value or a day that is no whole
        number from 0 on.
    """
    daily_counts = checked_counts(counts)
    starts = _checked_starts(injection_days, daily_counts.size)
    ends = [*starts[1:], daily_counts.size]
    cycles = tuple(
        Cycle(start, tuple(daily_counts[start:end][:LONGEST].tolist()), end != ends[-1])
        for start, end in zip(starts, ends, strict=False)  # without a start there is one end
    )
    return InjectionCycles(
        cycles, _by_day(cycles), sum(cycle.ended for cycle in cycles) >= CYCLES_TO_SPEAK_OF
    )


def _checked_starts(injection_days: Iterable[int], n_days: int) -> list[int]:
    days = list(injection_days)
    for day in days:
        check_whole_number("injection_days", day, minimum=0)
    return sorted({int(day) for day in days if day < n_days})


def _by_day(cycles: tuple[Cycle, ...]) -> tuple[DaySince, ...]:
    longest = max((len(cycle.counts) for cycle in cycles), default=0)
    laid_over = np.full((len(cycles), longest), np.nan)
    for row, cycle in zip(laid_over, cycles, strict=True):
        row[: len(cycle.counts)] = cycle.counts
    return tuple(_day_since(day, column) for day, column in enumerate(laid_over.T))


def _day_since(days_since: int, counts: FloatArray) -> DaySince:
    return DaySince(days_since, mean_of_known(counts), int(np.isfinite(counts).sum()))
