"""The Bundle: a Composition with a section a kind, the patient, and what the sections name."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import uuid4

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Preferences, User
from diary import storage
from diary.exchange.fhir.background import background
from diary.exchange.fhir.doses import administration, statement
from diary.exchange.fhir.elements import UUIDS, Element, concept, filled, moment
from diary.exchange.fhir.laboratory import lab
from diary.exchange.fhir.observations import measurement, observation, sleep, twitch
from diary.exchange.fhir.resources import Source, reference
from diary.models import KINDS, Entry, Record
from diary.storage import Row
from diary.vocabulary import OBSERVED

OWN_RULE: dict[str, Callable[[Source, Row], Element]] = {
    "twitch": twitch,
    "sleep": sleep,
    "b12": administration,
    "supplement": administration,
    "medication": administration,
    "lab": lab,
    "measurement": measurement,
    "plan": statement,
}
"""Of the other kinds each record is an Observation."""
NOT_ALONE = {"tracker", "pin", "experiment"}
"""A tracker is told with its measurements; a pinned question and an experiment are between the
patient and the diary."""
PATIENT_REPORTED = {
    "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
    "code": "PATRPT",
}


def write(owner: User, start: date | None, end: date | None) -> str:
    return json.dumps(document(owner, start, end), ensure_ascii=False)


def document(owner: User, start: date | None, end: date | None) -> Element:
    preferences = Preferences.of(owner)
    rows = {kind: read(owner, model, start, end) for kind, model in KINDS.items()}
    source = Source(owner.account, rows, preferences.today())
    told = {kind: resources(source, kind) for kind in KINDS if kind not in NOT_ALONE}
    now = moment(timezone.now(), preferences.tz)
    first = composition(source, told, now, filled(start=iso(start), end=iso(end)))
    patient = {"resourceType": "Patient", "id": str(owner.account)}
    return {
        "resourceType": "Bundle",
        "meta": {"security": [PATIENT_REPORTED]},
        "identifier": {"system": UUIDS, "value": f"urn:uuid:{uuid4()}"},
        "type": "document",
        "timestamp": now,
        "entry": [
            {"fullUrl": f"urn:uuid:{found['id']}", "resource": found}
            for found in (first, patient, *(each for kind in told.values() for each in kind))
        ],
    }


def read(owner: User, model: type[Record], start: date | None, end: date | None) -> list[Row]:
    """The live records of a kind; those with a time, of the period alone."""
    mine: QuerySet[Any] = model.objects.filter(owner=owner)
    if issubclass(model, Entry):
        mine = mine.filter(within("day", "day", start, end)).order_by("at", "uid")
    elif model.kind == "plan":
        running = within("starts_on", "ends_on", start, end)
        mine = mine.filter(running).order_by("starts_on", "uid")
    else:
        mine = mine.order_by("uid")
    return storage.rows(model, mine)


def within(first: str, last: str, start: date | None, end: date | None) -> Q:
    """What runs from the field `first` to the field `last` (null: on) meets the period."""
    wanted = Q()
    if start:
        wanted &= Q(**{f"{last}__gte": start}) | Q(**{f"{last}__isnull": True})
    if end:
        wanted &= Q(**{f"{first}__lte": end})
    return wanted


def resources(source: Source, kind: str) -> list[Element]:
    rows = source.rows[kind]
    if kind == "background":
        return [found for row in rows for found in background(source, row)]
    rule = OWN_RULE.get(kind, observation)
    return [rule(source, row) for row in rows]


def composition(
    source: Source, told: dict[str, list[Element]], now: str, period: Element
) -> Element:
    said = _(
        "Told by the patient, in Quiver, a diary for people whose muscles twitch. "
        "It is not a diagnosis."
    )
    return filled(
        resourceType="Composition",
        id=str(uuid4()),
        text=narrative(said),
        status="final",
        type=concept("diary", _("Symptom diary"), OBSERVED["diary"]),
        subject=source.patient,
        date=now,
        author=[source.patient],
        title=_("Symptom diary"),
        event=[{"period": period}] if period else None,
        section=[section(kind, found) for kind, found in told.items() if found],
    )


def section(kind: str, found: Iterable[Element]) -> Element:
    entries = [reference(resource["id"]) for resource in found]
    label = str(KINDS[kind].label)
    return {
        "title": label,
        "code": concept(kind, label),
        "text": narrative(f"{label}: {len(entries)}"),
        "entry": entries,
    }


def narrative(text: str) -> Element:
    words = html.escape(text)
    return {
        "status": "generated",
        "div": f'<div xmlns="http://www.w3.org/1999/xhtml"><p>{words}</p></div>',
    }


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
