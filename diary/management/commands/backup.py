"""`manage.py backup FILE`: the whole database in one file, while Quiver runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from diary.backup import Refused, back_up


class Command(BaseCommand):
    help = "Writes a verified copy of the database to a new file."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            found = back_up(file.absolute())
        except (Refused, DatabaseError, OSError) as error:
            raise CommandError(f"No backup was made. {error}") from error
        self.stdout.write(f"Backed up {found} to {file} ({file.stat().st_size / 1e6:.1f} MB).")
