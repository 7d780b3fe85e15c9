"""When reminders are due, by the patient's own clock.

Pure. In the hour that spring skips, a time means the hour after it; in the one that autumn repeats,
the first. A reminder belongs to the patient's day, of which there is one however often the clocks
change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from diary.models.reminders import Reminder

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Due:
    what: str
    day: date
    at: datetime


@dataclass(frozen=True)
class Wishes:
    """`times` of what is on; `weekday` of the weekly check, 0 = Monday; `quiet` from and to."""

    tz: str
    day_starts_at: int
    times: Mapping[str, time]
    weekday: int
    quiet: tuple[time, time] | None

    def between(self, after: datetime, until: datetime) -> list[Due]:
        """What comes due later than `after` and no later than `until`, in its order."""
        first = self.local(after).date() - 2 * A_DAY
        days = [first + i * A_DAY for i in range((until - after).days + 5)]
        found = [
            Due(what, day, self.after_quiet(self.moment(day, at)))
            for day in days
            for what, at in self.times.items()
            if what != Reminder.What.FUNCTION_CHECK or day.weekday() == self.weekday
        ]
        return sorted((due for due in found if after < due.at <= until), key=lambda due: due.at)

    def moment(self, day: date, at: time) -> datetime:
        """When the clock shows `at` on a day of the patient's, which may start after midnight."""
        return self.instant(day + A_DAY if at.hour < self.day_starts_at else day, at)

    def after_quiet(self, moment: datetime) -> datetime:
        """The moment itself or, in the quiet hours, their end."""
        local = self.local(moment)
        if not self.quiet or not is_within(local.time(), *self.quiet):
            return moment
        end = self.quiet[1]
        return self.instant(local.date() + A_DAY * (end <= local.time()), end)

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.tz))

    def instant(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, ZoneInfo(self.tz)).astimezone(UTC)


def is_within(at: time, start: time, end: time) -> bool:
    """The hours may go over midnight; the same time twice is no time at all."""
    return start <= at < end if start <= end else at >= start or at < end
