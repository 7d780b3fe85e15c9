"""Support can see who has an account; what they logged is another matter (diary/admin.py)."""

from django.contrib import admin
from django.http import HttpRequest

from accounts.models import User


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    list_display = ("email", "date_joined", "last_login", "is_active", "is_staff")
    search_fields = ("email",)
    fields = ("email", "is_active", "is_staff", "is_superuser", "date_joined", "last_login")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Nobody makes a superuser, of himself or herself least, who isn't one."""
        rights = [] if request.user.is_superuser else ["is_staff", "is_superuser"]
        return ["email", "date_joined", "last_login", *rights]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
