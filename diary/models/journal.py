"""The journal of a diary: one numbered log of every change, from whatever door it came."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models


class Journal(models.Model):
    """The head of one owner's log. `epoch` changes when an older database is put back."""

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    epoch = models.UUIDField(default=uuid.uuid4)
    head = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"journal of {self.owner_id} at {self.head}"


class Change(models.Model):
    """One change of one record: feed, idempotency, history, undo and audit in one.

    `set` holds the fields this change gave (null: deleted), `before` the values until then of those
    that it changed (of a deletion: the whole record; null: there was no record), both as JSON
    carries them. `superseded`: some of what it gave lost against another change. A purged record's
    changes are emptied: `set` is {} or null, `before` null.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    uid = models.UUIDField()
    op = models.UUIDField()
    device = models.UUIDField(null=True)
    edited_at = models.DateTimeField()
    set = models.JSONField(null=True)
    before = models.JSONField(null=True)
    superseded = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("owner", "seq"), name="change_owner_seq"),
            models.UniqueConstraint(fields=("owner", "op"), name="change_owner_op"),
        ]
        indexes: ClassVar = [
            models.Index(fields=("owner", "uid", "seq"), name="change_owner_uid"),
            models.Index(
                fields=("owner", "edited_at"),
                name="change_trash",
                condition=models.Q(set__isnull=True, before__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq}: {self.kind} {self.uid}"
