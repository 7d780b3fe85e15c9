"""`manage.py describe`: what the phone's app is built from (kinds.json)."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from diary.bodymap import body
from diary.describe import describe, labels, vocabulary


class Command(BaseCommand):
    help = "Prints the registry, its vocabulary, its labels and the body map as JSON."
    requires_system_checks = ()

    def handle(self, **options: Any) -> None:
        words = {"vocabulary": vocabulary(), "labels": labels()}
        registry = {**describe(), **words, "body": body()}
        self.stdout.write(json.dumps(registry, ensure_ascii=False, indent=1))
