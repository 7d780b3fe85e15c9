"""What the API notes in the log that a patient can read."""

from __future__ import annotations

from rest_framework.request import Request

from accounts import access
from accounts.access import AccessEvent
from accounts.models import Token
from api.permissions import owner_of


def note(request: Request, act: AccessEvent.Act, through: str = "") -> None:
    """`through`: the name of the token, where it isn't the one that the request carries."""
    carried = request.auth.name if isinstance(request.auth, Token) else ""
    owner = owner_of(request)
    access.note(act, owner.pk, request=request._request, through=through or carried)
