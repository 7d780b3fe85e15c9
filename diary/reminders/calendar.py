"""Reminders as a calendar that any calendar app can subscribe to (iCalendar, RFC 5545).

Its times are "floating": the wall clock of wherever the patient is. It says no more than a push
does. Doses are dated a season ahead as if each were taken on its day.
"""

from __future__ import annotations

import secrets
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from accounts.models import Preferences, User
from accounts.secrets import digest
from diary.due import due_days
from diary.models.reminders import Reminder, Reminders
from diary.plans import WEEKDAYS
from diary.reminders.ledger import wishes_of

AHEAD = timedelta(days=90)
What = Reminder.What


def new_address(owner: User) -> str:
    """The secret of a new address; any before it leads nowhere from now on."""
    secret = secrets.token_urlsafe(32)
    Reminders.objects.update_or_create(owner=owner, defaults={"calendar_digest": digest(secret)})
    return secret


def end_address(owner: User) -> None:
    Reminders.objects.filter(owner=owner).update(calendar_digest=None)


def behind(secret: str) -> Reminders | None:
    found = Reminders.objects.filter(
        calendar_digest=digest(secret), owner__is_active=True
    ).select_related("owner")
    return found.first()


def feed(reminders: Reminders, now: datetime) -> str:
    owner = reminders.owner
    today = Preferences.of(owner).today()
    times = wishes_of(reminders).times
    stamp = f"{now:%Y%m%dT%H%M%SZ}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Quiver//Reminders//EN"]
    for what, at in times.items():
        for day, rule in events(owner, what, reminders.function_check_on, today):
            lines += event(uuid5(owner.account, f"{what} {rule or day}"), day, at, rule, stamp)
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def events(owner: User, what: str, weekday: int, today: date) -> list[tuple[date, str | None]]:
    """First day and, of what comes again and again, its rule."""
    match what:
        case What.PLANS:
            return [(day, None) for day in due_days(owner, today, today + AHEAD)]
        case What.FUNCTION_CHECK:
            first = today + timedelta(days=(weekday - today.weekday()) % 7)
            return [(first, f"FREQ=WEEKLY;BYDAY={WEEKDAYS[weekday]}")]
        case _other:
            return [(today, "FREQ=DAILY")]


def event(uid: UUID, day: date, at: time, rule: str | None, stamp: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{stamp}",
        f"DTSTART:{datetime.combine(day, at):%Y%m%dT%H%M%S}",
        "DURATION:PT5M",
        *([f"RRULE:{rule}"] if rule else []),
        f"SUMMARY:{_('Time for your diary')}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_('Time for your diary')}",
        "TRIGGER:PT0M",
        "END:VALARM",
        "END:VEVENT",
    ]
