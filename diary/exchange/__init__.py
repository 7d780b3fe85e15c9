"""The diary in formats that others read: one module a format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from diary.exchange import daily, fhir, tidy


@dataclass(frozen=True)
class Format:
    """`write`: the file of an owner's days from one to another, both included, whole or a piece at
    a time. `by_day`: it has a row for each of them; else the ends may be None, for all that there
    is."""

    media_type: str
    write: Callable[[Any, Any, Any], str | Iterator[str]]
    by_day: bool = False


FORMATS = {
    "daily.csv": Format("text/csv", daily.write, by_day=True),
    "tidy.csv": Format("text/csv", tidy.write),
    "fhir.json": Format(fhir.MEDIA_TYPE, fhir.write),
}
