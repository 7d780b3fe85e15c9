"""What the sign-in does to an account, noted where its owner can read it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import (
    email_changed,
    password_changed,
    password_reset,
    password_set,
    user_logged_in,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest
from django.utils import timezone

from accounts.access import AccessEvent, note
from accounts.invitations import Invitation
from accounts.models import User

Act = AccessEvent.Act
NOTED = {
    user_logged_in: Act.SIGNED_IN,
    authentication_failed: Act.SIGN_IN_FAILED,
    email_changed: Act.EMAIL_CHANGED,
    password_changed: Act.PASSWORD_CHANGED,
    password_reset: Act.PASSWORD_CHANGED,
    password_set: Act.PASSWORD_CHANGED,
    authenticator_added: Act.SECOND_FACTOR_ADDED,
    authenticator_removed: Act.SECOND_FACTOR_REMOVED,
    authenticator_reset: Act.RECOVERY_CODES_MADE,
}

FAILURES_APART = timedelta(minutes=10)


def connect() -> None:
    for signal, act in NOTED.items():
        signal.connect(partial(of_user, act), weak=False, dispatch_uid=f"noted {act}")
    email_changed.connect(forget_address, dispatch_uid="forgotten address")
    user_login_failed.connect(of_credentials, dispatch_uid="noted credentials")


def of_user(act: AccessEvent.Act, *, user: User, request: HttpRequest, **sent: Any) -> None:
    if act != Act.RECOVERY_CODES_MADE and is_of_codes(sent.get("authenticator")):
        return  # they come and go with the factor that they stand in for
    if act == Act.SIGN_IN_FAILED:
        failed(request, user.pk)
    else:
        note(act, user.pk, request=request)


def forget_address(*, from_email_address: EmailAddress | None, **sent: Any) -> None:
    """Whoever leaves later is looked for by the new one."""
    if from_email_address is not None:
        Invitation.objects.filter(email__iexact=from_email_address.email).delete()


def is_of_codes(factor: Authenticator | None) -> bool:
    return factor is not None and factor.type == Authenticator.Type.RECOVERY_CODES


def of_credentials(
    *, credentials: dict[str, Any], request: HttpRequest | None = None, **sent: Any
) -> None:
    """Only whoever has the address learns of it."""
    known = User.objects.filter(email__iexact=credentials.get("email", ""))
    failed(request, *known.values_list("pk", flat=True))


def failed(request: HttpRequest | None, *owners: int) -> None:
    """Once in a while, so that nobody fills the log by guessing."""
    lately = AccessEvent.objects.filter(
        act=Act.SIGN_IN_FAILED, at__gt=timezone.now() - FAILURES_APART, owner__in=owners
    )
    told = set(lately.values_list("owner", flat=True))
    note(Act.SIGN_IN_FAILED, *set(owners) - told, request=request)
