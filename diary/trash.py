"""What was deleted: kept for 30 days to be brought back, then emptied for good."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from accounts.models import User
from diary import journal
from diary.history import flat
from diary.models import KINDS, Change
from diary.timeline import Place

KEPT = timedelta(days=30)
BATCH = 500


def deletions(**where: Any) -> QuerySet[Change]:
    """The deletions that hold: their records weren't revived, and can be."""
    found = Change.objects.filter(set__isnull=True, before__isnull=False, **where)
    later = since().filter(set__isnull=False, before__isnull=True)
    return found.exclude(Exists(later))


def since() -> QuerySet[Change]:
    """The deletion of an outer query and what came after it, lost edits among them."""
    return Change.objects.filter(
        owner=OuterRef("owner"), uid=OuterRef("uid"), seq__gte=OuterRef("seq")
    )


def page(
    owner: User, *, now: datetime, after: Place | None, limit: int
) -> tuple[list[dict[str, Any]], Place | None]:
    """Up to `limit` deleted records, the last deleted first, and where the next page starts."""
    wanted = Q(edited_at__gt=now - KEPT)
    if after:
        wanted &= Q(edited_at__lt=after.at) | Q(edited_at=after.at, uid__lt=after.uid)
    query = deletions(owner=owner).filter(wanted).order_by("-edited_at", "-uid")
    latest = Subquery(since().order_by("-seq").values("seq")[:1])
    found = list(query.annotate(rev=latest)[: limit + 1])
    more, found = len(found) > limit, found[:limit]
    place = Place(found[-1].edited_at, found[-1].uid) if more else None
    return [wire(deletion, deletion.rev) for deletion in found], place


def wire(deletion: Change, rev: int) -> dict[str, Any]:
    kind, uid = deletion.kind, deletion.uid
    return {
        "kind": kind,
        "uid": str(uid),
        "rev": rev,
        "deleted_at": deletion.edited_at.isoformat(),
        "entry": flat(KINDS[kind], uid, rev, deletion.before or {}),
    }


def purge(now: datetime) -> int:
    """Empty the changes of what was deleted more than 30 days ago; the number of such records.

    The tombstone stays, so that no phone that was long away brings back what it still has.
    """
    doomed = deletions(edited_at__lte=now - KEPT).order_by()
    owners = list(User.objects.filter(pk__in=doomed.values("owner")))
    return sum(purge_diary(owner, now) for owner in owners)


def purge_diary(owner: User, now: datetime) -> int:
    number = 0
    while uids := purge_some(owner, now):
        number += len(uids)
    return number


def purge_some(owner: User, now: datetime) -> list[UUID]:
    """Under the lock of the journal: nobody revives meanwhile what is emptied."""
    with transaction.atomic(durable=True):
        journal.lock(owner)
        doomed = deletions(owner=owner, edited_at__lte=now - KEPT)
        uids = list(doomed.values_list("uid", flat=True)[:BATCH])
        changes = Change.objects.filter(owner=owner, uid__in=uids)
        changes.filter(set__isnull=False).update(set={})
        changes.update(before=None)
    return uids
