"""Model fields that know their unit, bounds, daily summary and what a missing day means.

A kind declares its fields once with these classes; validation, storage, the API, the phone's
forms, the daily series and the description of the registry all read the declaration.
"""

from __future__ import annotations

import inspect
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import check_time_zone
from diary.parsing import EARLIEST, parse_instant, parse_uuid
from diary.vocabulary import VOCABULARY

Missing = Literal["unknown", "zero_when_complete", "zero_when_none_noticed"]
Summary = Literal["sum", "mean", "last", "max", "covered", "days_since"]
Role = Literal["outcome", "factor", "described"]

# PostgreSQL's text holds no NUL, and UTF-8 no half of a surrogate pair; JSON can carry both.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

PHASE = (
    r"FREQ=(?:(?:DAILY|MONTHLY)(?:;INTERVAL=[1-9]\d{0,2})?"
    r"|WEEKLY;BYDAY=(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU)){0,6})"
)
COUNTED = PHASE + r";COUNT=[1-9]\d{0,2}"
TURNS = re.compile("(?:UC|CU){6,16}")
SCHEDULE = re.compile(rf"(?:{COUNTED} ){{0,9}}{PHASE}(?:;COUNT=[1-9]\d{{0,2}})?")


@dataclass(frozen=True)
class Daily:
    """How the values of a day become one number, and what a day without any means.

    `summary` `covered`: the values are spans (start, end); what several cover counts once.
    `missing`: `unknown` (the day is missing), `zero_when_complete` (0 if the day's check-in says
    "that's all for today"), `zero_when_none_noticed` (0 if the check-in says that no twitch was
    noticed). `by`: the field whose values part the entries, each with a series of its own, such as
    one a nutrient. `step`: the amount that a rate ratio is told for; None: a round number near the
    spread of the days. `threshold`: a round number for a contrast of days (`below`: the days under
    it), fixed before looking; without one the median is taken.
    """

    summary: Summary
    missing: Missing = "unknown"
    role: Role = "described"
    by: str | None = None
    step: float | None = 1
    threshold: float | None = None
    below: bool = False


class EntryField(models.Field):
    """What every field of a record adds to Django's: `parse`, `wire`, `describe`, `daily`.

    `at_least`: another field of the record that this one must not be below.
    """

    type: ClassVar[str]

    def __init__(
        self,
        label: Any = None,
        *,
        required: bool = False,
        at_least: str | None = None,
        daily: Daily | None = None,
        **options: Any,
    ) -> None:
        self.required = required
        self.at_least = at_least
        self.daily = daily
        options.setdefault("null", not required and "default" not in options)
        super().__init__(label, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        options.pop("verbose_name", None)
        options["null"] = self.null
        return name, path, args, options

    def parse(self, raw: Any) -> Any:
        """The value of JSON input that isn't null. Raises ValidationError with what is allowed."""
        raise NotImplementedError  # abstract: each field type reads its own

    def wire(self, value: Any) -> Any:
        """The value as JSON can hold it."""
        return value

    def describe(self) -> dict[str, Any]:
        """The declaration as plain data."""
        default = self.get_default() if self.has_default() else None
        return {
            "name": self.name,
            "type": self.type,
            "required": self.required,
            "default": default,
            **({"at_least": self.at_least} if self.at_least else {}),
            **self.limits(),
        }

    def limits(self) -> dict[str, Any]:
        return {}


class Number(EntryField):
    """A number within bounds."""

    integer: ClassVar[bool]

    def __init__(
        self,
        label: Any = None,
        *,
        unit: str | None = None,
        minimum: float = 0,
        maximum: float = math.inf,
        **options: Any,
    ) -> None:
        self.unit, self.minimum, self.maximum = unit, minimum, maximum
        super().__init__(label, **options)

    def parse(self, raw: Any) -> float:
        number = isinstance(raw, int | float) and not isinstance(raw, bool)
        if (
            not number
            or not self.minimum <= raw <= self.maximum
            or (self.integer and raw != int(raw))
        ):
            raise ValidationError(self.allowed())
        return int(raw) if self.integer else float(raw)

    def allowed(self) -> str:
        values = {"low": f"{self.minimum:g}", "high": self.maximum, "unit": self.unit}
        if self.integer:
            return _("Give a whole number from %(low)s to %(high)s.") % values
        if self.unit is None:
            return _("Give a number from %(low)s to %(high)s.") % values
        return _("Give a number from %(low)s to %(high)s (%(unit)s).") % values

    def limits(self) -> dict[str, Any]:
        return {
            "unit": self.unit,
            "minimum": self.minimum,
            "maximum": self.maximum,
            "integer": self.integer,
        }


class Quantity(Number, models.FloatField):
    """An amount with a unit."""

    type = "quantity"
    integer = False

    def wire(self, value: float | None) -> float | None:
        return int(value) if value is not None and value.is_integer() else value


class Count(Number, models.IntegerField):
    """A whole number of things."""

    type = "quantity"
    integer = True


class Scale(Number, models.SmallIntegerField):
    """A patient's own rating from 0 to 10."""

    type = "scale"
    integer = True

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, minimum=0, maximum=10, **options)


