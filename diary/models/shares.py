"""Links that a patient gave to others, what lies behind each, and who looked."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import ClassVar, Literal

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.secrets import unseal

TRIES = 10
State = Literal["open", "ended", "expired", "too_many_tries"]


class Share(models.Model):
    """A snapshot that whoever has its link may read, until it expires or is ended.

    `digest`: of the 256 bits in its address. `passcode`: a hash; empty without one. `tries_left`:
    how many wrong passcodes it takes before nobody gets in any more.
    """

    objects: ClassVar[models.Manager[Share]]

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    sealed_name = models.TextField()
    passcode = models.CharField(max_length=128, blank=True)
    tries_left = models.PositiveSmallIntegerField(default=TRIES)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"share {self.uid}"

    @property
    def name(self) -> str:
        return unseal(self.sealed_name)

    def state(self, now: datetime) -> State:
        if self.ended_at:
            return "ended"
        if self.expires_at <= now:
            return "expired"
        return "open" if self.tries_left else "too_many_tries"

    @classmethod
    def open_at(cls, now: datetime) -> models.QuerySet[Share]:
        """Those that still let somebody in."""
        return cls.objects.filter(ended_at=None, expires_at__gt=now, tries_left__gt=0)


class SharedFile(models.Model):
    """What lies behind a share, encrypted by the patient's browser with a key that is in the link
    and never came here. It goes when the share is over."""

    objects: ClassVar[models.Manager[SharedFile]]

    share = models.OneToOneField(
        Share, on_delete=models.CASCADE, primary_key=True, related_name="file"
    )
    ciphertext = models.TextField()

    def __str__(self) -> str:
        return f"file of {self.share_id}"


class ShareView(models.Model):
    """Somebody opened it. What they call themselves is sealed: it may name a clinic."""

    objects: ClassVar[models.Manager[ShareView]]

    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="views")
    at = models.DateTimeField(default=timezone.now)
    sealed_recipient = models.TextField()

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"view of {self.share_id}"

    @property
    def recipient(self) -> str:
        return unseal(self.sealed_recipient)
