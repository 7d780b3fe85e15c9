"""The audit of a diary: what its journal says must be what its tables hold."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from accounts.models import User
from diary import storage
from diary.models import KINDS, Change, Journal
from diary.storage import Row
from diary.validation import blank, parse_fields

State = dict[str, Any] | None
"""The fields of a record; None: there is none."""


def audit(owner: User, kinds: Iterable[str] = KINDS) -> list[str]:
    """Everything that is wrong: gaps in the numbers, rows that are not what their changes made."""
    head = Journal.objects.filter(owner=owner).values_list("head", flat=True).first() or 0
    log = list(Change.objects.filter(owner=owner).order_by("seq"))
    numbers = [change.seq for change in log]
    is_whole = numbers == [*range(1, head + 1)]
    wrong = [] if is_whole else [f"the head is {head}, the numbers are {numbers}"]
    changes = defaultdict(list)
    for change in log:
        changes[change.uid].append(change)
    rows = rows_of(owner, kinds)
    wrong += [f"{uid}: a row without a change" for uid in rows.keys() - changes.keys()]
    for uid, found in changes.items():
        wrong += mismatch(found, rows.get(uid))
    return wrong


def rows_of(owner: User, kinds: Iterable[str] = KINDS) -> dict[UUID, Row]:
    return {row.uid: row for kind in kinds for row in storage.of_owner(KINDS[kind], owner.pk)}


def mismatch(changes: list[Change], row: Row | None) -> list[str]:
    uid, last = changes[-1].uid, changes[-1].seq
    state: State = None
    for change in changes:
        if not fits(change, state):
            return [f"{uid}: change {change.seq} can't have met {state}"]
        state = after(change, state)
    if (row and row.values) != state:
        return [f"{uid}: the row is {row}, its changes make {state}"]
    if row and row.rev != last:
        return [f"{uid}: the row is at {row.rev}, its last change at {last}"]
    return []


def fits(change: Change, state: State) -> bool:
    """Whether what a change found is what the changes before it had made."""
    if change.set is None and change.superseded:
        return state is not None
    if change.before is None:
        return state is None and change.set is not None
    before = parse_fields(KINDS[change.kind], change.before)
    if change.set is None:
        return before == state
    return before.items() <= (state or {}).items()


def after(change: Change, state: State) -> State:
    """What a change made of a record; of what it gave and lost, nothing."""
    if change.set is None:
        return state if change.superseded else None
    model = KINDS[change.kind]
    given = parse_fields(model, change.set)
    if change.before is None:
        return blank(model) | given
    return state and state | {name: given[name] for name in change.before}


def report(owner: User) -> dict[str, Any]:
    """The audit, and op → number of all that the journal holds."""
    numbers = Change.objects.filter(owner=owner).values_list("op", "seq")
    return {"wrong": audit(owner), "numbers": {str(op): seq for op, seq in numbers}}


def print_report(email: str) -> None:
    """For another process."""
    print(json.dumps(report(User.objects.get(email=email))))  # noqa: T201
