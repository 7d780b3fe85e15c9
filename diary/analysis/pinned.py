"""One question, named before looking: this factor, this many days before, tested alone."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from .arguments import check_whole_number, checked_factor, checked_outcome, checked_weekdays
from .arrays import FloatArray, IntArray, lagged
from .findings import Link
from .links import PLAIN_LEVEL, fitted_slopes, link_of, p_value_of
from .pairs import Pair, clip, pair_at
from .readings import DAYS_BETWEEN, Pairing, first_seen, last_reading_day
from .regression import Slope
from .rules import DAYS_NEEDED

FULL_P = 0.014
"""Set by simulation for 5 % over the readings of a year: docs/adr/0006-readings.md."""


@dataclass(frozen=True)
class Estimate:
    """A log rate ratio per unit of the factor with its plain 95 % interval, and no verdict."""

    n_days: int
    log_rate_ratio: float
    ci_low: float
    ci_high: float


@dataclass(frozen=True)
class PinnedAnswer:
    """The last reading of a pinned question.

    Attributes
    ----------
    answer : from the days since the question was pinned alone. Its interval has level 1 − 0.014,
        which holds over all readings of a year.
    all_days : told apart, what all days of the diary say up to the reading, those looked at before
        the question was asked among them; None if they can't be tested.
    day : index of the last day that the reading looks at; None before the first reading.
    next_day : index of the last day that the next reading will look at.
    """

    answer: Link
    all_days: Estimate | None
    day: int | None
    next_day: int


def pinned_answer(
    counts: npt.ArrayLike,
    factor: npt.ArrayLike,
    weekdays: npt.ArrayLike,
    lag: int,
    since: int,
    *,
    name: str = "factor",
    every: int = DAYS_BETWEEN,
    exposure: npt.ArrayLike | None = None,
) -> PinnedAnswer:
    """Answer a question that was named before looking, at readings of its own.

    The model of `find_links` for one factor at one lag. Readings fall on every 28th day from the
    day it was pinned, and "link" is answered at p < 0.014, which makes 5 % over the readings of a
    year, by simulation (docs/adr/0006-readings.md). No other factor or lag is looked at, so nothing
    else is paid for.

    A missing day (NaN) is never 0 and never filled in: a day counts if its count and the factor
    `lag` days before are both known.

    Parameters
    ----------
    counts, weekdays, exposure : as in `find_links`.
    factor : (n_days,) in its own unit and not shifted, NaN = not logged.
    lag : days from the factor to the count, 0 or more.
    since : index of the first day of which nobody had seen the count when the question was pinned;
        it may lie after the last day.
    name : of the factor, repeated in the answer.
    every : days from one reading to the next; the error rate was simulated for 28.

    Raises
    ------
    ValueError : as `find_links` does, and if `lag`, `since` or `every` is no such whole number.
    """
    check_whole_number("lag", lag, minimum=0)
    check_whole_number("since", since, minimum=0)
    check_whole_number("every", every, minimum=1)
    daily_counts, offset = checked_outcome(counts, exposure)
    days = checked_weekdays(weekdays, daily_counts.size)
    values = lagged(checked_factor("factor", factor, daily_counts.size), int(lag))
    question = _Question(name, int(lag), daily_counts, offset, days, values, int(since))
    n_fresh = max(0, daily_counts.size - int(since))
    last = last_reading_day(n_fresh, every)
    if last is None:
        untested = question.answer(min(n_fresh, DAYS_NEEDED - 1), claimed_below(every))
        return PinnedAnswer(untested, question.estimate(0), None, int(since) + every - 1)
    return _reading(question, last, every)


def claimed_below(every: int) -> float:
    """p below which "link" is answered: 0.014, and less in proportion to more frequent readings."""
    return FULL_P * min(1.0, every / DAYS_BETWEEN)


@dataclass(frozen=True)
class _Question:
    name: str
    lag: int
    counts: FloatArray
    offset: FloatArray
    weekdays: IntArray
    values: FloatArray
    since: int

    def answer(self, n_fresh: int, claimed: float) -> Link:
        """From the first days since the question was pinned, as many as this."""
        pair, slope = self._fitted(slice(self.since, self.since + n_fresh))
        found = bool(p_value_of(slope) < claimed)
        return link_of(pair, slope, found, 1 - claimed)

    def estimate(self, n_fresh: int) -> Estimate | None:
        """From those days and all before them."""
        pair, slope = self._fitted(slice(self.since + n_fresh))
        if slope is None or np.isnan(p_value_of(slope)):
            return None
        return Estimate(pair.n_days, slope.estimate, *slope.interval(PLAIN_LEVEL))

    def _fitted(self, days: slice) -> tuple[Pair, Slope | None]:
        counts = self.counts[days]
        pair = replace(pair_at(counts, self.name, clip(self.values[days]), 0), lag=self.lag)
        (slope,) = fitted_slopes(counts, self.offset[days], self.weekdays[days], [pair])
        return pair, slope


def _reading(question: _Question, last: int, every: int) -> PinnedAnswer:
    claimed = claimed_below(every)
    answer = question.answer(last + 1, claimed)
    pairing = (answer.factor, answer.lag)

    def found_at(day: int) -> set[Pairing]:
        return {pairing} if question.answer(day + 1, claimed).verdict == "link" else set()

    found = {pairing} if answer.verdict == "link" else set()
    first = first_seen(found, last, every, found_at).get(pairing)
    return PinnedAnswer(
        answer=replace(answer, first_seen=None if first is None else question.since + first),
        all_days=question.estimate(last + 1),
        day=question.since + last,
        next_day=question.since + last + every,
    )
