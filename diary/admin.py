"""The admin reads, never writes: every change of a record goes through the journal.

Each look is told in the log that the patient can read.
"""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from accounts.access import AccessEvent
from accounts.admin import tell
from diary.models import KINDS, Change, Entry, Record


class ReadOnlyAdmin(admin.ModelAdmin):
    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """By the day alone: whether anything is found tells what was logged, and is told to
        nobody where nothing is."""
        return lookup.startswith("day__")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        found = super().get_object(request, object_id, from_field)
        if found:
            tell(request, AccessEvent.Act.SUPPORT_LOOKED, found.owner_id)
        return found

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        page = super().changelist_view(request, extra_context)
        listed = (getattr(page, "context_data", None) or {}).get("cl")
        owners = {row.owner_id for row in listed.result_list} if listed else set()
        tell(request, AccessEvent.Act.SUPPORT_LOOKED, *owners)
        return page


def admin_for(model: type[Record]) -> type[ReadOnlyAdmin]:
    """The list of one kind: who and when. What was logged shows on opening one record."""
    dated = ("day",) if issubclass(model, Entry) else ()
    options: dict[str, Any] = {
        "list_display": ("owner", *dated, "uid", "rev"),
        "list_filter": dated,
    }
    return type(f"{model.__name__}Admin", (ReadOnlyAdmin,), options)


def register_kinds(site: admin.AdminSite) -> None:
    for model in KINDS.values():
        if not site.is_registered(model):
            site.register(model, admin_for(model))


register_kinds(admin.site)


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    list_display = ("owner", "seq", "kind", "uid", "edited_at")
