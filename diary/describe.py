"""The registry as plain data, for the API, the phone's forms and whoever writes a client."""

from __future__ import annotations

from typing import Any

from diary.fields import EntryField
from diary.models import KINDS, Entry, Record, Series, all_series, series_of
from diary.vocabulary import VOCABULARY, Term

SCHEMA = 1
"""Rises when a client that knows the old registry could no longer sync."""


def describe() -> dict[str, Any]:
    """Every kind with its fields and daily series. Names are message ids."""
    return {
        "schema": SCHEMA,
        "common": [field.describe() for field in Entry.fields().values()],
        "kinds": [describe_kind(model) for model in KINDS.values()],
    }


def describe_kind(model: type[Record]) -> dict[str, Any]:
    only = {"only": str(model.only)} if model.only else {}
    return {
        "name": model.kind,
        "entry": issubclass(model, Entry),
        "fields": [field.describe() for field in own_fields(model).values()],
        "series": [describe_series(series) for series in series_of(model)],
        "planned": getattr(model, "planned", {}),
        **only,
    }


def own_fields(model: type[Record]) -> dict[str, EntryField]:
    """The fields that not every entry has."""
    return {name: field for name, field in model.fields().items() if name not in Entry.fields()}


def describe_series(series: Series) -> dict[str, Any]:
    return {
        "name": series.name,
        "by": series.daily.by,
        "unit": series.unit,
        "daily": series.daily.summary,
        "missing": series.daily.missing,
        "role": series.daily.role,
    }


def vocabulary() -> dict[str, list[dict[str, Any]]]:
    """Every vocabulary with the names of its terms and the facts about them."""
    return {
        name: [describe_term(term) for term in terms.values()] for name, terms in VOCABULARY.items()
    }


def describe_term(term: Term) -> dict[str, Any]:
    codes = {"codes": term.codes} if term.codes else {}
    return {"name": term.name, **term.facts, **codes}


def labels() -> dict[str, str]:
    """Message id → label in the active language: kinds, fields, series, vocabulary terms."""
    found = {name: field.verbose_name for name, field in Entry.fields().items()}
    for model in KINDS.values():
        found[model.kind] = model.label
        found |= {
            f"{model.kind}.{name}": field.verbose_name for name, field in own_fields(model).items()
        }
    found |= {series.name: series.label for series in all_series()}
    for name, terms in VOCABULARY.items():
        found |= {f"{name}.{term.name}": term.label for term in terms.values()}
    return {message: str(label) for message, label in found.items()}
