"""`manage.py purge`: what was deleted long ago goes for good, and accounts whose time has come."""

from typing import Any

from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts import access
from diary import leave, trash
from diary.insights import kept
from diary.shares import links


class Command(BaseCommand):
    help = (
        "Empties what was deleted more than 30 days ago, erases accounts whose days of grace are "
        "over, and forgets old sessions, accesses and links. Run it as often as you like."
    )
    requires_system_checks = ()

    def handle(self, **options: Any) -> None:
        now = timezone.now()
        number = trash.purge(now)
        self.stdout.write(f"Emptied {number} entries that were deleted more than 30 days ago.")
        if erased := leave.erase_due(now):
            self.stdout.write(f"Erased {erased} accounts whose days of grace are over.")
        access.forget_old(now)
        kept.forget_old(now)
        links.forget_old(now)
        Session.objects.filter(expire_date__lt=now).delete()
        leave.forget_pages()
