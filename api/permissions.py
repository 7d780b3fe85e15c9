"""What a signed-in person or script may do. Whose rows they see is each query's own matter."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions, status
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from accounts.models import Token, User

ACCOUNT_HEADER = "X-Quiver-Account"
"""Whose diary a phone means: a browser's session may have become somebody else's."""


class AccountMismatch(Exception):
    """The request means another diary than that of whoever is signed in."""


def owner_of(request: Request) -> User:
    """Whoever is signed in: behind `IsOwnerInScope` nobody else comes through."""
    assert isinstance(request.user, User)
    return request.user


class ConfirmFirst(exceptions.APIException):
    """What is asked for is dangerous, and it is a while since whoever is signed in said who."""

    status_code = status.HTTP_403_FORBIDDEN
    default_code = "confirm_first"
    default_detail = _("Say once more who you are.")


class IsOwnerInScope(BasePermission):
    """Signed in, and a token only within its scope: `log` may POST where a view `takes_log`.

    The methods that a view has `confirmed` are for people alone, who said lately who they are.
    """

    def has_permission(self, request: Request, view: Any) -> bool:
        if not request.user.is_authenticated:
            return False
        meant = request.headers.get(ACCOUNT_HEADER)
        if meant is not None and meant != str(owner_of(request).account):
            raise AccountMismatch
        dangerous = request.method in getattr(view, "confirmed", ())
        if isinstance(request.auth, Token):
            return not dangerous and is_within(request.auth.scope, request, view)
        if is_of_another_site(request):
            return False
        if dangerous:
            confirm(request)
        return True


def is_within(scope: str, request: Request, view: Any) -> bool:
    if scope == Token.Scope.LOG:
        return request.method == "POST" and getattr(view, "takes_log", False)
    return scope == Token.Scope.ALL or request.method in SAFE_METHODS


def is_of_another_site(request: Request) -> bool:
    """A link there carries our cookie, and could fill the log and the disk with downloads."""
    return request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}


def confirm(request: Request) -> None:
    try:
        raise_if_reauthentication_required(request._request, app="accounts")
    except ReauthenticationRequired as error:
        raise ConfirmFirst from error
