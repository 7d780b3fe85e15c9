"""What a report is made from, read from the diary once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from accounts.models import Preferences, User
from diary.due import standings
from diary.models import entry_kinds
from diary.models.background import BACKGROUND, Background
from diary.models.kinds import (
    B12,
    Event,
    FunctionCheck,
    Lab,
    Medication,
    Supplement,
    Symptom,
    Twitch,
    WindowCount,
)
from diary.models.plans import Plan
from diary.models.questions import Question
from diary.plans import Standing
from diary.series import DailySeries, Found, daily_series, records
from diary.units import Units
from diary.vocabulary import VOCABULARY

TWITCH_FIELDS = ["site", "side", "intensity", "seconds", "state", "noticed"]
WATCHED_FIELDS = ["site", "side", "seconds", "twitches", "at_rest"]
SYMPTOM_FIELDS = ["at", "tz", "sensation", "site", "side", "severity"]
DOSE_FIELDS = ["at", "mcg", "form", "route", "product", "plan", "status"]
SUPPLEMENT_FIELDS = ["nutrient", "amount", "unit", "product", "status"]
MEDICINE_FIELDS = ["name", "medicine_class", "amount", "unit", "status"]
LAB_FIELDS = [
    "at", "analyte", "name", "comparator", "value", "unit", "reference_low", "reference_high",
]  # fmt: skip
CHECK_FIELDS = [
    f"{item}{part}"
    for item in VOCABULARY["function_items"]
    for part in ("", "_where", "_since", "_told")
]
PLAN_FIELDS = [
    "uid", "what", "name", "nutrient", "medicine_class", "form", "route", "amount", "unit",
    "schedule", "starts_on", "ends_on", "as_prescribed",
]  # fmt: skip


@dataclass(frozen=True)
class PlannedDose:
    """A plan that runs in the period: its fields, and where it stands at the end."""

    fields: Mapping[str, Any]
    standing: Standing


@dataclass(frozen=True)
class Excerpt:
    """Entries in the order of their time, each with the index of its day.

    `doses`, `checks` and `labs`: those before the period too (their day is negative). `events`:
    also those before it and ahead. `plans`: those that run in the period. `background`: its fields,
    none if there is none. `questions`: those without an answer. `entry_days`: the days with any
    entry at all. `first_day`: that of the diary's first entry (negative before the period), None if
    there is none until its end. `b12_level_unit`: as `accounts.models.Preferences` names it."""

    start: date
    end: date
    days: DailySeries
    twitches: tuple[dict[str, Any], ...]
    watched: tuple[Found, ...]
    symptoms: tuple[Found, ...]
    doses: tuple[Found, ...]
    supplements: tuple[Found, ...]
    medicines: tuple[Found, ...]
    plans: tuple[PlannedDose, ...]
    checks: tuple[Found, ...]
    labs: tuple[Found, ...]
    events: tuple[Found, ...]
    background: Mapping[str, Any]
    questions: tuple[str, ...]
    entry_days: frozenset[int]
    first_day: int | None
    units: Units
    b12_level_unit: str

    def __len__(self) -> int:
        return len(self.days)

    def day(self, index: int) -> date:
        return self.start + timedelta(days=index)

    @property
    def doses_in_period(self) -> list[Found]:
        return [(day, dose) for day, dose in self.doses if day >= 0]

    @property
    def doses_taken(self) -> list[Found]:
        """Those before the period too."""
        return [(day, dose) for day, dose in self.doses if dose["status"] == "taken"]

    @property
    def appointments(self) -> list[tuple[date, str]]:
        """Day and with whom, those ahead too."""
        return [
            (self.day(day), event["title"])
            for day, event in self.events
            if event["category"] == "appointment"
        ]

    @property
    def events_in_period(self) -> list[Found]:
        return [(day, event) for day, event in self.events if 0 <= day < len(self)]


def excerpt(owner: User, start: date, end: date) -> Excerpt:
    entry_days = [(day - start).days for day in days_with_entries(owner, end)]
    period = (owner, start, end)
    return Excerpt(
        start=start,
        end=end,
        days=daily_series(*period),
        twitches=tuple(found for _, found in records(Twitch, *period, TWITCH_FIELDS)),
        watched=tuple(records(WindowCount, *period, WATCHED_FIELDS)),
        symptoms=tuple(records(Symptom, *period, SYMPTOM_FIELDS)),
        doses=tuple(records(B12, *period, DOSE_FIELDS, with_earlier=True)),
        supplements=tuple(records(Supplement, *period, SUPPLEMENT_FIELDS)),
        medicines=tuple(records(Medication, *period, MEDICINE_FIELDS)),
        plans=tuple(plans(*period)),
        checks=tuple(records(FunctionCheck, *period, CHECK_FIELDS, with_earlier=True)),
        labs=tuple(records(Lab, *period, LAB_FIELDS, with_earlier=True)),
        events=tuple(events(owner, start)),
        background=background(owner),
        questions=tuple(open_questions(owner)),
        entry_days=frozenset(day for day in entry_days if day >= 0),
        first_day=min(entry_days, default=None),
        units=Units.of(owner),
        b12_level_unit=Preferences.of(owner).b12_level_unit,
    )


def plans(owner: User, start: date, end: date) -> Iterator[PlannedDose]:
    """The latest first."""
    found = Plan.objects.filter(owner=owner, starts_on__lte=end).order_by("-starts_on", "uid")
    where = standings(owner, end, until=end)
    for fields in found.values(*PLAN_FIELDS):
        if not fields["ends_on"] or fields["ends_on"] >= start:
            yield PlannedDose(fields, where[fields["uid"]])


def background(owner: User) -> Mapping[str, Any]:
    found = Background.objects.filter(owner=owner, uid=BACKGROUND).values(*Background.fields())
    return found.first() or {}


def open_questions(owner: User) -> list[str]:
    found = Question.objects.filter(owner=owner, answered=False).order_by("uid")
    return list(found.values_list("text", flat=True))


def events(owner: User, start: date) -> Iterable[Found]:
    found = (
        Event.objects.filter(owner=owner).order_by("at", "uid").values("day", "title", "category")
    )
    return (((event["day"] - start).days, event) for event in found)


def days_with_entries(owner: User, end: date) -> list[date]:
    """All until `end`, each once, over all kinds, in one query."""
    first, *others = (
        model.objects.filter(owner=owner, day__lte=end).values_list("day", flat=True)
        for model in entry_kinds()
    )
    return list(first.union(*others))
