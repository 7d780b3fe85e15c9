"""The ledger: everything that comes due is entered once, and settled once.

Owner, what and day are one unique key, so two workers, a restart or a change of the clocks enter
nothing twice; and whatever came due since is looked for from `since` on, so nothing is lost while
no worker ran. Whoever moves `next_at` of a waiting reminder has it for `CLAIM`: a worker that dies
with it in hand leaves it to the next. That one may send again what the first had just sent; both
have the same topic and tag, so a device shows one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Preferences, User
from diary.models.reminders import Reminder, Reminders
from diary.reminders.times import Wishes

CLAIM = timedelta(minutes=2)
AT_ONCE = 50
LOOK_BACK = timedelta(days=7)
LOOK_AHEAD = timedelta(days=9)
KEPT = timedelta(days=60)
LATER = timedelta(hours=1)
USEFUL = {
    Reminder.What.PLANS: timedelta(hours=6),
    Reminder.What.CHECKIN: timedelta(hours=3),
    Reminder.What.FUNCTION_CHECK: timedelta(hours=24),
}
"""For how long a reminder that came due is worth sending."""


def wishes_of(reminders: Reminders) -> Wishes:
    preferences = Preferences.of(reminders.owner)
    times = {what: getattr(reminders, f"{what}_at") for what in Reminder.What.values}
    start, end = reminders.quiet_from, reminders.quiet_to
    return Wishes(
        tz=preferences.tz,
        day_starts_at=preferences.day_starts_at,
        times={what: at for what, at in times.items() if at is not None},
        weekday=reminders.function_check_on,
        quiet=(start, end) if start is not None and end is not None else None,
    )


def most_a_day(reminders: Reminders) -> int:
    """In calm mode one, whatever was chosen."""
    return 1 if Preferences.of(reminders.owner).calm else reminders.most_a_day


def change(owner: User, changes: dict[str, Any], now: datetime) -> Reminders:
    """Other wishes hold from now on; what came due before is entered by those of before."""
    with transaction.atomic():
        stored = Reminders.objects.select_for_update().filter(owner=owner).first()
        reminders = stored or Reminders(owner=owner, since=now)
        enter(reminders, now)
        for name, value in changes.items():
            setattr(reminders, name, value)
        reminders.since = now
        reminders.next_at = next_due(reminders, now)
        reminders.save()
    return reminders


def reconsider(owner: User, now: datetime) -> None:
    """The patient is in another zone, or the day starts at another hour."""
    Reminders.objects.filter(owner=owner).update(next_at=now)


def enter_all(now: datetime) -> None:
    """Enters what came due of everybody's."""
    for reminders in Reminders.objects.filter(next_at__lte=now).select_related("owner"):
        with transaction.atomic():
            enter(reminders, now)
            # Unless the patient has changed something meanwhile.
            same = Reminders.objects.filter(pk=reminders.pk, next_at=reminders.next_at)
            same.update(next_at=next_due(reminders, now))


def enter(reminders: Reminders, now: datetime) -> None:
    owner, after = reminders.owner, max(reminders.since, now - LOOK_BACK)
    Reminder.objects.filter(owner=owner, day__lt=(now - KEPT).date()).delete()
    rows = [
        Reminder(owner=owner, what=due.what, day=due.day, due_at=due.at, next_at=due.at)
        for due in wishes_of(reminders).between(after, now)
    ]
    for row in rows:
        if not is_useful(row, now):
            row.state, row.next_at = Reminder.State.MISSED, None
    Reminder.objects.bulk_create(rows, ignore_conflicts=True)


def next_due(reminders: Reminders, now: datetime) -> datetime | None:
    ahead = wishes_of(reminders).between(now, now + LOOK_AHEAD)
    return ahead[0].at if ahead else None


def is_useful(reminder: Reminder, now: datetime) -> bool:
    return now <= reminder.due_at + USEFUL[Reminder.What(reminder.what)]


def claim(now: datetime) -> Iterator[Reminder]:
    """What is to be sent now, each given to one worker alone."""
    waiting = Reminder.objects.filter(
        next_at__lte=now, owner__is_active=True, owner__erase_at__isnull=True
    )
    for reminder in waiting.select_related("owner").order_by("next_at")[:AT_ONCE]:
        unclaimed = Reminder.objects.filter(pk=reminder.pk, next_at=reminder.next_at)
        if unclaimed.update(next_at=timezone.now() + CLAIM):
            yield reminder


def settle(reminder: Reminder, state: Reminder.State) -> None:
    reminder.state, reminder.next_at = state, None
    reminder.save(update_fields=["state", "next_at"])


def try_again(reminder: Reminder, at: datetime) -> None:
    reminder.next_at, reminder.attempts = at, reminder.attempts + 1
    reminder.save(update_fields=["next_at", "attempts"])


def has_reached(reminder: Reminder, device: object) -> None:
    """Kept at once: whatever happens next, this device is done."""
    reminder.reached = [*reminder.reached, str(device)]
    reminder.next_at = timezone.now() + CLAIM
    reminder.save(update_fields=["reached", "next_at"])


def put_off(reminder: Reminder, now: datetime) -> datetime | None:
    """Once more in an hour; None where that falls into the quiet hours."""
    again = now + LATER
    if wishes_of(Reminders.of(reminder.owner)).after_quiet(again) != again:
        return None
    reminder.state, reminder.due_at, reminder.next_at = Reminder.State.WAITING, again, again
    reminder.reached, reminder.attempts = [], 0
    reminder.save()
    return again
