"""What was taken (MedicationAdministration), and what is to be taken (MedicationStatement)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from diary.exchange.fhir.elements import (
    Element,
    filled,
    moment,
    place,
    quantity,
    term,
    words,
)
from diary.exchange.fhir.resources import Source, reference
from diary.models import KINDS
from diary.plans import Phase
from diary.storage import Row

MEDICINE = {
    "b12": ("b12_forms", "form"),
    "supplement": ("nutrients", "nutrient"),
    "medication": ("medicine_classes", "medicine_class"),
}
"""The vocabulary and the field that say what it is; of a medicine only its sort."""
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def administration(source: Source, row: Row) -> Element:
    """A skipped dose is one that was not given; why, only the patient's note can tell."""
    told = row.values
    skipped = told["status"] == "skipped"
    return source.resource(
        "MedicationAdministration",
        row,
        status="not-done" if skipped else "completed",
        statusReason=[term("dose_statuses", "skipped")] if skipped else None,
        medicationCodeableConcept=medicine(row.kind, told),
        effectiveDateTime=moment(told["at"], told["tz"]),
        supportingInformation=plan_of(source, told["plan"]),
        dosage=dosage(row.kind, told),
    )


def medicine(kind: str, told: dict[str, Any]) -> Element:
    """`kind`: that of the dose. The patient's own words for it stand in the text."""
    named = words(told.get("product") or told.get("name"))
    vocabulary, field = MEDICINE[kind]
    found = term(vocabulary, told[field]) if told[field] else {}
    if kind == "medication" or told[field] == "other":
        return found | {"text": named or str(KINDS[kind].label)}
    return found | {"text": f"{found['text']} ({named})"} if named else found


def plan_of(source: Source, uid: UUID | None) -> list[Element]:
    """Nothing of a plan that is not told here: a reference must lead somewhere."""
    return [reference(source.id_of("plan", uid))] if uid and uid in source.plans else []


def dosage(kind: str, told: dict[str, Any]) -> Element:
    """FHIR takes none without an amount."""
    dose = amount(kind, told)
    if not dose:
        return {}
    return filled(
        site=place("injection_sites", told.get("site"), told.get("side")),
        route=route(told),
        dose=dose,
    )


def amount(kind: str, told: dict[str, Any]) -> Element:
    value, unit = (told["mcg"], "mcg") if kind == "b12" else (told["amount"], told["unit"])
    return {} if value is None else quantity(value, unit)


def route(told: dict[str, Any]) -> Element:
    return term("b12_routes", told["route"]) if told.get("route") else {}


# --- Plans ----------------------------------------------------------------------------------------


def statement(source: Source, row: Row) -> Element:
    told = row.values
    prescribed = str(row.model.fields()["as_prescribed"].verbose_name)
    ends_on = told["ends_on"]
    return source.resource(
        "MedicationStatement",
        row,
        status=standing(source, told),
        medicationCodeableConcept=medicine(told["what"], told),
        effectivePeriod=filled(
            start=told["starts_on"].isoformat(), end=ends_on and ends_on.isoformat()
        ),
        informationSource=source.patient,
        note=[{"text": prescribed}] if told["as_prescribed"] else None,
        dosage=list(instructions(told)),
    )


def standing(source: Source, told: dict[str, Any]) -> str:
    if told["starts_on"] > source.today:
        return "intended"
    return "completed" if told["ends_on"] and told["ends_on"] < source.today else "active"


def instructions(told: dict[str, Any]) -> Iterator[Element]:
    """One a phase, in their order; one without a schedule is as needed."""
    dose = amount("plan", told)
    common = filled(route=route(told), doseAndRate=[{"doseQuantity": dose}] if dose else None)
    if not told["schedule"]:
        yield {"asNeededBoolean": True} | common
        return
    for number, rule in enumerate(told["schedule"].split(" "), start=1):
        yield {"sequence": number, "timing": {"repeat": repeat(Phase.read(rule))}} | common


def repeat(phase: Phase) -> Element:
    if len(phase.weekdays) == 7:
        rhythm = {"frequency": 1, "period": 1, "periodUnit": "d"}
    elif phase.weekdays:
        days = [DAYS[day] for day in phase.weekdays]
        rhythm = {"frequency": len(days), "period": 1, "periodUnit": "wk", "dayOfWeek": days}
    else:
        unit = "mo" if phase.monthly else "d"
        rhythm = {"frequency": 1, "period": phase.interval, "periodUnit": unit}
    return filled(count=phase.count) | rhythm
