"""Rows in and out of the tables of the kinds: one statement a kind, written by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection, connections, models

from diary.models import KINDS, Record


@dataclass(frozen=True)
class Row:
    """One live record as its table holds it."""

    model: type[Record]
    uid: UUID
    rev: int
    values: dict[str, Any]

    @property
    def kind(self) -> str:
        return self.model.kind

    def wire(self, names: Iterable[str]) -> dict[str, Any]:
        """Some fields as JSON carries them; instants with the offset of the entry's own zone."""
        instants, fields = self.model.instants(), self.model.fields()
        return {
            name: local_iso(self.values[name], self.values["tz"])
            if name in instants
            else fields[name].wire(self.values[name])
            for name in names
        }

    def entry(self) -> dict[str, Any]:
        """The flat shape that REST, pull and push share."""
        envelope = {"kind": self.kind, "uid": str(self.uid), "rev": self.rev, "deleted": False}
        return envelope | self.wire(self.model.fields())


def local_iso(value: datetime | None, tz: str | None) -> str | None:
    """An edit that lost may have wanted no zone."""
    return None if value is None else value.astimezone(ZoneInfo(tz or "UTC")).isoformat()


def rows(model: type[Record], query: models.QuerySet[Any]) -> list[Row]:
    """The records of a query over `model`, in its order."""
    names = model.fields()
    return [read(model, found) for found in query.values("uid", "rev", *names)]


def each(model: type[Record], query: models.QuerySet[Any]) -> Iterator[Row]:
    """The same, however many there are: never all at once in memory."""
    names = model.fields()
    return (read(model, found) for found in query.values("uid", "rev", *names).iterator())


def read(model: type[Record], found: dict[str, Any]) -> Row:
    return Row(model, found["uid"], found["rev"], {name: found[name] for name in model.fields()})


def find(model: type[Record], owner_id: int, uids: Iterable[UUID]) -> list[Row]:
    return rows(model, model.objects.filter(owner_id=owner_id, uid__in=list(uids)))


def live(owner_id: int, kinds: Mapping[UUID, str]) -> dict[UUID, Row]:
    """Of the records of these uids and kinds those that are there; one query a kind."""
    uids: defaultdict[str, list[UUID]] = defaultdict(list)
    for uid, kind in kinds.items():
        uids[kind].append(uid)
    found = (find(KINDS[kind], owner_id, wanted) for kind, wanted in uids.items())
    return {row.uid: row for row in chain.from_iterable(found)}


def of_owner(model: type[Record], owner_id: int) -> list[Row]:
    """All records of a kind by uid, of version 7 the order in which they were made."""
    return rows(model, model.objects.filter(owner_id=owner_id).order_by("uid"))


def upsert(model: type[Record], owner_id: int, found: Sequence[Row]) -> None:
    """Write records of one kind, new or known."""
    names = list(model.fields())
    insert(
        model,
        ["owner_id", "uid", "rev", *names],
        [(owner_id, row.uid, row.rev, *map(row.values.__getitem__, names)) for row in found],
        replace_on=("owner_id", "uid"),
    )


def remove(model: type[Record], owner_id: int, uids: Iterable[UUID]) -> None:
    model.objects.filter(owner_id=owner_id, uid__in=list(uids)).delete()


def insert(
    model: type[models.Model],
    names: list[str],
    values: Sequence[Sequence[Any]],
    replace_on: tuple[str, ...] = (),
) -> None:
    """`executemany` of one INSERT; with `replace_on`, a row that is there already takes the new
    values.

    Django's `bulk_create` makes a model instance and an expression of each value: five times
    slower.
    """
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    fields = [by_name[name] for name in names]
    quote = connection.ops.quote_name
    columns = [quote(str(field.column)) for field in fields]
    places = ", ".join(["%s"] * len(columns))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(columns)}) VALUES ({places})"
    if replace_on:
        keys = ", ".join(quote(str(by_name[name].column)) for name in replace_on)
        updates = ", ".join(f"{column} = excluded.{column}" for column in columns)
        sql += f" ON CONFLICT ({keys}) DO UPDATE SET {updates}"
    with connection.cursor() as cursor:
        cursor.executemany(sql, prepared(fields, values))


PLAIN = (models.CharField, models.TextField, models.FloatField, models.IntegerField)
"""Fields whose Python values every database takes as they are."""


def prepared(fields: list[models.Field[Any, Any]], values: Sequence[Sequence[Any]]) -> list[Any]:
    """The rows as the database takes them, converted a column at a time."""
    database = connections[connection.alias]  # itself: the proxy looks its thread up at every use
    columns = [
        column
        if isinstance(field, PLAIN)
        else [
            None if value is None else field.get_db_prep_value(value, database, prepared=True)
            for value in column
        ]
        for field, column in zip(fields, zip(*values, strict=True), strict=True)
    ]
    return list(zip(*columns, strict=True))
