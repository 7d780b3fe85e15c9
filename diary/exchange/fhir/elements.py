"""The data types of FHIR, made from values and words of the diary."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import Any, ParamSpec
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

from diary.fields import Choice, Count, Day, EntryField, Flag, Instant, Quantity, Scale, Text
from diary.vocabulary import CODE_SYSTEMS, VOCABULARY, Term

QUIVER = "urn:uuid:6c1b7a52-3c0e-4a53-9d39-5f0c0c2a7b11"
"""The code system of the diary's own message ids, such as `sensations.burning`."""
UUIDS = "urn:ietf:rfc:3986"
PLAIN = {"s": "s", "min": "min", "h": "h"}
"""Units of fields that are written in UCUM as they are."""
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")

Element = dict[str, Any]
P = ParamSpec("P")


def by_language(make: Callable[P, Element]) -> Callable[P, Element]:
    """Remembers what was made: a diary of years holds the same few words ten thousands of times."""

    @cache
    def remembered(language: str | None, /, *args: P.args, **kwargs: P.kwargs) -> Element:
        return make(*args, **kwargs)

    return lambda *args, **kwargs: remembered(get_language(), *args, **kwargs)


def filled(**elements: Any) -> Element:
    """What is known: FHIR has no null, and nothing empty."""
    return {name: value for name, value in elements.items() if value not in (None, "", [], {})}


def words(text: str | None) -> str:
    """The patient's own, without the control characters that FHIR forbids."""
    return UNWRITABLE.sub("", text or "").strip()


def moment(value: datetime, tz: str) -> str:
    return value.astimezone(ZoneInfo(tz)).isoformat()


def concept(name: str, text: str, codes: Mapping[str, str] | None = None) -> Element:
    """`name`: the message id; `codes`: what other systems call it, by the name of the system."""
    others = [
        {"system": CODE_SYSTEMS[system], "code": code} for system, code in (codes or {}).items()
    ]
    return {"coding": [*others, {"system": QUIVER, "code": name}], "text": text}


def term_of(vocabulary: str, name: str) -> Term:
    return VOCABULARY[vocabulary][name]


@by_language
def term(vocabulary: str, name: str) -> Element:
    found = term_of(vocabulary, name)
    return concept(f"{vocabulary}.{name}", str(found.label), found.codes)


def place(vocabulary: str, site: str | None, side: str | None) -> Element:
    """A site, its side in the words; nothing without a site. FHIR has no slot for a side."""
    if site is None:
        return {}
    found = term(vocabulary, site)
    if side is None:
        return found
    return found | {"text": f"{found['text']}, {term('sides', side)['text'].lower()}"}


def quantity(value: float, unit: str | None, vocabulary: str = "amount_units") -> Element:
    """`unit`: a term of the vocabulary, or what a field calls its unit."""
    return {"value": number(value)} | (measure(unit, vocabulary) if unit else {})


@by_language
def measure(unit: str, vocabulary: str) -> Element:
    known = VOCABULARY[vocabulary].get(unit)
    code = known.codes.get("ucum") if known else PLAIN.get(unit)
    coded = {"system": CODE_SYSTEMS["ucum"], "code": code} if code else {}
    return {"unit": str(known.label) if known else unit, **coded}


def number(value: float) -> float:
    return int(value) if value == int(value) else value


def answer(field: EntryField, value: Any) -> Element:
    """The `value[x]` of what a patient answered; nothing of what was left blank."""
    if value is None:
        return {}
    match field:
        case Choice():
            return {"valueCodeableConcept": term(field.vocabulary, value)}
        case Flag():
            # "No" by default was never said.
            untold = value is False and field.default is False
            return {} if untold else {"valueBoolean": value}
        case Text():
            return filled(valueString=words(value))
        case Quantity():
            return {"valueQuantity": quantity(value, field.unit)}
        case Count() | Scale():
            return {"valueInteger": value}
        case Day() | Instant():
            return {"valueDateTime": value.isoformat()}
    return {}
