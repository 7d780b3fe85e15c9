"""Op: one change of one record that somebody asks for, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from diary.models import KINDS
from diary.parsing import parse_each, parse_instant, parse_uuid

Status = Literal["applied", "merged", "duplicate", "rejected", "held"]


@dataclass(frozen=True)
class Op:
    """`set` holds the changed fields as JSON gave them; None deletes the record.

    `base` is the record's `rev` that the sender last saw, 0 if none; None: whatever it is now.
    `only_if`: nothing happens unless the record was never written, or is there.
    """

    op: UUID
    kind: str
    uid: UUID
    base: int | None
    edited_at: datetime
    set: Mapping[str, Any] | None
    only_if: Literal["new", "live"] | None = None

    @classmethod
    def now(
        cls,
        kind: str,
        uid: UUID,
        fields: Mapping[str, Any] | None,
        only_if: Literal["new", "live"] | None = None,
    ) -> Op:
        """An op of a door that sees the record as it is: REST, an import."""
        return cls(uuid7(), kind, uid, None, timezone.now(), fields, only_if)


@dataclass(frozen=True)
class Result:
    """What became of an op (`op`: as it was sent). `rev`: the record's, None if none was stored.

    `created`: there was no such record before.
    """

    op: Any
    status: Status
    rev: int | None = None
    entry: dict[str, Any] | None = None
    errors: dict[str, list[str]] | None = None
    created: bool = False

    def wire(self) -> dict[str, Any]:
        extra = {"entry": self.entry, "errors": self.errors}
        return {
            "op": str(self.op) if isinstance(self.op, UUID) else self.op,
            "status": self.status,
            "rev": self.rev,
            **{name: value for name, value in extra.items() if value is not None},
        }


def parse_kind(raw: Any) -> str:
    if not isinstance(raw, str) or raw not in KINDS:
        raise ValidationError(_("Give one of: %(kinds)s.") % {"kinds": ", ".join(KINDS)})
    return raw


def parse_base(raw: Any) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or raw < 0:
        raise ValidationError(_("Give the rev that was last seen, 0 if none."))
    return raw


def parse_set(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise ValidationError(_('Give an object of fields, or "delete": true.'))
    return raw


PARTS: dict[str, Callable[[Any], Any]] = {
    "op": parse_uuid,
    "kind": parse_kind,
    "uid": parse_uuid,
    "base": parse_base,
    "edited_at": parse_instant,
}


def read_op(raw: Any) -> Op:
    """An op as a push carries it. Raises ValidationError with a field map."""
    if not isinstance(raw, dict):
        raise ValidationError(
            {"op": _("Give an object with op, kind, uid, base, edited_at and set.")}
        )
    if raw.get("delete") is True:
        return Op(**parse_each(raw, PARTS), set=None)
    return Op(**parse_each(raw, PARTS | {"set": parse_set}))
