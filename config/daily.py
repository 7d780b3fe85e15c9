"""What is due each day, on a server that runs for months."""

from __future__ import annotations

import logging
import random
from io import StringIO
from threading import Thread
from time import sleep

from django.core.management import call_command
from django.db import DatabaseError, connections

DAY = 24 * 3600

logger = logging.getLogger(__name__)


def start() -> None:
    Thread(target=run, name="daily", daemon=True).start()


def run() -> None:
    """In each worker, not all at the same moment; what is done twice harms nothing."""
    while True:
        sleep(DAY * random.uniform(0.9, 1.1))
        purge()


def purge() -> None:
    try:
        call_command("purge", stdout=StringIO())
    except DatabaseError:
        logger.exception("What is due each day could not be done; tomorrow it is tried again.")
    finally:
        connections.close_all()
