"""A made-up patient to look around with: months of entries, and what is told once.

Nobody's data. Short nights go with more twitches on the next day; nothing else does.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
from uuid_utils.compat import uuid7

from accounts.models import Preferences, User
from diary import journal
from diary.demo import daily, story
from diary.models import Change
from diary.ops import Op

SOURCE = "demo"
BATCH = 500


def fill(owner: User, n_days: int, until: date, seed: int = 1) -> int:
    """Log `n_days` days up to `until` (included) for this owner. Returns the number of records."""
    tz = Preferences.of(owner).tz
    rng = np.random.default_rng(seed)
    uids = daily.Uids(*(str(UUID(bytes=rng.bytes(16), version=4)) for _ in daily.Uids._fields))
    dated = [
        *daily.entries(n_days, until, ZoneInfo(tz), uids, rng),
        *story.entries(n_days, until, ZoneInfo(tz)),
    ]
    ops = [
        Op.now(kind, uuid7(), {**fields, "tz": tz, "day": day.isoformat(), "source": SOURCE})
        for day, kind, fields in dated
    ]
    for uid, (kind, fields) in story.records(n_days, until, uids):
        ops.append(Op.now(kind, UUID(uid) if uid else uuid7(), fields))
    for start in range(0, len(ops), BATCH):
        journal.apply(owner, ops[start : start + BATCH])
    return len(ops)


def is_demo(owner: User) -> bool:
    """Whether the owner's diary began as a demo."""
    first = Change.objects.filter(owner=owner).order_by("seq").first()
    return first is not None and (first.set or {}).get("source") == SOURCE
