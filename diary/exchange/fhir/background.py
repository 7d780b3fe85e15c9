"""The background: an Observation of what was answered, and a Condition each that was stated."""

from __future__ import annotations

from collections.abc import Iterator

from diary.exchange.fhir.elements import Element, concept, words
from diary.exchange.fhir.observations import observation
from diary.exchange.fhir.resources import Source
from diary.storage import Row

CONDITIONS = ("diabetes", "thyroid", "coeliac", "kidney_disease", "cancer")
UNCONFIRMED = {
    "coding": [
        {
            "system": "http://terminology.hl7.org/CodeSystem/condition-ver-status",
            "code": "unconfirmed",
        }
    ]
}


def background(source: Source, row: Row) -> Iterator[Element]:
    stated = [name for name in CONDITIONS if row.values[name] == "yes"]
    answers = observation(source, row, *stated, "conditions")
    if "component" in answers:
        yield answers
    fields = row.model.fields()
    for name in stated:
        yield condition(source, row, name, str(fields[name].verbose_name))
    others = words(row.values["conditions"])
    if others:
        yield condition(source, row, "conditions", others)


def condition(source: Source, row: Row, name: str, text: str) -> Element:
    return source.resource(
        "Condition",
        row,
        name,
        verificationStatus=UNCONFIRMED,
        code=concept(f"background.{name}", text),
        asserter=source.patient,
    )
