"""The admin's door: staff alone, through the app's sign-in, and never with a password alone."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import secure_admin_login
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class SupportSite(AdminSite):
    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and is_mfa_enabled(request.user, SECOND_FACTORS)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Django's own pages set styles in attributes and build themselves from strings."""
        return csp_replace(
            {
                "style-src": [SELF, UNSAFE_INLINE],
                "require-trusted-types-for": None,
                "trusted-types": None,
            }
        )(super().admin_view(view, cacheable))

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """Whoever is sent here has no permission; who isn't signed in can get it in the app."""
        answer: HttpResponse = secure_admin_login(refuse)(request)
        return answer


def refuse(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied
