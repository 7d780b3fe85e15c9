"""What the factors are compared with: the twitches of a day, or those of watched windows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

import numpy as np

from accounts.models import User
from diary.models.kinds import WindowCount
from diary.series import OUTCOME, Array, DailySeries, records

Outcome = Literal["twitch.count", "window_count.per_minute"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
WATCHED: Final = "window_count.per_minute"


@dataclass(frozen=True)
class Counts:
    """`values`: a count a day, NaN = not observed. `exposure`: seconds watched, None = a day."""

    outcome: Outcome
    values: Array
    exposure: Array | None = None

    def first(self, n_days: int) -> Counts:
        exposure = None if self.exposure is None else self.exposure[:n_days]
        return replace(self, values=self.values[:n_days], exposure=exposure)

    @property
    def n_told(self) -> int:
        """Days up to the last that was observed."""
        known = np.flatnonzero(np.isfinite(self.values))
        return int(known[-1]) + 1 if known.size else 1

    @property
    def rates(self) -> Array:
        """Twitches a day, or a watched minute."""
        return self.values if self.exposure is None else 60 * self.values / self.exposure

    @property
    def watched(self) -> bool:
        return self.outcome == WATCHED


def counts_of(owner: User, days: DailySeries, outcome: Outcome) -> Counts:
    if outcome == WATCHED:
        return watched(owner, days)
    return Counts(OUTCOME, days.observed(OUTCOME))


def watched(owner: User, days: DailySeries) -> Counts:
    """All windows of a day together; a muscle that moved or was tensed tells nothing."""
    found = records(
        WindowCount, owner, days.start, days.days[-1], ["twitches", "seconds", "at_rest"]
    )
    values, seconds = np.full(len(days), np.nan), np.full(len(days), np.nan)
    for day, window in found:
        if window["at_rest"]:
            values[day] = np.nansum([values[day], window["twitches"]])
            seconds[day] = np.nansum([seconds[day], window["seconds"]])
    return Counts(WATCHED, values, seconds)
