"""Support can see who has an account; what they logged is another matter (diary/admin.py).

Each look and each change is told in the log that the patient can read.
"""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group
from django.forms import Form
from django.http import HttpRequest

from accounts.access import AccessEvent, note
from accounts.models import User

# Addresses, factors and sessions are for their owners to change; rights are given one by one.
admin.site.unregister([EmailAddress, Authenticator, Group, UserSession])


def tell(request: HttpRequest, act: AccessEvent.Act, *owners: int) -> None:
    assert isinstance(request.user, User)
    note(act, *owners, through=request.user.email)


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    list_display = ("email", "date_joined", "last_login", "is_active", "is_staff")
    search_fields = ("email",)
    fields = ("email", "is_active", "is_staff", "is_superuser", "date_joined", "last_login")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Nobody makes a superuser, of himself or herself least, who isn't one."""
        rights = [] if request.user.is_superuser else ["is_staff", "is_superuser"]
        return ["email", "date_joined", "last_login", *rights]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Who could ask for the beginning of a hash would soon have the whole."""
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Whoever leaves does so in the app, and then nothing is left."""
        return False

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> User | None:
        found = super().get_object(request, object_id, from_field)
        if found:
            tell(request, AccessEvent.Act.SUPPORT_LOOKED, found.pk)
        return found

    def save_model(self, request: HttpRequest, obj: User, form: Form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        tell(request, AccessEvent.Act.SUPPORT_CHANGED, obj.pk)
