"""`manage.py worker`: sends reminders, beside the web process."""

import logging
import os
import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from diary.reminders import keys
from diary.reminders.work import turn

PAUSE = 15
LOOK = 1
logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Sends reminders until it is told to stop. Several may run; each reminder is sent once."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--beside", type=int, metavar="PID", help="stop when that parent ends")

    def handle(self, beside: int | None = None, **options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        keys.private_key()
        while not is_over(stop, beside):
            try_turn()
            for _second in range(PAUSE // LOOK):
                if is_over(stop, beside) or stop.wait(LOOK):
                    break


def is_over(stop: threading.Event, beside: int | None) -> bool:
    return stop.is_set() or (beside is not None and os.getppid() != beside)


def try_turn() -> None:
    close_old_connections()
    try:
        turn()
    except DatabaseError:
        logger.exception("The reminders must wait for the database.")
