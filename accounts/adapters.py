"""Where Quiver's ways differ from allauth's."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.httpkit import clean_client_ip
from allauth.headless.base.response import ForbiddenResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest

from accounts.invitations import Invitation
from accounts.models import User
from accounts.secrets import seal, unseal

logger = logging.getLogger(__name__)


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
        return saved

    def get_client_ip(self, request: HttpRequest) -> str:
        """A request that came past a proxy names too few addresses: then its own counts."""
        named = request.headers.get("X-Forwarded-For", "").split(",")
        if len(named) < settings.PROXIES:
            address = clean_client_ip(request.META.get("REMOTE_ADDR", ""))
            if not address:
                raise PermissionDenied
            return str(address)
        return str(super().get_client_ip(request))

    def send_notification_mail(self, template_prefix: str, user: User, *args: Any) -> None:
        """A change is made, whether or not its notice can be sent."""
        try:
            super().send_notification_mail(template_prefix, user, *args)
        except (OSError, SMTPException):
            logger.exception("A notice of a change could not be mailed.")


class MfaAdapter(DefaultMFAAdapter):
    """Secrets of second factors are of no use to whoever has the database alone."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The name that a phone shows beside a passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Quiver"}
