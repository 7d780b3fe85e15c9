"""The timeline: entries of all kinds, newest first, a page at a time."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from uuid import UUID

from django.db.models import Q

from accounts.models import User
from diary import storage
from diary.models import Entry
from diary.storage import Row


@dataclass(frozen=True)
class Place:
    """Where a page ended: the time and uid of its last entry."""

    at: datetime
    uid: UUID

    def __str__(self) -> str:
        return f"{self.at.timestamp():.6f}_{self.uid}"

    @classmethod
    def read(cls, text: str) -> Place:
        """Raises ValueError for what is no place."""
        at, uid = text.split("_")
        return cls(datetime.fromtimestamp(float(at), tz=UTC), UUID(uid))


def page(
    owner: User,
    kinds: list[type[Entry]],
    *,
    start: date | None,
    end: date | None,
    after: Place | None,
    limit: int,
) -> tuple[list[Row], Place | None]:
    """Up to `limit` entries and the place where the next page starts, None after the last."""
    wanted = Q(owner=owner)
    if start:
        wanted &= Q(day__gte=start)
    if end:
        wanted &= Q(day__lte=end)
    if after:
        wanted &= Q(at__lt=after.at) | Q(at=after.at, uid__lt=after.uid)
    by_kind = (
        storage.rows(model, model.objects.filter(wanted).order_by("-at", "-uid")[: limit + 1])
        for model in kinds
    )
    found = list(islice(heapq.merge(*by_kind, key=newest_first, reverse=True), limit + 1))
    rows = found[:limit]
    more = len(found) > limit
    return rows, Place(rows[-1].values["at"], rows[-1].uid) if more else None


def newest_first(row: Row) -> tuple[datetime, UUID]:
    return row.values["at"], row.uid
