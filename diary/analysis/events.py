"""Before and after an event: B12 started, its form, dose or schedule changed."""

import math
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from .arguments import check_whole_number, checked_outcome, checked_weekdays
from .arrays import FloatArray, IntArray, mean_of_known
from .event_model import FORTNIGHT, fit_event
from .mixture import TMixture
from .ratios import ratio_of

WINDOW = 180
CLAIMED_BELOW = 0.025
LEVEL = 0.95
DAYS_BEFORE_NEEDED = 21
DAYS_IN_FORTNIGHT_NEEDED = 7
DAYS_BEYOND_FORTNIGHT_NEEDED = 14
DAYS_AFTER_NEEDED = 28
TWITCHES_NEEDED = 20

EventVerdict: TypeAlias = Literal["change", "no_clear_change", "not_enough_data"]


@dataclass(frozen=True)
class EventNeed:
    """The first rule that is not met, and how many more observed days or twitches it takes.

    The fortnight is the first 14 days from the event on; "days_after" are those and all beyond.
    Days that have passed unobserved can't be made up for.
    """

    rule: Literal[
        "days_before", "days_in_fortnight", "days_beyond_fortnight", "days_after", "twitches"
    ]
    more: int


@dataclass(frozen=True)
class Change:
    """A ratio of expected counts with its 95 % interval; all NaN if there was no test.

    Attributes
    ----------
    if_bent : with p < 0.025, the same change where the trend may bend; otherwise None.
    """

    ratio: float = math.nan
    ci_low: float = math.nan
    ci_high: float = math.nan
    p_value: float = math.nan
    if_bent: "Change | None" = None

    @property
    def clear(self) -> bool:
        """Whether it may be claimed: p < 0.025, as two changes are looked at, and so too where the
        trend may bend."""
        return self.p_value < CLAIMED_BELOW and (self.if_bent is None or self.if_bent.clear)

    @property
    def to_tell(self) -> "Change":
        """The change to put into words: one that only a straight trend shows is told as it is where
        the trend may bend, with the wider interval of what still fits."""
        return self.if_bent if self.if_bent and not self.clear else self


@dataclass(frozen=True)
class EventChange:
    """What changed with an event.

    Attributes
    ----------
    verdict : "change" if either change is clear, "no_clear_change", or "not_enough_data".
    temporary : the first 14 days against the level after them. A gradual change can look like it.
    sustained : the level after those days against the continued trend of the days before.
    mean_before, mean_after : plain mean counts within 180 days; any trend already under way is in
        them. NaN without an observed day.
    n_before, n_after : observed days behind them.
    needs : with "not_enough_data", the first rule not met; otherwise None.
    """

    verdict: EventVerdict
    temporary: Change
    sustained: Change
    mean_before: float
    mean_after: float
    n_before: int
    n_after: int
    needs: EventNeed | None = None


def event_change(
    counts: npt.ArrayLike,
    weekdays: npt.ArrayLike,
    day: int,
    *,
    exposure: npt.ArrayLike | None = None,
) -> EventChange:
    """Tell how the daily count changed with an event, beyond the trend that was under way.

    Within 180 days on either side, log E[count_t] = level + trend · t + weekday
    + a [0 ≤ t − day < 14] + b [t ≥ day], with the errors of `find_links`. exp(a) is the temporary
    change, exp(b) the sustained one. Estimates are averaged over the possible strengths and
    persistences of the spells by their REML weight, which makes each a mixture of Student's t; see
    `fit_event`. Either change is claimed at p < 0.025, if that holds too with a term in t², as a
    recovery that slows down looks like a change otherwise (docs/adr/0008-bent-trends.md).

    A missing day (NaN) is never 0 and never filled in. Needed are 21 observed days before, 7 in the
    first fortnight, 14 beyond it, 28 after in all, and 20 twitches.

    Parameters
    ----------
    counts : (n_days,) twitches a calendar day, 0 = observed without a twitch, NaN = not observed.
    weekdays : (n_days,) 0 = Monday … 6 = Sunday.
    day : index of the first day of what is new; one after the end of `counts` has no days yet.
    exposure : see `find_links`; the plain means are not adjusted for it.

    Raises
    ------
    ValueError : as `find_links` does, and on a day that is no whole number from 0 on.
    """
    daily_counts, offset = checked_outcome(counts, exposure)
    days = checked_weekdays(weekdays, daily_counts.size)
    check_whole_number("day", day, minimum=0)
    window = slice(max(0, int(day) - WINDOW), int(day) + WINDOW)
    near, since = daily_counts[window], (np.arange(daily_counts.size) - int(day))[window]
    needs = first_event_need(near, since)
    temporary, sustained = (
        (Change(), Change()) if needs else _changes(near, offset[window], days[window], since)
    )
    before, after = near[since < 0], near[since >= 0]
    return EventChange(
        verdict=_verdict(needs, temporary, sustained),
        temporary=temporary,
        sustained=sustained,
        mean_before=mean_of_known(before),
        mean_after=mean_of_known(after),
        n_before=int(np.isfinite(before).sum()),
        n_after=int(np.isfinite(after).sum()),
        needs=needs,
    )


def first_event_need(counts: FloatArray, since: IntArray) -> EventNeed | None:
    """What is missing before an event can be tested; None if nothing is.

    Parameters
    ----------
    counts : (n_days,) within the window, NaN = not observed.
    since : (n_days,) days since the event, negative before it.
    """
    observed = since[np.isfinite(counts)]
    n_before, n_after = int(np.sum(observed < 0)), int(np.sum(observed >= 0))
    n_beyond = int(np.sum(observed >= FORTNIGHT))
    twitches = math.floor(np.nansum(counts))
    needs = (
        EventNeed("days_before", DAYS_BEFORE_NEEDED - n_before),
        EventNeed("days_in_fortnight", DAYS_IN_FORTNIGHT_NEEDED - (n_after - n_beyond)),
        EventNeed("days_beyond_fortnight", DAYS_BEYOND_FORTNIGHT_NEEDED - n_beyond),
        EventNeed("days_after", DAYS_AFTER_NEEDED - n_after),
        EventNeed("twitches", TWITCHES_NEEDED - twitches),
    )
    return next((need for need in needs if need.more > 0), None)


def _changes(
    counts: FloatArray, offset: FloatArray, weekdays: IntArray, since: IntArray
) -> tuple[Change, Change]:
    rows = counts, offset, weekdays, since
    temporary, sustained = (_change(log_ratio) for log_ratio in fit_event(*rows))
    if not (temporary.clear or sustained.clear):
        return temporary, sustained
    bent = (_change(log_ratio) for log_ratio in fit_event(*rows, bent=True))
    return _with_bent(temporary, next(bent)), _with_bent(sustained, next(bent))


def _with_bent(change: Change, bent: Change) -> Change:
    return replace(change, if_bent=bent) if change.clear else change


def _change(log_ratio: TMixture) -> Change:
    ci_low, ci_high = log_ratio.interval(LEVEL)
    return Change(
        ratio=ratio_of(log_ratio.mean),
        ci_low=ratio_of(ci_low),
        ci_high=ratio_of(ci_high),
        p_value=log_ratio.p_value,
    )


def _verdict(needs: EventNeed | None, temporary: Change, sustained: Change) -> EventVerdict:
    if needs:
        return "not_enough_data"
    return "change" if temporary.clear or sustained.clear else "no_clear_change"
