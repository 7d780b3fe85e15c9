"""`manage.py restore FILE`: a backup in the database's place."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from diary.backup import Refused, restore


class Command(BaseCommand):
    help = "Puts a backup in the database's place and keeps the database that was there beside it."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--yes", action="store_true", help="replace a database that holds data")

    def handle(self, *, file: Path, yes: bool, **options: Any) -> None:
        try:
            done = restore(file.absolute(), replace=yes)
        except (Refused, DatabaseError, OSError) as error:
            raise CommandError(f"Nothing was restored. {error}") from error
        self.stdout.write(f"Restored {done.contents} from {file}.")
        if done.kept:
            self.stdout.write(f"The database that was there is kept as {done.kept}.")
        self.stdout.write("Everybody must sign in again; each phone will send what is missing.")
        self.stdout.write("Now start Quiver with ./run, which brings the database up to date.")
