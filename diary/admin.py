"""The admin reads, never writes: every change of a record goes through the journal."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from diary.models import KINDS, Change, Entry, Record


class ReadOnlyAdmin(admin.ModelAdmin):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


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
