"""Two phones changed one record: which of two changes of the same field stands.

A field that nobody else touched since the phone's `base` is taken; of a field that both touched,
the later edit stands, by the corrected times of the phones. Whatever loses stays in the journal,
marked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from accounts.models import User
from diary.models import Change
from diary.ops import Op
from diary.parsing import EARLIEST


class Rival(NamedTuple):
    """A change of the same record by somebody else since an op's base. `set` None: a deletion."""

    seq: int
    edited_at: datetime
    device: UUID | None
    set: Mapping[str, Any] | None


class Verdict(NamedTuple):
    """The fields of an op that won against a rival and that lost, and the numbers of the changes
    that lost against it."""

    won: frozenset[str]
    lost: frozenset[str]
    beaten: frozenset[int]


def corrected(edited_at: datetime, skew: timedelta, now: datetime) -> datetime:
    """By the server's clock; an edit can't be later than its arrival. `skew`: what the phone's
    clock is behind; one that is thousands of years ahead would lead out of the calendar."""
    return edited_at + min(max(skew, EARLIEST - edited_at), now - edited_at)


def rivals_of(
    owner: User, ops: Iterable[Op], seen: Mapping[UUID, int], device: UUID | None
) -> dict[UUID, list[Rival]]:
    """Uid → what others changed after the oldest base of these ops; one query, if any is behind.

    What the same device changed is no rival: its ops arrive in the order in which it made them.
    """
    bases = {op.uid: op.base for op in reversed([*ops]) if op.base is not None}
    behind = {uid: base for uid, base in bases.items() if base < seen.get(uid, 0)}
    found: defaultdict[UUID, list[Rival]] = defaultdict(list)
    if not behind:
        return found
    changes = Change.objects.filter(owner=owner, uid__in=list(behind)).order_by("seq")
    for uid, *rest in changes.values_list("uid", *Rival._fields):
        rival = Rival(*rest)
        if rival.seq > behind[uid] and (device is None or rival.device != device):
            found[uid].append(rival)
    return found


def judge(
    rivals: Sequence[Rival], names: Iterable[str], edited_at: datetime, device: UUID | None
) -> Verdict:
    """Of an op that sets these fields at this corrected time."""
    won, lost, beaten = set(), set(), set()
    for rival in rivals:
        shared = set(names) & (rival.set or {}).keys()
        if is_later(rival, edited_at, device):
            lost |= shared
        elif shared:
            won |= shared
            beaten.add(rival.seq)
    return Verdict(frozenset(won - lost), frozenset(lost), frozenset(beaten))


def is_later(rival: Rival, edited_at: datetime, device: UUID | None) -> bool:
    """At the same instant the device with the larger id wins: every server decides alike."""
    return (rival.edited_at, str(rival.device)) > (edited_at, str(device))
