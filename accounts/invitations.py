"""Invitations: each opens sign-up once. Only a hash is kept; the code itself is shown once."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from accounts.secrets import digest


class Invitation(models.Model):
    """`email`: the one address it is for; empty if it is for anybody."""

    VALID_FOR = timedelta(days=14)

    digest = models.CharField(max_length=64, unique=True, editable=False)
    email = models.EmailField(blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, editable=False)

    def __str__(self) -> str:
        return f"invitation until {self.expires_at:%Y-%m-%d}"

    @classmethod
    def issue(cls, expires_at: datetime, email: str = "") -> str:
        """The code of a new invitation, which nobody can read again."""
        code = secrets.token_urlsafe(16)
        cls.objects.create(digest=digest(code), email=email, expires_at=expires_at)
        return code

    @classmethod
    def open_for(cls, code: str, email: str) -> models.QuerySet[Invitation]:
        """The one that lets this address in, or nothing."""
        unused = cls.objects.filter(used_at=None, expires_at__gt=timezone.now())
        meant = models.Q(email="") | models.Q(email__iexact=email)
        return unused.filter(meant, digest=digest(code))

    @classmethod
    def take(cls, code: str, email: str) -> bool:
        """Use it up. Of two who try at once, one succeeds."""
        return cls.open_for(code, email).update(used_at=timezone.now()) == 1

    @classmethod
    def give_back(cls, code: str) -> None:
        cls.objects.filter(digest=digest(code)).update(used_at=None)
