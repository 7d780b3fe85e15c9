"""What the worker does over and over."""

from __future__ import annotations

import logging

from django.utils import timezone

from diary.reminders import ledger
from diary.reminders.deliver import deliver

logger = logging.getLogger(__name__)


def turn() -> None:
    """Enters what came due and sends what waits. One that fails waits for its next claim."""
    ledger.enter_all(timezone.now())
    for reminder in ledger.claim(timezone.now()):
        try:
            deliver(reminder, timezone.now())
        except Exception:
            logger.exception("A reminder could not be sent.")
