"""The search for links on stated dates only: looking again must not make links."""

from collections.abc import Callable, Mapping, MutableMapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy.typing as npt

from .arguments import (
    check_whole_number,
    checked_counts,
    checked_exposure,
    checked_factors,
    checked_weekdays,
)
from .arrays import FloatArray, IntArray
from .findings import LinkFindings
from .links import find_links
from .rules import DAYS_NEEDED

Pairing: TypeAlias = tuple[str, int]

DAYS_BETWEEN = 28
DAYS_OF_A_YEAR = 364
FULL_Q = 0.03
"""Set by simulation: docs/adr/0006-readings.md."""


@dataclass(frozen=True)
class Reading(LinkFindings):
    """What the last reading says; until the next it stands, whatever is logged meanwhile.

    Attributes
    ----------
    day : index of the last day that the reading looks at; None before the first reading.
    next_day : index of the last day that the next reading will look at.
    """

    day: int | None
    next_day: int


def latest_reading(
    counts: npt.ArrayLike,
    factors: Mapping[str, npt.ArrayLike],
    weekdays: npt.ArrayLike,
    *,
    every: int = DAYS_BETWEEN,
    lags: int = 4,
    exposure: npt.ArrayLike | None = None,
    known: MutableMapping[int, LinkFindings] | None = None,
) -> Reading:
    """Search for links as `find_links` does, on the days up to the last reading date alone.

    Readings fall on every 28th day of the diary. Each looks at all days so far, at the false
    discovery rate q of `reading_q`, which grows over the first year: together the readings of a
    year claim anything in about 7 % of diaries in which nothing is linked, where q = 0.05 at each
    would in 21 %. A spending schedule as of Lan & DeMets (1983, Biometrika 70:659), set by
    simulation (docs/adr/0006-readings.md).

    Parameters
    ----------
    counts, factors, weekdays, lags, exposure : as in `find_links`. The arrays must begin with the
        first day of the diary, not of a period that somebody chose: the reading dates hang on it.
    every : days from one reading to the next; the error rates were simulated for 28.
    known : findings of readings by their day, kept by the caller for as long as no day up to them
        changes. Those that are asked for and not in it are worked out and added.

    Returns
    -------
    The last reading; each link with the day at which the readings in a row that found it began
    (`Link.first_seen`). Before the first reading, nothing is tested.

    Raises
    ------
    ValueError : as `find_links` does, and if `every` is no whole number from 1 on.
    """
    check_whole_number("every", every, minimum=1)
    diary = _checked_diary(counts, factors, weekdays, exposure)
    day = last_reading_day(diary.weekdays.size, every)
    if day is None:
        untested = diary.findings(DAYS_NEEDED - 2, lags, reading_q(0))
        return Reading(**vars(untested), day=None, next_day=every - 1)
    memory = {} if known is None else known

    def findings_at(day: int) -> LinkFindings:
        if day not in memory:
            memory[day] = diary.findings(day, lags, reading_q(day, every))
        return memory[day]

    return _reading(findings_at, day, every)


def last_reading_day(n_days: int, every: int = DAYS_BETWEEN) -> int | None:
    """Index of the last day of the last reading of a diary this long; None before the first."""
    return n_days // every * every - 1 if n_days >= every else None


def reading_q(day: int, every: int = DAYS_BETWEEN) -> float:
    """The false discovery rate of the reading that looks at the days up to this index.

    0.03 · min(1, days / 364), and less in proportion to readings that come more often than after
    28 days.
    """
    return FULL_Q * min(1.0, (day + 1) / DAYS_OF_A_YEAR) * min(1.0, every / DAYS_BETWEEN)


def first_seen(
    found: AbstractSet[Pairing],
    day: int,
    every: int,
    found_at: Callable[[int], AbstractSet[Pairing]],
) -> dict[Pairing, int]:
    """Go back from the reading of this day, to where the readings in a row that found it began."""
    first = dict.fromkeys(found, day)
    for earlier in range(day - every, -1, -every):
        if not found:
            break
        found = found & found_at(earlier)
        first |= dict.fromkeys(found, earlier)
    return first


@dataclass(frozen=True)
class _Diary:
    counts: FloatArray
    factors: dict[str, FloatArray]
    weekdays: IntArray
    exposure: FloatArray | None

    def findings(self, day: int, lags: int, q: float) -> LinkFindings:
        """What the days up to this one say."""
        until = slice(day + 1)
        factors = {name: values[until] for name, values in self.factors.items()}
        exposure = None if self.exposure is None else self.exposure[until]
        return find_links(
            self.counts[until], factors, self.weekdays[until], lags=lags, q=q, exposure=exposure
        )


def _checked_diary(
    counts: npt.ArrayLike,
    factors: Mapping[str, npt.ArrayLike],
    weekdays: npt.ArrayLike,
    exposure: npt.ArrayLike | None,
) -> _Diary:
    daily_counts = checked_counts(counts)
    n_days = daily_counts.size
    return _Diary(
        counts=daily_counts,
        factors=checked_factors(factors, n_days),
        weekdays=checked_weekdays(weekdays, n_days),
        exposure=None if exposure is None else checked_exposure(exposure, n_days),
    )


def _reading(findings_at: Callable[[int], LinkFindings], day: int, every: int) -> Reading:
    findings = findings_at(day)
    first = first_seen(_found(findings), day, every, lambda earlier: _found(findings_at(earlier)))
    links = tuple(
        replace(link, first_seen=first.get((link.factor, link.lag))) for link in findings.links
    )
    return Reading(**vars(replace(findings, links=links)), day=day, next_day=day + every)


def _found(findings: LinkFindings) -> frozenset[Pairing]:
    return frozenset((link.factor, link.lag) for link in findings.links if link.verdict == "link")
