"""A batch of ops on one owner's records: read first, applied in memory, written at the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Preferences, User
from diary import storage
from diary.merge import Rival, Verdict, corrected, is_later, judge, rivals_of
from diary.models import KINDS, Change, Record
from diary.ops import Op, Result
from diary.storage import Row
from diary.validation import blank, messages, parse_fields, settle

CHANGE_COLUMNS = [
    "owner_id", "seq", "kind", "uid", "op", "device", "edited_at", "set", "before", "superseded",
]  # fmt: skip
NO_RIVALS = Verdict(frozenset(), frozenset(), frozenset())


class Gone(NamedTuple):
    """A record that was deleted; `seq`: its latest change, `before`: what it was, None once it is
    purged."""

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
        self.arrived = timezone.now()
        self.start = self.head = head
        self.day_starts_at = Preferences.of(owner).day_starts_at
        self.done = seqs_of(owner, (op.op for op in ops))
        new = [op for op in ops if op.op not in self.done]
        known = latest_changes(owner, {op.uid for op in new})
        self.seen = {uid: seq for uid, (_kind, seq) in known.items()}
        self.rows = storage.live(owner.pk, {uid: kind for uid, (kind, _seq) in known.items()})
        self.gone = tombstones(owner, known, known.keys() - self.rows.keys())
        self.rivals = rivals_of(owner, new, self.seen, device)
        self.beaten: set[int] = set()
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
        """Create, change or revive a record; of a field that a rival changed, the later edit."""
        model, row, gone = KINDS[op.kind], self.rows.get(op.uid), self.gone.get(op.uid)
        given = parse_fields(model, fields)
        rivals = self.rivals_since(op)
        if gone and any(rival.set is None and self.is_later(rival, op) for rival in rivals):
            return self.lose(op, given)
        verdict = judge(rivals, given, self.edited_at(op), self.device) if row else NO_RIVALS
        known = row.values if row else blank(model)
        until_now = known | parse_fields(model, gone.before or {}) if gone else known
        taken = {name: value for name, value in given.items() if name not in verdict.lost}
        try:
            values = self.settled(model, until_now | taken, until_now)
        except ValidationError:
            if not verdict.lost:
                raise
            return self.lose(op, given)
        lost = {name: given[name] for name in verdict.lost}
        return self.put(op, Row(model, op.uid, self.head + 1, values), verdict, lost)

    def put(self, op: Op, new: Row, verdict: Verdict, lost: dict[str, Any]) -> Result:
        """The record as it is from now on; the journal gets what changed, and what was lost."""
        row = self.rows.get(op.uid)
        known = row.values if row else blank(new.model)
        won = verdict.won  # also where it says the same: it says so later
        changed = [
            name for name, value in new.values.items() if value != known[name] or name in won
        ]
        if row and not changed and op.base is None:
            return Result(op.op, "applied", row.rev)
        wanted = replace(new, values=new.values | lost).wire({*changed, *lost})
        before = row.wire(changed) if row else None
        self.record(op, wanted, before, superseded=bool(lost))
        self.rows[op.uid] = new
        self.gone.pop(op.uid, None)
        self.beaten |= verdict.beaten
        return self.answer(op, new.rev, new.entry(), created=row is None)

    def settled(self, model: type[Record], values: Any, known: Any) -> Any:
        return settle(model, values, known=known, day_starts_at=self.day_starts_at, now=self.now)

    def delete(self, op: Op) -> Result:
        row = self.rows.get(op.uid)
        if row is None:
            gone = self.gone.get(op.uid)
            return Result(op.op, "applied", gone.seq if gone else None)
        if any(self.is_later(rival, op) for rival in self.rivals_since(op)):
            return self.lose(op, None)
        before = row.wire(row.model.fields())
        self.record(op, None, before)
        del self.rows[op.uid]
        self.gone[op.uid] = Gone(op.kind, self.head, before)
        return Result(op.op, "applied", self.head)

    def lose(self, op: Op, given: dict[str, Any] | None) -> Result:
        """Keep an op that came too late in the journal, marked; the record stays as it is.

        Of what is purged nothing is kept.
        """
        model, row, gone = KINDS[op.kind], self.rows.get(op.uid), self.gone.get(op.uid)
        after: dict[str, Any] | None = None
        before: dict[str, Any] | None = None
        if given is not None:
            known = row.values if row else blank(model)
            kept = {} if gone and gone.before is None else given
            after, before = Row(model, op.uid, self.head, known | given).wire(kept), {}
        self.record(op, after, before, superseded=True)
        if row:
            row = self.rows[op.uid] = replace(row, rev=self.head)
            return self.answer(op, self.head, row.entry())
        assert gone
        self.gone[op.uid] = gone._replace(seq=self.head)
        return self.answer(op, self.head, tombstone(op.kind, op.uid, self.head))

    def rivals_since(self, op: Op) -> list[Rival]:
        if op.base is None:
            return []
        return [rival for rival in self.rivals.get(op.uid, ()) if rival.seq > op.base]

    def edited_at(self, op: Op) -> datetime:
        return corrected(op.edited_at, self.arrived - self.now, self.arrived)

    def is_later(self, rival: Rival, op: Op) -> bool:
        return is_later(rival, self.edited_at(op), self.device)

    def answer(self, op: Op, rev: int, entry: dict[str, Any], *, created: bool = False) -> Result:
        """`merged`, with what the record is now, where the sender did not see its last change."""
        if op.base is None or op.base == self.seen.get(op.uid, 0):
            return Result(op.op, "applied", rev, created=created)
        return Result(op.op, "merged", rev, entry=entry, created=created)

    def record(
        self,
        op: Op,
        after: dict[str, Any] | None,
        before: dict[str, Any] | None,
        *,
        superseded: bool = False,
    ) -> None:
        self.head += 1
        self.done[op.op] = self.head
        self.changes.append(
            (
                self.owner_id, self.head, op.kind, op.uid, op.op, self.device, self.edited_at(op),
                after, before, superseded,
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
        if self.beaten:
            losers = Change.objects.filter(owner=self.owner_id, seq__in=self.beaten)
            losers.update(superseded=True)


def seqs_of(owner: User, ops: Iterable[UUID]) -> dict[UUID, int]:
    """Op → number, of those that the journal holds already."""
    return dict(Change.objects.filter(owner=owner, op__in=list(ops)).values_list("op", "seq"))


def latest_changes(owner: User, uids: Iterable[UUID]) -> dict[UUID, tuple[str, int]]:
    """Of the records that were ever written, kind and number of the latest change."""
    changes = Change.objects.filter(owner=owner, uid__in=list(uids)).order_by("uid", "seq")
    return {uid: (kind, seq) for uid, kind, seq in changes.values_list("uid", "kind", "seq")}


def tombstones(
    owner: User, known: Mapping[UUID, tuple[str, int]], uids: Iterable[UUID]
) -> dict[UUID, Gone]:
    """What the deleted ones of these records were; the latest change of each may have lost."""
    deletions = Change.objects.filter(
        owner=owner, uid__in=list(uids), set__isnull=True, superseded=False
    )
    found = deletions.order_by("uid", "seq").values_list("uid", "kind", "before")
    return {uid: Gone(kind, known[uid][1], before) for uid, kind, before in found}


def tombstone(kind: str, uid: UUID, rev: int) -> dict[str, Any]:
    """What is told of a deleted record."""
    return {"kind": kind, "uid": str(uid), "rev": rev, "deleted": True}
