"""A FHIR document as its readers get it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from fhir.resources.R4B.bundle import Bundle

from diary.exchange.fhir import write
from diary.exchange.fhir.elements import QUIVER

# The validator takes any word for these (measured with fhir.resources 8.3).
STATUSES: dict[str, set[str | None]] = {
    "Composition": {"final"},
    "Patient": {None},
    "DocumentReference": {"current"},
    "Condition": {None},
    "Observation": {"registered", "final"},
    "MedicationAdministration": {"completed", "not-done"},
    "MedicationStatement": {"active", "completed", "intended"},
}
WITH_OFFSET = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d)")
DATE = re.compile(r"\d{4}-\d\d-\d\d")


def document(owner, start=None, end=None) -> dict:
    return json.loads(write(owner, start, end))


def told(owner, start=None, end=None) -> list[dict]:
    """Its resources but for the Composition and the patient."""
    return [entry["resource"] for entry in document(owner, start, end)["entry"][2:]]


def bare(element):
    """Without what every resource says, and with each concept as its words and codes."""
    match element:
        case {"coding": codings, "text": text}:
            codes = [coding["code"] for coding in codings if coding["system"] != QUIVER]
            return " ".join([text, *codes])
        case {"text": text, **rest} if not rest:
            return text
        case dict():
            same = {"id", "identifier", "subject", "resourceType"}
            return {name: bare(part) for name, part in element.items() if name not in same}
        case list():
            return [bare(part) for part in element]
    return element


def answers(resource) -> dict:
    """Words of each component → its value."""
    return {
        (part := bare(component)).pop("code"): next(iter(part.values()))
        for component in resource.get("component", [])
    }


def walk(element, path="") -> Iterator[tuple[str, Any]]:
    yield path, element
    if isinstance(element, dict):
        for name, part in element.items():
            yield from walk(part, f"{path}.{name}")
    elif isinstance(element, list):
        for part in element:
            yield from walk(part, path)


def check(found: dict) -> None:
    """What holds for every document."""
    Bundle.model_validate(found)
    resources = [entry["resource"] for entry in found["entry"]]
    urls = [entry["fullUrl"] for entry in found["entry"]]
    assert [resource["resourceType"] for resource in resources[:2]] == ["Composition", "Patient"]
    assert urls == [f"urn:uuid:{resource['id']}" for resource in resources]
    assert len(set(urls)) == len(urls)

    places = list(walk(found))
    references = {part for path, part in places if path.endswith(".reference")}
    assert references == set(urls[1:])
    listed = [entry["reference"] for part in resources[0]["section"] for entry in part["entry"]]
    assert listed == urls[2:]

    for path, part in places:
        assert part not in ("", [], {}, None), path
        if re.search(r"(\.start|\.end|ateTime|\.date|\.timestamp)$", path):
            assert WITH_OFFSET.fullmatch(part) or DATE.fullmatch(part), path
    for resource in resources:
        assert resource.get("status") in STATUSES[resource["resourceType"]]
