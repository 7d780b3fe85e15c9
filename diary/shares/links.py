"""The patient's side: links are given out, looked at, and ended."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.secrets import digest, seal
from diary.models import Share, SharedFile, ShareView

MOST_OPEN = 20
VIEWS_SHOWN = 20
KEPT = timedelta(days=365)
"""For so long it is told that there was one: as long as the log of accesses."""


def make(
    owner: User, *, ciphertext: str, name: str, passcode: str, days: int, now: datetime
) -> tuple[Share, str]:
    """A new share, and the secret of its address, which nobody can read again."""
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        if Share.open_at(now).filter(owner=owner).count() >= MOST_OPEN:
            message = _("End a link first: %(most)d work at the moment.") % {"most": MOST_OPEN}
            raise ValidationError({"form": message})
        share = Share.objects.create(
            owner=owner,
            digest=digest(secret),
            sealed_name=seal(name),
            passcode=make_password(passcode) if passcode else "",
            made_at=now,
            expires_at=now + timedelta(days=days),
        )
        SharedFile.objects.create(share=share, ciphertext=ciphertext)
    return share, secret


def of_owner(owner: User) -> QuerySet[Share]:
    """The last one first, each with the number of its views (`seen`) and its `latest_views`."""
    latest = Prefetch("views", ShareView.objects.all()[:VIEWS_SHOWN], to_attr="latest_views")
    mine = Share.objects.filter(owner=owner).order_by("-made_at", "-id")
    return mine.annotate(seen=Count("views")).prefetch_related(latest)


def end(owner: User, uid: UUID, now: datetime) -> bool | None:
    """Whether that changed anything; None of what is none of theirs."""
    found = Share.objects.filter(owner=owner, uid=uid)
    if not found.exists():
        return None
    with transaction.atomic():
        ended = found.filter(ended_at=None).update(ended_at=now)
        SharedFile.objects.filter(share__in=found).delete()
    return bool(ended)


def forget_old(now: datetime) -> None:
    """The files of those that are over, and what is left of them a year later."""
    over = Q(share__expires_at__lte=now) | Q(share__tries_left=0)
    SharedFile.objects.filter(over).delete()
    Share.objects.filter(expires_at__lte=now - KEPT).delete()
