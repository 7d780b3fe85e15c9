"""A table with a row a day, for a spreadsheet, R or pandas (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from datetime import date

import numpy as np
from django.db.models import CharField, Value

from accounts.models import User
from diary.models import Series, entry_kinds
from diary.series import daily_series


def write(owner: User, start: date, end: date) -> str:
    """Empty is "not recorded". A kind's `_logged` tells a day with an entry from one without.

    No cell begins with what a spreadsheet takes for a formula: dates, words of ours and numbers,
    of which a negative one is itself.
    """
    found = daily_series(owner, start, end)
    logged = days_logged(owner, start, end)
    columns = [found.values[name] for name in found.declared]
    file = io.StringIO()
    table = csv.writer(file)
    headings = [heading(series) for series in found.declared.values()]
    table.writerow(["date", "twitching", *headings, *(f"{kind}_logged" for kind in logged)])
    for i, (day, state) in enumerate(zip(found.days, found.states, strict=True)):
        values = [number(column[i]) for column in columns]
        flags = [int(day in days) for days in logged.values()]
        table.writerow([day.isoformat(), state, *values, *flags])
    return file.getvalue()


def days_logged(owner: User, start: date, end: date) -> dict[str, set[date]]:
    """Of each kind the days with an entry, in one query."""
    first, *others = (
        model.objects.filter(owner=owner, day__range=(start, end))
        .annotate(kind=Value(model.kind, CharField()))
        .values_list("kind", "day")
        for model in entry_kinds()
    )
    found: defaultdict[str, set[date]] = defaultdict(set)
    for kind, day in first.union(*others):
        found[kind].add(day)
    return {model.kind: found[model.kind] for model in entry_kinds()}


def heading(series: Series) -> str:
    """The name as in the API, the name of a tracker of the patient's own, the unit."""
    own = f" {series.label}" if series.kind == "measurement" else ""
    unit = f" ({series.unit})" if series.unit else ""
    return f"{series.name}{own}{unit}"


def number(value: float) -> str:
    return "" if np.isnan(value) else f"{value:.4f}".rstrip("0").rstrip(".")
