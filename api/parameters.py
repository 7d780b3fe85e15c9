"""Query parameters and path parts, read with a clear error each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from accounts.models import Preferences
from api.permissions import owner_of
from diary.fields import Day
from diary.models import KINDS, Entry, Record
from diary.series import first_and_last_day

PERIOD = [OpenApiParameter(name, description="YYYY-MM-DD, included") for name in ("from", "to")]
PAGE = [OpenApiParameter("cursor"), OpenApiParameter("limit", int)]
LONGEST_PERIOD = timedelta(days=3660)

T = TypeVar("T")


def kind_or_404(kind: str) -> type[Record]:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def entry_kind_or_404(kind: str) -> type[Entry]:
    model = kind_or_404(kind)
    if not issubclass(model, Entry):
        raise Http404
    return model


def read_date(request: Request, name: str) -> date | None:
    text = request.query_params.get(name)
    try:
        return Day().parse(text) if text else None
    except ValidationError as error:
        raise ValidationError({name: error}) from None


def read_period(request: Request) -> tuple[date, date]:
    """`from` and `to`, both included; the ends of the diary for whichever is left out."""
    start, end = read_date(request, "from"), read_date(request, "to")
    if start is None or end is None:
        today = Preferences.of(owner_of(request)).today()
        first, last = first_and_last_day(owner_of(request)) or (today, today)
        end = end or max(last, start or last)
        start = start or max(min(first, end), end - LONGEST_PERIOD)
    if not timedelta(0) <= end - start <= LONGEST_PERIOD:
        raise ValidationError({"to": _("Give a day on or after `from`, at most ten years later.")})
    return start, end


def read_span(request: Request) -> tuple[date | None, date | None]:
    """`from` and `to`, both included; no end where one is left out."""
    start, end = read_date(request, "from"), read_date(request, "to")
    if start and end and end < start:
        raise ValidationError({"to": _("Give a day on or after `from`.")})
    return start, end


def read_limit(request: Request, *, default: int, maximum: int) -> int:
    text = request.query_params.get("limit", str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= maximum):
        allowed = _("Give a whole number from 1 to %(maximum)s.") % {"maximum": maximum}
        raise ValidationError({"limit": allowed})
    return int(text)


def read_cursor(request: Request, read: Callable[[str], T]) -> T | None:
    text = request.query_params.get("cursor")
    try:
        return read(text) if text else None
    except (ValueError, OverflowError, OSError):
        raise ValidationError({"cursor": _("Give the cursor of an earlier answer.")}) from None
