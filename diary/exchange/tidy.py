"""A table with a row a value, of every kind of record, from which all can be read back (RFC 4180).

The columns that several kinds share stand in each row of a record; `uid` says which rows are one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from accounts.models import User
from diary import storage
from diary.fields import Number
from diary.models import KINDS, Entry, Record
from diary.storage import Row

COLUMNS = (
    "recorded_at",
    "ended_at",
    "tz",
    "local_date",
    "kind",
    "name",
    "value",
    "unit",
    "route",
    "body_site",
    "side",
    "severity",
    "note",
    "source",
    "source_id",
    "uid",
)
SHARED = {
    "tz": "tz",
    "day": "local_date",
    "route": "route",
    "site": "body_site",
    "side": "side",
    "severity": "severity",
    "note": "note",
    "source": "source",
    "source_id": "source_id",
}
"""Field → column."""
IN_ITS_UNIT = {"amount", "value", "reference_low", "reference_high"}
"""The amounts whose unit is another field of the record, `unit`."""
FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20\t\r\n'")
"""Words that begin so get a `'` before them: a spreadsheet takes none of them for a formula, and
whoever takes one `'` away has the words again. The wide forms count in Japanese."""


def write(owner: User, start: date | None, end: date | None) -> Iterator[str]:
    """A line at a time. Records without a day are in the whole table, and in no period of it."""
    yield line(COLUMNS)
    whole = start is None and end is None
    for model in KINDS.values():
        if whole or issubclass(model, Entry):
            for row in rows(model, owner, start, end):
                yield from lines(row)


def rows(model: type[Record], owner: User, start: date | None, end: date | None) -> Iterator[Row]:
    is_entry = issubclass(model, Entry)
    query = model.objects.filter(owner=owner).order_by(*(["at"] if is_entry else []), "uid")
    if start is not None:
        query = query.filter(day__gte=start)
    if end is not None:
        query = query.filter(day__lte=end)
    return storage.each(model, query)


class Value(NamedTuple):
    name: str = ""
    value: Any = None
    unit: str | None = None


def lines(row: Row) -> Iterator[str]:
    """A record of which nothing is left for a row of its own has one without a value."""
    known = row.wire(row.model.fields())
    places = columns_of(row.model)
    shared = {place: known[name] for name, place in places.items()}
    shared |= {"kind": row.kind, "uid": str(row.uid)}
    for value in list(values(row.model, known, places.keys())) or [Value()]:
        cells = shared | value._asdict()
        yield line(cell(cells.get(column)) for column in COLUMNS)


def columns_of(model: type[Record]) -> dict[str, str]:
    """Field → column, of those that have one. An entry that lasts has two instants of its own."""
    fields = model.fields()
    given = [name for name in fields if name in model.instants() - model.derived]
    times = dict(zip(given, ("recorded_at", "ended_at"), strict=False))
    return times | {name: place for name, place in SHARED.items() if name in fields}


def values(model: type[Record], known: dict[str, Any], placed: Any) -> Iterator[Value]:
    fields = model.fields()
    unit = known.get("unit")
    carried = any(known.get(name) is not None for name in IN_ITS_UNIT & fields.keys())
    hidden = {*placed, *model.derived, *(["unit"] if carried else [])}
    for name, field in fields.items():
        if name not in hidden and known[name] is not None:
            own = field.unit if isinstance(field, Number) else None
            yield Value(name, known[name], own or (unit if name in IN_ITS_UNIT else None))


def cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str() if value.startswith(FORMULA):
            return f"'{value}"
    return str(value)


def line(cells: Any) -> str:
    file = io.StringIO()
    csv.writer(file).writerow(cells)
    return file.getvalue()
