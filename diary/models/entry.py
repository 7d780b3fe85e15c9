"""Entry: a record of something that happened at a time, on one of the patient's own days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import local_day
from diary.fields import Day, Instant, Text, TimeZone
from diary.models.record import Record


class Entry(Record):
    """A record with `at` (instant), `tz` (where the patient was) and `day` (the patient's own).

    `day` comes from the phone, or is derived once from `at`, `tz` and the hour at which the
    patient's day starts; from then on only the patient changes it.
    """

    derived = frozenset({"day"})
    planned: ClassVar[Mapping[str, str]] = {}
    """The values of an entry that may lie in the future, such as an appointment's category."""

    at = Instant(_("When"), required=True)
    tz = TimeZone(_("Time zone"), required=True)
    day = Day(_("Day"), null=False)
    note = Text(_("Note"), maximum_length=5000)
    source = Text(_("Source"), maximum_length=100)
    source_id = Text(_("Id at the source"), maximum_length=200)

    class Meta(Record.Meta):
        abstract = True
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=("owner", "day"), name="%(class)s_owner_day"),
            models.Index(fields=("owner", "-at", "uid"), name="%(class)s_owner_at"),
        ]

    @classmethod
    def ahead(cls, values: Mapping[str, Any]) -> frozenset[str]:
        is_planned = cls.planned and cls.planned.items() <= values.items()
        return cls.times() if is_planned else super().ahead(values)

    @classmethod
    def derive(
        cls, values: dict[str, Any], known: dict[str, Any], day_starts_at: int
    ) -> dict[str, Any]:
        unmoved = (values["at"], values["tz"]) == (known["at"], known["tz"])
        day = values["day"] or (known["day"] if unmoved else None)
        return {**values, "day": day or local_day(values["at"], values["tz"], day_starts_at)}
