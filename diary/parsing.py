"""What JSON carries, read with a clear error each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Until 1972 some zones had offsets with seconds, which browsers don't read.
EARLIEST = datetime.fromisoformat("1980-01-01T00:00:00+00:00")


def parse_each(
    raw: Mapping[str, Any], parsers: Mapping[str, Callable[[Any], Any]]
) -> dict[str, Any]:
    """The named parts of a JSON object. Raises ValidationError with a map of all that is wrong."""
    found, errors = {}, {}
    for name, parse in parsers.items():
        try:
            found[name] = parse(raw.get(name))
        except ValidationError as error:
            errors[name] = error
    if errors:
        raise ValidationError(errors)
    return found


def parse_instant(raw: Any) -> datetime:
    """Raises ValidationError for anything but a date and time with an offset."""
    try:
        value = datetime.fromisoformat(raw)
    except (TypeError, ValueError):
        value = None
    if value is None or value.tzinfo is None or value < EARLIEST or value.year > 9000:
        raise ValidationError(
            _("Give a date and time with an offset, such as 2026-03-01T08:15:00+01:00.")
        )
    return value


def parse_uuid(raw: Any) -> UUID:
    """Raises ValidationError for anything but a UUID."""
    try:
        return UUID(raw)
    except (TypeError, ValueError, AttributeError):
        raise ValidationError(_("Give a UUID.")) from None
