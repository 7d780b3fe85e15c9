"""The reader's side: who has the link, and the passcode if there is one, gets the ciphertext."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password
from django.core import signing
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.secrets import digest, seal
from diary.models import Share, SharedFile, ShareView

LONGEST_RECIPIENT = 200
FETCHED_WITHIN = timedelta(minutes=15)
ticket_signer = signing.TimestampSigner(salt="quiver.shares.file")


class WrongPasscode(Exception):
    def __init__(self, tries_left: int) -> None:
        super().__init__()
        self.tries_left = tries_left


def behind(secret: str, now: datetime) -> Share | None:
    """The share at this address. None if there is none, or none any more: nobody learns which."""
    return Share.open_at(now).filter(digest=digest(secret), owner__is_active=True).first()


def unlock(share: Share, passcode: str) -> bool:
    """Whether it still stands open. Raises WrongPasscode.

    A guess is taken off before it is looked at, so that no number of guesses at once gets more
    tries; a right one is given back. To ask without a passcode is no guess.
    """
    if not share.passcode:
        return True
    if not passcode:
        raise WrongPasscode(share.tries_left)
    left = take_try(share)
    if left is None:
        return False
    if not check_password(passcode, share.passcode):
        raise WrongPasscode(left)
    Share.objects.filter(pk=share.pk).update(tries_left=F("tries_left") + 1)
    return True


def take_try(share: Share) -> int | None:
    """How many are left after this one; None if there was none left. The row stays locked between
    the update and the look at it."""
    with transaction.atomic():
        found = Share.open_at(timezone.now()).filter(pk=share.pk)
        if not found.update(tries_left=F("tries_left") - 1):
            return None
        share.refresh_from_db(fields=["tries_left"])
    return share.tries_left


def note_view(share: Share, recipient: str) -> None:
    ShareView.objects.create(share=share, sealed_recipient=seal(recipient[:LONGEST_RECIPIENT]))


def ticket_for(share: Share) -> str:
    """A way to the file alone, for a few minutes."""
    return ticket_signer.sign(str(share.uid))


def ciphertext_for(ticket: str, now: datetime) -> str | None:
    """None of a ticket that is none, or that is no longer one."""
    try:
        uid = ticket_signer.unsign(ticket, max_age=FETCHED_WITHIN)
    except signing.BadSignature:
        return None
    share = Share.open_at(now).filter(uid=uid, owner__is_active=True).first()
    return ciphertext_of(share) if share else None


def ciphertext_of(share: Share) -> str | None:
    """None if the share was ended a moment ago."""
    return SharedFile.objects.filter(share=share).values_list("ciphertext", flat=True).first()