class Choice(EntryField, models.CharField):
    """One term of a vocabulary; `within`: of those that the term chosen there has as `units`."""

    type = "choice"

    def __init__(
        self, label: Any = None, *, vocabulary: str = "", within: str | None = None, **options: Any
    ) -> None:
        self.vocabulary, self.within = vocabulary, within
        super().__init__(label, **{"max_length": 40, **options})

    def parse(self, raw: Any) -> str:
        terms = VOCABULARY[self.vocabulary]
        if not isinstance(raw, str) or raw not in terms:
            raise ValidationError(_("Give one of: %(terms)s.") % {"terms": ", ".join(terms)})
        return raw

    def limits(self) -> dict[str, Any]:
        within = {"within": self.within} if self.within else {}
        return {"vocabulary": self.vocabulary, **within}


class Flag(EntryField, models.BooleanField):
    """Yes or not."""

    type = "boolean"

    def parse(self, raw: Any) -> bool:
        if not isinstance(raw, bool):
            raise ValidationError(_("Give true or false."))
        return raw


class Instant(EntryField, models.DateTimeField):
    """A point in time, given with its offset."""

    type = "instant"

    def parse(self, raw: Any) -> datetime:
        return parse_instant(raw)


class Day(EntryField, models.DateField):
    """A calendar day of the patient's own; `ahead`: it may lie in the future."""

    type = "date"

    def __init__(self, label: Any = None, *, ahead: bool = False, **options: Any) -> None:
        self.ahead = ahead
        super().__init__(label, **options)

    def parse(self, raw: Any) -> date:
        try:
            value = date.fromisoformat(raw)
        except (TypeError, ValueError):
            value = date.min
        if value < EARLIEST.date():
            raise ValidationError(_("Give a date such as 2026-03-01."))
        return value

    def wire(self, value: date | None) -> str | None:
        return None if value is None else value.isoformat()

    def limits(self) -> dict[str, Any]:
        return {"ahead": True} if self.ahead else {}


class TimeZone(EntryField, models.CharField):
    """A time zone of the IANA database."""

    type = "timezone"

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, **{"max_length": 64, **options})

    def parse(self, raw: Any) -> str:
        check_time_zone(raw)
        return str(raw)


class Text(EntryField, models.TextField):
    """Words of the patient's own."""

    type = "text"

    def __init__(self, label: Any = None, *, maximum_length: int = 200, **options: Any) -> None:
        self.maximum_length = maximum_length
        super().__init__(label, **options)

    def parse(self, raw: Any) -> str:
        if not isinstance(raw, str) or len(raw) > self.maximum_length:
            raise ValidationError(
                _("Give a text of at most %(length)s characters.") % {"length": self.maximum_length}
            )
        if UNSTORABLE.search(raw):
            raise ValidationError(_("Leave out the NUL character and half surrogate pairs."))
        return raw

    def limits(self) -> dict[str, Any]:
        return {"maximum_length": self.maximum_length}


class Schedule(EntryField, models.TextField):
    """When doses are due: phases one after the other, each a recurrence rule (RFC 5545, 3.3.10).

    Daily with an interval, weekly by day or monthly with an interval; each phase but the last with
    a COUNT: `FREQ=DAILY;INTERVAL=2;COUNT=6 FREQ=MONTHLY;INTERVAL=2`. COUNT counts doses.
    """

    type = "schedule"

    def parse(self, raw: Any) -> str:
        if not isinstance(raw, str) or not SCHEDULE.fullmatch(raw):
            raise ValidationError(
                _("Give recurrence rules such as FREQ=DAILY;INTERVAL=2;COUNT=6 FREQ=MONTHLY.")
            )
        return raw


class Turns(EntryField, models.TextField):
    """Blocks of days by turns, as they were drawn: a letter a block, C with a change, U as usual.

    Two blocks make a pair, with one of each.
    """

    type = "turns"

    def __init__(self, label: Any = None, *, days: int = 1, **options: Any) -> None:
        self.days = days
        super().__init__(label, **options)

    def parse(self, raw: Any) -> str:
        if not isinstance(raw, str) or not TURNS.fullmatch(raw):
            raise ValidationError(
                _("Give 6 to 16 pairs of blocks, UC or CU each, such as UCCUUCUCCUUC.")
            )
        return raw

    def limits(self) -> dict[str, Any]:
        return {"days": self.days}


class Reference(EntryField, models.UUIDField):
    """The uid of another record, which may arrive later: never a foreign key."""

    type = "reference"

    def parse(self, raw: Any) -> UUID:
        return parse_uuid(raw)

    def wire(self, value: UUID | None) -> str | None:
        return None if value is None else str(value)


class Computed:
    """A daily value that a record implies without storing it, such as the hours of a night.

    `of` takes the fields it needs by name and gives a number (a span for `covered`), or None.
    """

    def __init__(
        self, label: Any, of: Callable[..., Any], *, daily: Daily, unit: str | None = None
    ) -> None:
        self.label, self.of, self.daily, self.unit = label, of, daily, unit
        self.inputs = tuple(inspect.signature(of).parameters)
