"""The Bundle: a Composition with a section a kind, the patient, and what the sections name."""

from __future__ import annotations

import html
import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
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


def all_of_it(row: Row) -> Row | None:
    return row


@dataclass(frozen=True)
class Telling:
    """What a document holds. `keep`: what of a record, if anything; `patient`: who it is, where
    that is to be known; `page`: the clinician's, as a PDF."""

    keep: Callable[[Row], Row | None] = all_of_it
    patient: Element = field(default_factory=dict)
    page: bytes | None = None


EVERYTHING = Telling()


def write(owner: User, start: date | None, end: date | None, telling: Telling = EVERYTHING) -> str:
    return json.dumps(document(owner, start, end, telling), ensure_ascii=False)


def document(owner: User, start: date | None, end: date | None, telling: Telling) -> Element:
    preferences = Preferences.of(owner)
    rows = {kind: read(owner, model, start, end) for kind, model in KINDS.items()}
    rows = {kind: list(filter(None, map(telling.keep, found))) for kind, found in rows.items()}
    source = Source(owner.account, rows, preferences.today())
    now = moment(timezone.now(), preferences.tz)
    parts = [
        Part("page", _("Page for the clinician"), pages(source, telling.page, now)),
        *(
            Part(kind, str(model.label), resources(source, kind))
            for kind, model in KINDS.items()
            if kind not in NOT_ALONE
        ),
    ]
    first = composition(source, parts, now, filled(start=iso(start), end=iso(end)))
    patient = {"resourceType": "Patient", "id": str(owner.account), **telling.patient}
    return {
        "resourceType": "Bundle",
        "meta": {"security": [PATIENT_REPORTED]},
        "identifier": {"system": UUIDS, "value": f"urn:uuid:{uuid4()}"},
        "type": "document",
        "timestamp": now,
        "entry": [
            {"fullUrl": f"urn:uuid:{found['id']}", "resource": found}
            for found in (first, patient, *(each for part in parts for each in part.resources))
        ],
    }


@dataclass(frozen=True)
class Part:
    """A section of the Composition, if there is anything in it."""

    name: str
    label: str
    resources: list[Element]


def pages(source: Source, pdf: bytes | None, now: str) -> list[Element]:
    if pdf is None:
        return []
    title = _("Page for the clinician")
    attached = {
        "contentType": "application/pdf",
        "data": b64encode(pdf).decode(),
        "title": title,
        "creation": now,
    }
    return [
        {
            "resourceType": "DocumentReference",
            "id": str(uuid4()),
            "status": "current",
            "type": concept("page", title),
            "subject": source.patient,
            "date": now,
            "author": [source.patient],
            "content": [{"attachment": attached}],
        }
    ]


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


def composition(source: Source, parts: list[Part], now: str, period: Element) -> Element:
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
        section=[section(part) for part in parts if part.resources],
    )


def section(part: Part) -> Element:
    entries = [reference(resource["id"]) for resource in part.resources]
    return {
        "title": part.label,
        "code": concept(part.name, part.label),
        "text": narrative(f"{part.label}: {len(entries)}"),
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
