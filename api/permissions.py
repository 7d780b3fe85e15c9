"""What a signed-in person or script may do. Whose rows they see is each query's own matter."""

from __future__ import annotations

from typing import Any

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


class IsOwnerInScope(BasePermission):
    """Signed in, and a token only within its scope: `log` may POST where a view `takes_log`."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if not request.user.is_authenticated:
            return False
        meant = request.headers.get(ACCOUNT_HEADER)
        if meant is not None and meant != str(owner_of(request).account):
            raise AccountMismatch
        if not isinstance(request.auth, Token) or request.auth.scope == Token.Scope.ALL:
            return True
        if request.auth.scope == Token.Scope.READ:
            return request.method in SAFE_METHODS
        return request.method == "POST" and getattr(view, "takes_log", False)
