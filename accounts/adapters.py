"""Where Quiver's ways differ from allauth's."""

from __future__ import annotations

import logging
from contextlib import suppress
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.httpkit import clean_client_ip
from allauth.headless.base.response import ConflictResponse, ForbiddenResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.forms import Form
from django.http import HttpRequest

from accounts import sign_up
from accounts.invitations import Invitation
from accounts.models import User
from accounts.secrets import seal, unseal

logger = logging.getLogger(__name__)


class MailAway(Exception):
    """The mail server doesn't answer, or doesn't take the mail."""


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.SIGN_UP != "closed")

    def save_user(self, request: HttpRequest, user: User, form: Form, commit: bool = True) -> User:
        """A new user and the invitation used up, or neither."""
        with transaction.atomic():
            if settings.SIGN_UP == "invitation":
                data = form.cleaned_data
                if not Invitation.take(data["invitation"], data["email"]):
                    raise ImmediateHttpResponse(ForbiddenResponse(request))
            saved: User = super().save_user(request, user, form, commit)
        sign_up.remember(request, saved, form.cleaned_data.get("invitation", ""))
        return saved

    def set_password(self, user: User, password: str) -> None:
        """Asked for by a session where there was none to give, it needs what is dangerous needs."""
        if self.request.user.is_authenticated and not user.has_usable_password():
            raise_if_reauthentication_required(self.request, app="accounts")
        super().set_password(user, password)

    def get_client_ip(self, request: HttpRequest) -> str:
        """A request that came past a proxy names too few addresses: then its own counts."""
        named = request.headers.get("X-Forwarded-For", "").split(",")
        if len(named) < settings.PROXIES:
            address = clean_client_ip(request.META.get("REMOTE_ADDR", ""))
            if not address:
                raise PermissionDenied
            return str(address)
        return str(super().get_client_ip(request))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as error:
            logger.exception("A mail could not be sent.")
            raise MailAway from error

    def send_notification_mail(self, *args: Any, **options: Any) -> None:
        """A change is made, whether or not its notice can be sent; and no database waits for it."""
        notice = super().send_notification_mail

        def send() -> None:
            with suppress(MailAway):
                notice(*args, **options)

        transaction.on_commit(send)

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """The new address in place of the old, or neither: somebody may have taken it meanwhile."""
        try:
            with transaction.atomic():
                return bool(super().confirm_email(request, email_address))
        except IntegrityError as error:
            raise ImmediateHttpResponse(ConflictResponse(request)) from error


class MfaAdapter(DefaultMFAAdapter):
    """Secrets of second factors are of no use to whoever has the database alone."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The name that a phone shows beside a passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Quiver"}
