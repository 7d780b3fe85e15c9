"""A batch of ops on one owner's records: read first, applied in memory, written at the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import Preferences, User
from diary import storage
from diary.models import KINDS, Change, Record
from diary.ops import Op, Result
from diary.storage import Row
from diary.validation import blank, messages, parse_fields, settle

CHANGE_COLUMNS = [
    "owner_id", "seq", "kind", "uid", "op", "device", "edited_at", "set", "before", "superseded",
]  # fmt: skip


class Gone(NamedTuple):
    """The latest change of a record that was deleted."""

    kind: str
    seq: int
    before: dict[str, Any] | None


class Batch:
    """Call it under the lock of the owner's journal; `head` is the journal's last number.

    The number of queries depends on the kinds that occur, not on the number of ops.
    """

    def __init__(
        self, owner: User, ops: Sequence[Op], *, head: int, device: UUID | None, now: datetime
    ) -> None:
        self.owner_id, self.device, self.now = owner.pk, device, now
        self.start = self.head = head
        self.day_starts_at = Preferences.of(owner).day_starts_at
        self.done = seqs_of(owner, (op.op for op in ops))
        known = latest_changes(owner, {op.uid for op in ops})
        self.seen = {uid: seq for uid, (_kind, seq) in known.items()}
        self.rows = {row.uid: row for row in live_rows(owner, known)}
        self.gone = tombstones(owner, known.keys() - self.rows.keys())
        self.blocked: set[UUID] = set()
        self.changes: list[tuple[Any, ...]] = []

    def apply(self, op: Op) -> Result:
        if op.op in self.done:
            return Result(op.op, "duplicate", self.done[op.op])
        if op.uid in self.blocked or not self.is_wanted(op):
            return Result(op.op, "held")
        try:
            self.check_kind(op)
            return self.delete(op) if op.set is None else self.write(op, op.set)
        except ValidationError as error:
            self.blocked.add(op.uid)
            return Result(op.op, "rejected", errors=messages(error))

    def is_wanted(self, op: Op) -> bool:
        if op.only_if == "new":
            return op.uid not in self.seen
        return op.only_if is None or op.uid in self.rows

    def check_kind(self, op: Op) -> None:
        known = self.rows.get(op.uid) or self.gone.get(op.uid)
        if known and known.kind != op.kind:
            raise ValidationError({"uid": _("This uid names a record of another kind.")})

    def write(self, op: Op, fields: Any) -> Result:
        """Create, change or revive a record."""
        model, row, gone = KINDS[op.kind], self.rows.get(op.uid), self.gone.get(op.uid)
        known = row.values if row else blank(model)
        base = known | parse_fields(model, gone.before or {}) if gone else known
        values = settle(
            model,
            base | parse_fields(model, fields),
            known=base,
            day_starts_at=self.day_starts_at,
            now=self.now,
        )
        changed = [name for name, value in values.items() if value != known[name]]
        if row and not changed and op.base is None:
            return Result(op.op, "applied", row.rev)
        new = Row(model, op.uid, self.head + 1, values)
        self.rows[op.uid] = new
        self.gone.pop(op.uid, None)
        self.record(op, new.wire(changed), row.wire(changed) if row else None)
        created = row is None
        if op.base is None or op.base == self.seen.get(op.uid, 0):
            return Result(op.op, "applied", new.rev, created=created)
        return Result(op.op, "merged", new.rev, entry=new.entry(), created=created)

    def delete(self, op: Op) -> Result:
        row = self.rows.pop(op.uid, None)
        if row is None:
            gone = self.gone.get(op.uid)
            return Result(op.op, "applied", gone.seq if gone else None)
        before = row.wire(row.model.fields())
        self.record(op, None, before)
        self.gone[op.uid] = Gone(op.kind, self.head, before)
        return Result(op.op, "applied", self.head)

    def record(self, op: Op, after: dict[str, Any] | None, before: dict[str, Any] | None) -> None:
        self.head += 1
        self.done[op.op] = self.head
        self.changes.append(
            (
                self.owner_id, self.head, op.kind, op.uid, op.op, self.device, op.edited_at,
                after, before, False,
            )
        )  # fmt: skip

    def store(self) -> None:
        """Write what the ops left: changed rows, removed rows, and the changes themselves."""
        changed: defaultdict[type[Record], list[Row]] = defaultdict(list)
        for row in self.rows.values():
            if row.rev > self.start:
                changed[row.model].append(row)
        for model, rows in changed.items():
            storage.upsert(model, self.owner_id, rows)
        removed: defaultdict[type[Record], list[UUID]] = defaultdict(list)
        for uid, gone in self.gone.items():
            if gone.seq > self.start:
                removed[KINDS[gone.kind]].append(uid)
        for model, uids in removed.items():
            storage.remove(model, self.owner_id, uids)
        storage.insert(Change, CHANGE_COLUMNS, self.changes)


def seqs_of(owner: User, ops: Iterable[UUID]) -> dict[UUID, int]:
    """Op → number, of those that the journal holds already."""
    return dict(Change.objects.filter(owner=owner, op__in=list(ops)).values_list("op", "seq"))


def latest_changes(owner: User, uids: Iterable[UUID]) -> dict[UUID, tuple[str, int]]:
    """Of the records that were ever written, kind and number of the latest change."""
    changes = Change.objects.filter(owner=owner, uid__in=list(uids)).order_by("uid", "seq")
    return {uid: (kind, seq) for uid, kind, seq in changes.values_list("uid", "kind", "seq")}


def live_rows(owner: User, known: Mapping[UUID, tuple[str, int]]) -> Iterable[Row]:
    uids: defaultdict[str, set[UUID]] = defaultdict(set)
    for uid, (kind, _seq) in known.items():
        uids[kind].add(uid)
    for kind, wanted in uids.items():
        yield from storage.find(KINDS[kind], owner.pk, wanted)


def tombstones(owner: User, uids: Iterable[UUID]) -> dict[UUID, Gone]:
    changes = Change.objects.filter(owner=owner, uid__in=list(uids)).order_by("uid", "seq")
    return {uid: Gone(*rest) for uid, *rest in changes.values_list("uid", *Gone._fields)}
