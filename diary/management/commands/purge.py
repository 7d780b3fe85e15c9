"""`manage.py purge`: what was deleted long ago goes for good."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from diary import trash
from diary.insights.kept import forget_old


class Command(BaseCommand):
    help = "Empties what was deleted more than 30 days ago. Run it as often as you like."
    requires_system_checks = ()

    def handle(self, **options: Any) -> None:
        now = timezone.now()
        number = trash.purge(now)
        forget_old(now)
        self.stdout.write(f"Emptied {number} entries that were deleted more than 30 days ago.")
