"""`manage.py describe`: what the phone's app is built from (kinds.json)."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from diary.describe import describe, labels, vocabulary


class Command(BaseCommand):
    help = "Prints the registry, its vocabulary and its labels as JSON."
    requires_system_checks = ()

    def handle(self, **options: Any) -> None:
        registry = {**describe(), "vocabulary": vocabulary(), "labels": labels()}
        self.stdout.write(json.dumps(registry, ensure_ascii=False, indent=1))
