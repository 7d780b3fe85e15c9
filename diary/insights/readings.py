"""When the diary is read: on stated days, so that looking more often finds nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from accounts.models import User
from diary.series import DailySeries, daily_series, first_and_last_day

EVERY = 28
LONGEST = 3660 // EVERY * EVERY


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
    beyond = (last - first).days + 1 - LONGEST
    return daily_series(owner, first + timedelta(days=max(0, -(-beyond // EVERY) * EVERY)), last)


def days_over(days: DailySeries, today: date) -> DailySeries:
    """Today isn't over and says nothing yet; in a diary of one day it stands for itself."""
    return days.first(max(1, (today - days.start).days))


def dates(days: DailySeries, read: int | None, next_read: int, today: date) -> Dates:
    """A diary that rests is read again on the first of its days that is still to come."""
    late = max(0, (today - days.start).days - next_read)
    next_read += -(-late // EVERY) * EVERY
    return Dates(
        None if read is None else days.start + timedelta(days=read),
        days.start + timedelta(days=next_read),
    )
