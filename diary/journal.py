"""The journal: the one way to write, `apply`, and the one way to read changes, `changes_since`.

Every write takes its numbers under the lock of its owner's journal row, so numbers are given and
committed in the same order and a reader of `changes_since` misses none.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import random
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import User
from diary import storage
from diary.batch import Batch, tombstone
from diary.database import may_pass
from diary.models import Change, Journal
from diary.ops import Op, Result
from diary.storage import Row

TRIES = 4
PAUSE = 0.05


class Reset(Exception):
    """The cursor belongs to another history of this diary: start again without one."""


@dataclass(frozen=True)
class Outcome:
    """The journal after a batch, and what became of each op, in their order.

    `rows`: the live records that the ops named.
    """

    epoch: UUID
    head: int
    results: list[Result]
    rows: Mapping[UUID, Row]


def apply(
    owner: User,
    ops: Sequence[Op],
    *,
    device: UUID | None = None,
    now: datetime | None = None,
    epoch: UUID | None = None,
) -> Outcome:
    """Apply ops in order, each wholly or not at all; a bad one is rejected alone.

    `now` is the sender's clock, `epoch` of the journal that it last saw. After a rejection, later
    ops on the same record are held. The batch is one transaction: once this returns, what was
    applied is on disk. Where PostgreSQL gives it up for another, it is tried again.
    """
    attempt = 1
    while True:
        try:
            return apply_once(owner, ops, device, now, epoch)
        except DatabaseError as error:
            if attempt == TRIES or not may_pass(error):
                raise
        time.sleep(PAUSE * 2**attempt * random())
        attempt += 1


def apply_once(
    owner: User,
    ops: Sequence[Op],
    device: UUID | None,
    now: datetime | None,
    seen_epoch: UUID | None,
) -> Outcome:
    with transaction.atomic(durable=True):
        epoch, head = lock(owner)
        if seen_epoch not in (None, epoch):
            ops = [replace(op, base=0) for op in ops]
        batch = Batch(owner, ops, head=head, device=device, now=now or timezone.now())
        results = [batch.apply(op) for op in ops]
        if batch.head != head:
            batch.store()
            Journal.objects.filter(owner=owner).update(head=batch.head)
    return Outcome(epoch, batch.head, results, batch.rows)


def lock(owner: User) -> tuple[UUID, int]:
    """Epoch and head of the owner's journal, its row locked until the transaction ends.

    SQLite has no SELECT FOR UPDATE; an UPDATE that changes nothing locks on both databases.
    """
    table = connection.ops.quote_name(Journal._meta.db_table)
    sql = f"UPDATE {table} SET head = head WHERE owner_id = %s RETURNING epoch, head"
    with connection.cursor() as cursor:
        cursor.execute(sql, [owner.pk])
        row = cursor.fetchone()
    if row is None:
        Journal.objects.get_or_create(owner=owner)
        return lock(owner)
    epoch, head = row
    return epoch if isinstance(epoch, UUID) else UUID(epoch), head


@dataclass(frozen=True)
class Cursor:
    """A place in the log: its number and the op there. `floor`: how far down a first sync came."""

    epoch: UUID
    seq: int
    op: UUID
    floor: int | None = None

    def __str__(self) -> str:
        parts = [self.epoch, self.seq, self.op, *([] if self.floor is None else [self.floor])]
        return ".".join(map(str, parts))

    @classmethod
    def read(cls, text: str) -> Cursor:
        """Raises ValueError for what is no cursor."""
        epoch, seq, op, *floor = text.split(".")
        return cls(UUID(epoch), int(seq), UUID(op), int(floor[0]) if floor else None)


@dataclass(frozen=True)
class Page:
    entries: list[dict[str, Any]]
    cursor: Cursor
    more: bool


def changes_since(owner: User, cursor: Cursor | None, limit: int) -> Page:
    """The records changed after `cursor`, as they are now; without one all of them, newest first.

    Each record comes once, at its latest change up to the head that was read first; one that
    changed again since comes with a later page. Raises Reset when the cursor isn't of this log.
    """
    journal = Journal.objects.get_or_create(owner=owner)[0]
    log = Change.objects.filter(owner=owner, seq__lte=journal.head)
    log = log.exclude(Exists(log.filter(uid=OuterRef("uid"), seq__gt=OuterRef("seq"))))
    if cursor is None:
        last = log.filter(seq=journal.head).values_list("op", flat=True).first()
        cursor = Cursor(journal.epoch, journal.head, last or UUID(int=0), floor=journal.head + 1)
    elif not belongs(cursor, journal):
        raise Reset
    if cursor.floor is not None:
        found = list(log.filter(seq__lt=cursor.floor).order_by("-seq")[: limit + 1])
    else:
        found = list(log.filter(seq__gt=cursor.seq).order_by("seq")[: limit + 1])
    changes, more = found[:limit], len(found) > limit
    return Page(current_entries(owner, changes), cursor_after(cursor, changes, more), more)


def belongs(cursor: Cursor, journal: Journal) -> bool:
    """Whether this journal gave the cursor; a copied-back one gave its number to another op."""
    if cursor.epoch != journal.epoch or cursor.seq > journal.head:
        return False
    here = Change.objects.filter(owner=journal.owner_id, seq=cursor.seq, op=cursor.op)
    return cursor.seq == 0 or here.exists()


def is_current(owner: User, cursor: Cursor | None) -> bool:
    """Whether nothing changed since a pull ended with this cursor. Raises Reset as a pull does."""
    journal = Journal.objects.get_or_create(owner=owner)[0]
    if cursor is None:
        return False
    if not belongs(cursor, journal):
        raise Reset
    return cursor.seq == journal.head and cursor.floor is None


def cursor_after(cursor: Cursor, changes: list[Change], more: bool) -> Cursor:
    if cursor.floor is not None:
        return replace(cursor, floor=changes[-1].seq if more else None)
    if changes:
        return replace(cursor, seq=changes[-1].seq, op=changes[-1].op)
    return cursor


def current_entries(owner: User, changes: list[Change]) -> list[dict[str, Any]]:
    """What is at each change now: the record if this was its latest change, or a tombstone."""
    live = storage.live(owner.pk, {change.uid: change.kind for change in changes})
    entries = []
    for change in changes:
        row = live.get(change.uid)
        if row and row.rev == change.seq:
            entries.append(row.entry())
        elif row is None:
            entries.append(tombstone(change.kind, change.uid, change.seq))
    return entries
