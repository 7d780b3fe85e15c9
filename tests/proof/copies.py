"""An older copy of one diary, put back."""

from typing import Any
from uuid import uuid4

from accounts.models import User
from diary.models import KINDS, Change, Journal

Copy = dict[Any, list[dict[str, Any]]]
TABLES: tuple[Any, ...] = (Journal, Change, *KINDS.values())


def copy_of(owner: User) -> Copy:
    return {
        table: list(table.objects.filter(owner=owner).order_by("pk").values()) for table in TABLES
    }


def put_back(owner: User, copy: Copy, *, new_epoch: bool) -> None:
    for table, rows in copy.items():
        table.objects.filter(owner=owner).delete()
        table.objects.bulk_create(table(**row) for row in rows)
    if new_epoch:
        Journal.objects.filter(owner=owner).update(epoch=uuid4())
