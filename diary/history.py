"""The versions of one record, rebuilt from its changes in the journal by undoing them, the newest
first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from accounts.models import User
from diary import storage
from diary.models import Change, Record
from diary.storage import local_iso

Fields = Mapping[str, Any]
"""A record's fields by name, as JSON carries them."""


@dataclass(frozen=True)
class Version:
    """One change of a record, and the record's fields after it: None if it was deleted."""

    model: type[Record]
    change: Change
    fields: Fields | None

    @property
    def wanted(self) -> Fields | None:
        """What brings this version back: all its fields, or those that an edit lost with."""
        found = self.change.set if self.change.superseded else self.fields
        known = self.model.fields()
        return found and {name: value for name, value in found.items() if name in known}

    def wire(self) -> dict[str, Any]:
        change, fields = self.change, self.fields
        return {
            "seq": change.seq,
            "edited_at": change.edited_at.isoformat(),
            "device": change.device and str(change.device),
            "deleted": fields is None,
            "superseded": change.superseded,
            "set": change.set,
            "entry": None if fields is None else flat(self.model, change.uid, change.seq, fields),
        }


def versions(owner: User, model: type[Record], uid: UUID) -> list[Version]:
    """Newest first. None of what never was, and of what is purged."""
    row = next(iter(storage.find(model, owner.pk, [uid])), None)
    log = Change.objects.filter(owner=owner, kind=model.kind, uid=uid).order_by("-seq")
    if row:
        log = log.filter(seq__lte=row.rev)
    return list(replay(model, log, row.wire(model.fields()) if row else None))


def replay(model: type[Record], log: Iterable[Change], fields: Fields | None) -> Iterator[Version]:
    """A record's changes, newest first, from its fields now; those that told nothing are left
    out."""
    for change in log:
        if is_purged(change):
            return
        if tells(change, fields):
            yield Version(model, change, fields)
        fields = undone(change, fields)


def tells(change: Change, fields: Fields | None) -> bool:
    """Even a record in which nothing was given began once."""
    begins = change.before is None and fields is not None
    return change.set != {} or begins


def is_purged(deletion: Change) -> bool:
    return deletion.set is None and deletion.before is None and not deletion.superseded


def undone(change: Change, fields: Fields | None) -> Fields | None:
    """The record's fields before a change, from those after it."""
    if change.set is None:
        return fields if change.superseded else change.before
    if change.before is None or fields is None:
        return None
    return {**fields, **change.before}


def flat(model: type[Record], uid: UUID, rev: int, fields: Fields) -> dict[str, Any]:
    """An entry as it was; its instants with the offset of the zone that it then had."""
    then = {name: fields.get(name) for name in model.fields()}
    for name in model.instants():
        moment = then[name]
        then[name] = local_iso(moment and datetime.fromisoformat(moment), then["tz"])
    return {"kind": model.kind, "uid": str(uid), "rev": rev, "deleted": False, **then}
