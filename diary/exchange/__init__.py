"""The diary in formats that others read: one module a format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from accounts.models import User
from diary.exchange import fhir


@dataclass(frozen=True)
class Format:
    """`write`: the file with the days from one to another, both included; None: no end there."""

    media_type: str
    write: Callable[[User, date | None, date | None], str]


FORMATS = {"fhir.json": Format("application/fhir+json", fhir.write)}
