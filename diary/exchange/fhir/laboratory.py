"""A laboratory result, with the range of the laboratory that measured it."""

from __future__ import annotations

from typing import Any

from diary.exchange.fhir.elements import Element, concept, filled, quantity, term_of, words
from diary.exchange.fhir.observations import observation
from diary.exchange.fhir.resources import Source
from diary.storage import Row
from diary.vocabulary import COMPARATOR_SIGNS

LABORATORY = [
    {
        "coding": [
            {
                "system": "http://terminology.hl7.org/CodeSystem/observation-category",
                "code": "laboratory",
            }
        ]
    }
]


def lab(source: Source, row: Row) -> Element:
    told = row.values
    ends = filled(low=measured(told, "reference_low"), high=measured(told, "reference_high"))
    return observation(
        source,
        row,
        *row.model.fields(),
        category=LABORATORY,
        code=analyte(told),
        referenceRange=[ends] if ends else None,
        **result(told),
    )


def analyte(told: dict[str, Any]) -> Element:
    """LOINC parts what is measured by mass from what is measured by moles."""
    found = term_of("analytes", told["analyte"])
    by_mass, by_moles = found.codes.get("loinc"), found.codes.get("loinc_moles")
    loinc = by_moles if by_moles and told["unit"].endswith("mol_l") else by_mass
    text = words(told["name"]) or str(found.label)
    return concept(f"analytes.{found.name}", text, {"loinc": loinc} if loinc else None)


def result(told: dict[str, Any]) -> Element:
    if told["unit"] == "yes_no" and told["value"] in (0, 1):
        return {"valueBoolean": told["value"] == 1}
    comparator = filled(comparator=COMPARATOR_SIGNS.get(told["comparator"]))
    return {"valueQuantity": measured(told, "value") | comparator}


def measured(told: dict[str, Any], name: str) -> Element:
    if told[name] is None:
        return {}
    unit = None if told["unit"] == "yes_no" else told["unit"]
    return quantity(told[name], unit, "lab_units")
