"""What the worker does over and over."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from diary.reminders import ledger
from diary.reminders.deliver import deliver

logger = logging.getLogger(__name__)


def turn(clock: Callable[[], datetime] = timezone.now) -> None:
    """Enters what came due and sends what waits. One that fails waits for its next claim."""
    ledger.enter_all(clock())
    for reminder in ledger.claim(clock()):
        try:
            deliver(reminder, clock())
        except Exception:
            logger.exception("A reminder could not be sent.")
