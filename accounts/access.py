"""The log that a patient can read: who came in, and what left the diary."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AccessEvent(models.Model):
    """`through`: the name of a token, the address of a member of staff; empty for the app."""

    class Act(models.TextChoices):
        SIGNED_IN = "signed_in", _("signed in")
        SIGN_IN_FAILED = "sign_in_failed", _("a wrong password or code was given")
        EMAIL_CHANGED = "email_changed", _("the e-mail address was changed")
        PASSWORD_CHANGED = "password_changed", _("the password was changed")
        SECOND_FACTOR_ADDED = "second_factor_added", _("a second factor was added")
        SECOND_FACTOR_REMOVED = "second_factor_removed", _("a second factor was removed")
        RECOVERY_CODES_MADE = "recovery_codes_made", _("new recovery codes were made")
        TOKEN_MADE = "token_made", _("a token was made")
        TOKEN_ENDED = "token_ended", _("a token was ended")
        REPORT_MADE = "report_made", _("a report was made")
        EXPORTED = "exported", _("the diary was downloaded")
        SHARE_MADE = "share_made", _("a link to a page was made")
        SHARE_ENDED = "share_ended", _("a link to a page was ended")
        SHARE_OPENED = "share_opened", _("a link to a page was opened")
        SHARE_REFUSED = "share_refused", _("a wrong passcode was given for a link")
        DELETION_ASKED = "deletion_asked", _("the account was to be deleted")
        DELETION_STOPPED = "deletion_stopped", _("the account was kept after all")
        SUPPORT_LOOKED = "support_looked", _("support looked at the diary")
        SUPPORT_CHANGED = "support_changed", _("support changed the account")

    KEPT = timedelta(days=365)

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="access_events"
    )
    at = models.DateTimeField(default=timezone.now)
    act = models.CharField(max_length=24, choices=Act)
    through = models.CharField(max_length=254, blank=True)
    ip = models.GenericIPAddressField(null=True)
    user_agent = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = (models.Index(fields=("owner", "-id"), name="access_owner"),)

    def __str__(self) -> str:
        return f"{self.act} at {self.at:%Y-%m-%d %H:%M}"


def note(
    act: AccessEvent.Act, *owners: int, request: HttpRequest | None = None, through: str = ""
) -> None:
    """`owners`: the ids of those who shall read it."""
    where: dict[str, Any] = from_request(request) if request else {}
    AccessEvent.objects.bulk_create(
        AccessEvent(owner_id=owner, act=act, through=through, **where) for owner in owners
    )


def from_request(request: HttpRequest) -> dict[str, Any]:
    longest = AccessEvent._meta.get_field("user_agent").max_length
    return {
        "ip": address_of(request),
        "user_agent": request.META.get("HTTP_USER_AGENT", "")[:longest].replace("\0", ""),
    }


def address_of(request: HttpRequest) -> str | None:
    """None behind a socket, where there is none."""
    try:
        address: str = get_adapter(request).get_client_ip(request)
    except PermissionDenied:
        return None
    return address


def page(owner_id: int, after: int | None, limit: int) -> tuple[list[AccessEvent], int | None]:
    """Up to `limit` events, the last first, and the id after which the next page starts, if one."""
    events = AccessEvent.objects.filter(owner=owner_id).order_by("-id")
    if after is not None:
        events = events.filter(id__lt=after)
    found = list(events[: limit + 1])
    return found[:limit], found[limit - 1].pk if len(found) > limit else None


def forget_old(now: datetime) -> None:
    AccessEvent.objects.filter(at__lt=now - AccessEvent.KEPT).delete()
