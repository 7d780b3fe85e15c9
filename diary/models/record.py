"""Record: what every synced thing in a diary has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models

from diary.fields import Choice, Day, EntryField, Instant


class Record(models.Model):
    """One synced thing of one owner. Written by `diary.journal` alone; a deleted record has no row.

    `uid` is made by whoever writes first (a UUIDv7, on the phone) and is unique for its owner.
    `rev` is the number of the last change in the owner's journal.
    """

    objects: ClassVar[models.Manager[Any]]
    kind: ClassVar[str]
    label: ClassVar[Any]
    section: ClassVar[str | None] = None
    """The section of the clinician's page that tells of it (`report_sections`), if one does."""
    derived: ClassVar[frozenset[str]] = frozenset()
    """Fields that `derive` fills in when they are not given."""
    only: ClassVar[UUID | None] = None
    """The uid of the one record, of a kind that has but one."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    uid = models.UUIDField()
    rev = models.BigIntegerField()

    class Meta:
        abstract = True
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=("owner", "uid"), name="%(class)s_owner_uid")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}"

    @classmethod
    def section_of(cls, values: Mapping[str, Any]) -> str | None:
        """That of one record, where it depends on what the record says."""
        return cls.section

    @classmethod
    @cache
    def fields(cls) -> dict[str, EntryField]:
        """The fields that a patient fills, by name, in the order of their declaration."""
        return {f.name: f for f in cls._meta.concrete_fields if isinstance(f, EntryField)}

    @classmethod
    @cache
    def times(cls) -> frozenset[str]:
        """Instants and calendar days."""
        named = cls.fields().items()
        return frozenset(name for name, field in named if isinstance(field, Instant | Day))

    @classmethod
    @cache
    def instants(cls) -> frozenset[str]:
        return frozenset(name for name, field in cls.fields().items() if isinstance(field, Instant))

    @classmethod
    def ahead(cls, values: Mapping[str, Any]) -> frozenset[str]:
        """The times among `values` that may lie in the future."""
        named = cls.fields().items()
        return frozenset(name for name, f in named if isinstance(f, Day) and f.ahead)

    @classmethod
    @cache
    def choices_within(cls) -> list[Choice]:
        """The choices whose terms depend on another."""
        return [f for f in cls.fields().values() if isinstance(f, Choice) and f.within]

    @classmethod
    @cache
    def ordered(cls) -> list[tuple[str, str]]:
        """Pairs of fields of which the second must not be below the first."""
        named = cls.fields().items()
        return [(field.at_least, name) for name, field in named if field.at_least]

    @classmethod
    @cache
    def required(cls) -> list[str]:
        """The fields that must be given: those neither nullable nor derived."""
        return [name for name, f in cls.fields().items() if not (f.null or name in cls.derived)]

    @classmethod
    def derive(
        cls, values: dict[str, Any], known: dict[str, Any], day_starts_at: int
    ) -> dict[str, Any]:
        """Fill in the `derived` fields and check what one field alone can't tell.

        `values` holds every field, parsed, and so does the answer; `known` those until now.
        Raises ValidationError with a field map.
        """
        return values
