"""The one validator: JSON from any door to the values of a record, or a map of what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from diary.fields import Choice, EntryField
from diary.models import Record
from diary.vocabulary import VOCABULARY

Values = dict[str, Any]
"""A record's fields by name, as Python holds them."""

ENVELOPE = frozenset({"kind", "uid", "rev", "deleted", "owner"})
"""What surrounds the fields of an entry: a client may send it back, and it changes nothing."""

CLOCK_TOLERANCE = timedelta(days=1)


def parse_fields(model: type[Record], given: Mapping[str, Any]) -> Values:
    """The given fields, parsed. Raises ValidationError with a field map. null empties a field."""
    values: Values = {}
    errors: dict[str, Any] = {}
    fields = model.fields()
    if len(given) > len(fields) + len(ENVELOPE):
        most = _("Give at most %(most)d fields.") % {"most": len(fields) + len(ENVELOPE)}
        raise ValidationError({"set": most})
    for name, raw in given.items():
        if name in ENVELOPE:
            continue
        if name not in fields:
            errors[name] = _("Unknown field.")
            continue
        try:
            values[name] = empty(fields[name]) if raw is None else fields[name].parse(raw)
        except ValidationError as error:
            errors[name] = error
    if errors:
        raise ValidationError(errors)
    return values


@cache
def blank(model: type[Record]) -> Values:
    """A record in which nothing was given. Not to be changed."""
    return {name: empty(field) for name, field in model.fields().items()}


def empty(field: EntryField) -> Any:
    return field.get_default() if field.has_default() else None


def settle(
    model: type[Record], values: Values, *, known: Values, day_starts_at: int, now: datetime
) -> Values:
    """A whole record with its derived fields. Raises ValidationError with a field map.

    `known`: its values until now. `now`: the sender's clock; nothing that is told now can have
    happened more than a day after it.
    """
    missing = {
        name: _("This field is required.") for name in model.required() if values[name] is None
    }
    if missing:
        raise ValidationError(missing)
    if unfit := unfit_choices(model, values) | unordered(model, values):
        raise ValidationError(unfit)
    settled = model.derive(values, known, day_starts_at)
    told = {name for name in model.times() if values[name] not in (None, known[name])}
    late = {
        name: _("Give a time that is not in the future.")
        for name in (told | model.ahead(known)) - model.ahead(settled)
        if values[name] is not None and is_late(settled[name], now)
    }
    if late:
        raise ValidationError(late)
    return settled


def unfit_choices(model: type[Record], values: Values) -> dict[str, Any]:
    """Choices that don't go with the choice that they depend on, and what is allowed."""
    found = {}
    for choice in model.choices_within():
        terms = terms_within(model, choice, values)
        if values[choice.name] is not None and terms and values[choice.name] not in terms:
            found[choice.name] = _("Give one of: %(terms)s.") % {"terms": ", ".join(terms)}
    return found


def unordered(model: type[Record], values: Values) -> dict[str, Any]:
    """Upper ends that lie below their lower ends."""
    return {
        upper: _("Give a value that is not below “%(lower)s”.")
        % {"lower": model.fields()[lower].verbose_name}
        for lower, upper in model.ordered()
        if None not in (values[lower], values[upper]) and values[upper] < values[lower]
    }


def terms_within(model: type[Record], choice: Choice, values: Values) -> list[str]:
    """The terms that the other choice leaves; none: all of the vocabulary."""
    other = model.fields()[str(choice.within)]
    assert isinstance(other, Choice)
    term = VOCABULARY[other.vocabulary].get(values[other.name])
    return list(term.facts.get("units", ())) if term else []


def is_late(value: datetime | date, now: datetime) -> bool:
    """A calendar day has one day more, for the time zones that are ahead of the sender's."""
    if isinstance(value, datetime):
        return value > now + CLOCK_TOLERANCE
    return value > (now + 2 * CLOCK_TOLERANCE).date()


def messages(error: ValidationError) -> dict[str, list[str]]:
    """A ValidationError's field map as plain data."""
    return {name: [str(message) for message in found] for name, found in error.message_dict.items()}
