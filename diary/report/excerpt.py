"""What a report is made from, read from the diary once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import User
from diary.models import entry_kinds
from diary.models.kinds import B12, Twitch
from diary.series import DailySeries, Found, daily_series, records
from diary.units import Units

TWITCH_FIELDS = ["site", "side", "intensity", "seconds", "state", "noticed"]
DOSE_FIELDS = ["mcg", "form", "route", "site", "side", "product", "status"]


@dataclass(frozen=True)
class Excerpt:
    """`twitches`: the entries of the period. `doses`: those before it too (their day is negative).
    `entry_days`: the days with any entry at all. `first_day`: that of the diary's first entry
    (negative before the period), None if there is none until its end."""

    start: date
    end: date
    days: DailySeries
    twitches: tuple[dict[str, Any], ...]
    doses: tuple[Found, ...]
    entry_days: frozenset[int]
    first_day: int | None
    units: Units

    def __len__(self) -> int:
        return len(self.days)

    @property
    def doses_in_period(self) -> list[Found]:
        return [(day, dose) for day, dose in self.doses if day >= 0]


def excerpt(owner: User, start: date, end: date) -> Excerpt:
    entry_days = [(day - start).days for day in days_with_entries(owner, end)]
    return Excerpt(
        start,
        end,
        daily_series(owner, start, end),
        tuple(found for _, found in records(Twitch, owner, start, end, TWITCH_FIELDS)),
        tuple(records(B12, owner, start, end, DOSE_FIELDS, with_earlier=True)),
        frozenset(day for day in entry_days if day >= 0),
        min(entry_days, default=None),
        Units.of(owner),
    )


def days_with_entries(owner: User, end: date) -> list[date]:
    """All until `end`, each once, over all kinds, in one query."""
    first, *others = (
        model.objects.filter(owner=owner, day__lte=end).values_list("day", flat=True)
        for model in entry_kinds()
    )
    return list(first.union(*others))
