"""What signing up asks for beside address and password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.invitations import Invitation
from accounts.models import User


class SignupForm(forms.Form):
    """allauth builds each of its sign-up forms on this one."""

    invitation = forms.CharField(required=False, max_length=100)
    account_already_exists: bool

    def clean(self) -> dict[str, Any]:
        """An invitation is looked at last, when the address is known to be one."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if settings.SIGN_UP == "invitation" and "email" in found:
            code, email = found.get("invitation", ""), found["email"]
            if not Invitation.open_for(code, email).exists():
                unknown = ValidationError(_("Give an invitation that is still open."), "invitation")
                self.add_error("invitation", unknown)
        if "email" in found and found.get("password"):
            self.compare_with_address(found["password"], found["email"])
        if self.account_already_exists and not self.errors:
            make_password(found.get("password"))  # a new account takes as long
        return found

    def compare_with_address(self, password: str, email: str) -> None:
        """allauth looks at a password before it knows whose it will be."""
        try:
            validate_password(password, User(email=email))
        except ValidationError as error:
            self.add_error("password", error)

    def signup(self, request: HttpRequest, user: User) -> None:
        """allauth asks for it; there is nothing more to keep."""
