"""Observations: a field each is a component, but for what FHIR has a better place for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from diary.exchange.fhir.elements import (
    Element,
    answer,
    by_language,
    concept,
    filled,
    moment,
    number,
    place,
    quantity,
    term,
    words,
)
from diary.exchange.fhir.resources import Source
from diary.models import Entry, Record
from diary.models.kinds import hours_between
from diary.storage import Row
from diary.vocabulary import OBSERVED

NAMED_BY = {"symptom": "sensation", "event": "category"}
"""The field whose term is what was observed."""
VALUES = {
    "window_count": "twitches",
    "caffeine": "mg",
    "hydration": "ml",
    "alcohol": "grams",
    "food": "food",
    "exercise": "minutes",
    "event": "title",
    "question": "text",
}
"""The field that is the value."""


def observation(source: Source, row: Row, *without: str, **elements: Any) -> Element:
    """`without`: the fields that `elements` tell already."""
    named_by, valued_by = NAMED_BY.get(row.kind), VALUES.get(row.kind)
    sited = "site" if "site" in row.values else None
    told = {*without, *filter(None, (named_by, valued_by, sited)), *Entry.fields()}
    found = {"code": code(row, named_by)} | when(row) | elements
    found["bodySite"] = place("sites", row.values["site"], row.values["side"]) if sited else None
    if valued_by:
        found |= answer(row.model.fields()[valued_by], row.values[valued_by])
    found["component"] = list(components(row, told))
    is_finding = row.kind in {"twitch", "symptom"}
    if not (found["component"] or is_finding or any(name.startswith("value") for name in found)):
        found["dataAbsentReason"] = UNKNOWN
    reporter = {"performer": [source.patient]} if row.kind != "lab" else {}
    device = {"display": words(row.values.get("source"))}
    return source.resource(
        "Observation",
        row,
        **{"status": status(source, row), **reporter, "device": filled(**device)} | found,
    )


UNKNOWN = {
    "coding": [
        {
            "system": "http://terminology.hl7.org/CodeSystem/data-absent-reason",
            "code": "unknown",
        }
    ]
}


def status(source: Source, row: Row) -> str:
    """What lies ahead, such as an appointment, is only registered."""
    day = row.values.get("day")
    return "registered" if day and day > source.today else "final"


def code(row: Row, named_by: str | None) -> Element:
    return named(row.model, named_by, row.values[named_by] if named_by else None)


@by_language
def named(model: type[Record], named_by: str | None, name: str | None) -> Element:
    label = str(model.label)
    if not (named_by and name):
        return concept(model.kind, label, OBSERVED.get(model.kind))
    found = term(model.fields()[named_by].limits()["vocabulary"], name)
    return found | {"text": f"{label}: {found['text'].lower()}"} if name == "other" else found


def when(row: Row) -> Element:
    """A background and a question are told at no time that is known."""
    if "at" not in row.values:
        return {}
    tz, (start, end) = row.values["tz"], span(row)
    if start == end:
        return {"effectiveDateTime": moment(start, tz)}
    return {"effectivePeriod": {"start": moment(start, tz), "end": moment(end, tz)}}


def span(row: Row) -> tuple[datetime, datetime]:
    if row.kind == "sleep":
        return row.values["asleep_at"], row.values["awake_at"]
    at = row.values["at"]
    seconds = row.values["seconds"] or 0 if row.kind == "twitch" else 0
    return at, at + timedelta(seconds=seconds)


def components(row: Row, told: set[str]) -> Iterator[Element]:
    for name, field in row.model.fields().items():
        said = {} if name in told else answer(field, row.values[name])
        if said:
            yield {"code": asked(row.model, name), **said}


@by_language
def asked(model: type[Record], name: str) -> Element:
    fields = model.fields()
    # Where, since when and told to whom are asked of each item of a function check.
    item = fields.get(name.rpartition("_")[0]) if model.kind == "function_check" else None
    label = ": ".join(str(field.verbose_name) for field in (item, fields[name]) if field)
    full = f"{model.kind}.{name}"
    return concept(full, label, OBSERVED.get(full))


# --- Kinds with a rule of their own ---------------------------------------------------------------


def twitch(source: Source, row: Row) -> Element:
    return observation(source, row, "seconds")


def sleep(source: Source, row: Row) -> Element:
    hours = round(hours_between(*span(row)), 2)
    return observation(source, row, "asleep_at", "awake_at", valueQuantity=quantity(hours, "h"))


def measurement(source: Source, row: Row) -> Element:
    """Named and measured as its tracker says, if that is still there."""
    tracker = source.trackers.get(row.values["tracker"], {})
    name = words(tracker.get("name")) or str(row.model.label)
    return observation(
        source,
        row,
        "tracker",
        "value",
        code=concept("measurement", name),
        **measured(row.values["value"], tracker),
    )


def measured(value: float, tracker: Mapping[str, Any]) -> Element:
    """The patient's own unit stays words."""
    if tracker.get("type") == "yes_no" and value in (0, 1):
        return {"valueBoolean": value == 1}
    if tracker.get("type") == "scale" and value == int(value):
        return {"valueInteger": int(value)}
    return {"valueQuantity": filled(value=number(value), unit=words(tracker.get("unit")))}
