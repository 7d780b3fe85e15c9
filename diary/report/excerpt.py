"""What a report is made from, read from the diary once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import User
from diary.models import KINDS, entry_kinds
from diary.models.background import BACKGROUND, Background
from diary.models.kinds import B12, Event, FunctionCheck, Twitch
from diary.models.questions import Question
from diary.series import DailySeries, Found, daily_series, records
from diary.units import Units
from diary.vocabulary import VOCABULARY

TWITCH_FIELDS = ["site", "side", "intensity", "seconds", "state", "noticed"]
CHECK_FIELDS = [
    f"{item}{part}"
    for item in VOCABULARY["function_items"]
    for part in ("", "_where", "_since", "_told")
]
LEFT_OUT = ["symptom", "window_count", "medication", "food", "lab", "event"]
"""Kinds of which the pages tell nothing but how many entries there are."""
DOSE_FIELDS = ["mcg", "form", "route", "site", "side", "product", "status"]


@dataclass(frozen=True)
class Excerpt:
    """`twitches`: the entries of the period. `doses`: those before it too (their day is negative).
    `checks`: the function checks, those before it too. `background`: its fields, none if there is
    none. `questions`: those without an answer. `appointments`: day and with whom, those ahead too.
    `entry_days`: the days with any entry at all. `first_day`: that of the diary's first entry
    (negative before the period), None if there is none until its end."""

    start: date
    end: date
    days: DailySeries
    twitches: tuple[dict[str, Any], ...]
    doses: tuple[Found, ...]
    checks: tuple[Found, ...]
    background: Mapping[str, Any]
    questions: tuple[str, ...]
    appointments: tuple[tuple[date, str], ...]
    left_out: tuple[tuple[str, int], ...]
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
        tuple(records(FunctionCheck, owner, start, end, CHECK_FIELDS, with_earlier=True)),
        background(owner),
        tuple(open_questions(owner)),
        tuple(appointments(owner)),
        tuple(left_out(owner, start, end)),
        frozenset(day for day in entry_days if day >= 0),
        min(entry_days, default=None),
        Units.of(owner),
    )


def background(owner: User) -> Mapping[str, Any]:
    found = Background.objects.filter(owner=owner, uid=BACKGROUND).values(*Background.fields())
    return found.first() or {}


def open_questions(owner: User) -> list[str]:
    found = Question.objects.filter(owner=owner, answered=False).order_by("uid")
    return list(found.values_list("text", flat=True))


def appointments(owner: User) -> list[tuple[date, str]]:
    found = Event.objects.filter(owner=owner, category="appointment").order_by("at", "uid")
    return list(found.values_list("day", "title"))


def days_with_entries(owner: User, end: date) -> list[date]:
    """All until `end`, each once, over all kinds, in one query."""
    first, *others = (
        model.objects.filter(owner=owner, day__lte=end).values_list("day", flat=True)
        for model in entry_kinds()
    )
    return list(first.union(*others))


def left_out(owner: User, start: date, end: date) -> Iterator[tuple[str, int]]:
    """Kind and number of entries of the period, of the kinds that have some."""
    for kind in LEFT_OUT:
        n = KINDS[kind].objects.filter(owner=owner, day__range=(start, end)).count()
        if n:
            yield kind, n
