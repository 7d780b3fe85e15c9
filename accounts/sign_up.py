"""A sign-up whose code can't be mailed is taken back, so that the next one finds all as it was."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest

from accounts.invitations import Invitation
from accounts.models import User

KEY = "quiver.signed_up"


def remember(request: HttpRequest, user: User, invitation: str) -> None:
    """For as long as the request is answered."""
    request.META[KEY] = (user.pk, invitation)


def take_back(request: HttpRequest) -> None:
    """The account that this request made, if it made one; its invitation is open again."""
    if KEY not in request.META:
        return
    pk, invitation = request.META[KEY]
    with transaction.atomic():
        Invitation.give_back(invitation)
        User.objects.filter(pk=pk).delete()
