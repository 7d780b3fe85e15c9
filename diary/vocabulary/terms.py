"""Term: one word that a choice may take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Term:
    """`facts`: plain data about it, such as the caffeine in a drink. `codes`: what other systems
    call it, by the name of the system (CODE_SYSTEMS)."""

    name: str
    label: Any
    facts: Mapping[str, Any] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)


Terms = dict[str, Term]


def terms(*items: tuple[Any, ...]) -> Terms:
    """Each item: name, label and, where there are any, facts and codes."""
    return {item[0]: Term(*item) for item in items}


CODE_SYSTEMS = {
    "snomed": "http://snomed.info/sct",
    "loinc": "http://loinc.org",
    "atc": "http://www.whocc.no/atc",
    "phr": "http://hl7.org/fhir/uv/phr/CodeSystem/observation-pghd-codes",
    "ucum": "http://unitsofmeasure.org",
}


def snomed(code: str) -> dict[str, str]:
    return {"snomed": code}


def atc(code: str) -> dict[str, str]:
    return {"atc": code}


def loinc(code: str) -> dict[str, str]:
    return {"loinc": code}


def phr(code: str) -> dict[str, str]:
    return {"phr": code}


def ucum(code: str) -> dict[str, str]:
    return {"ucum": code}
