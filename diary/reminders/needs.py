"""Whether a reminder that came due is still wanted: what was done meanwhile needs none."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from accounts.models import Preferences, User
from diary.due import standings
from diary.models import KINDS
from diary.models.reminders import Reminder

WAITING = {"due", "late"}
LATEST = 2
"""Days for which a late dose is reminded of; then it is for the patient to come back to it."""
LATELY = timedelta(days=4)
"""A weekly check that was made so few days ago will do."""


def doses_due(owner: User) -> list[UUID]:
    """The plans whose dose is to be taken today, or was to be lately."""
    found = standings(owner, Preferences.of(owner).today())
    return [uid for uid, it in found.items() if it.state in WAITING and it.late_days <= LATEST]


def is_done(owner: User, what: str, day: date) -> bool:
    """Of what is not a plan: whether it was made for that day."""
    since = day - LATELY if what == Reminder.What.FUNCTION_CHECK else day
    return KINDS[what].objects.filter(owner=owner, day__gte=since).exists()
