"""When the diary is read: on stated days, so that looking more often finds nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from accounts.models import User
from diary.analysis.readings import DAYS_BETWEEN
from diary.insights.outcome import WATCHED
from diary.series import DailySeries, daily_series, first_and_last_day

LONGEST = 3660 // DAYS_BETWEEN * DAYS_BETWEEN


@dataclass(frozen=True)
class Dates:
    """The last day that the latest reading looks at, None before the first, and that of the next
    one."""

    read: date | None
    next: date

    def wire(self) -> dict[str, str | None]:
        return {"date": self.read.isoformat() if self.read else None, "next": self.next.isoformat()}


def whole_diary(owner: User, today: date) -> DailySeries:
    """From the first day to the last; of a diary longer than ten years the last ten, from a day on
    that keeps its reading days."""
    first, last = first_and_last_day(owner) or (today, today)
    beyond = max(0, (last - first).days + 1 - LONGEST)
    left_out = -(-beyond // DAYS_BETWEEN) * DAYS_BETWEEN
    return daily_series(owner, first + timedelta(days=left_out), last)


def days_told(diary: DailySeries, today: date) -> DailySeries:
    """From the first to the last day of which something of the twitching is known.

    Nights of years before, or a coffee a year later, would only make the time in between longer.
    Today isn't over and says nothing yet; a diary without any such day is its first day alone.
    """
    told = np.array([state != "missing" for state in diary.states])
    told |= np.isfinite(diary.values[WATCHED])
    known = np.flatnonzero(told[: max(0, (today - diary.start).days)]).tolist()
    return diary.between(known[0], known[-1] + 1) if known else diary.between(0, 1)


def dates(days: DailySeries, read: int | None, next_read: int, today: date) -> Dates:
    """A reading whose day has passed with nothing recorded comes with the next recorded day."""
    return Dates(
        None if read is None else days.start + timedelta(days=read),
        max(today, days.start + timedelta(days=next_read)),
    )
