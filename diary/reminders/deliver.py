"""One reminder on its way to the patient's devices; where none can be reached, by e-mail."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from diary.models.reminders import MOST_DEVICES, PushSubscription, Reminder, Reminders
from diary.reminders import push
from diary.reminders.ledger import (
    USEFUL,
    has_reached,
    is_useful,
    most_a_day,
    settle,
    try_again,
    wishes_of,
)
from diary.reminders.mailing import write_mail
from diary.reminders.needs import doses_due, is_done

FIRST_REST = timedelta(seconds=30)
LONGEST_REST = timedelta(minutes=30)
MAIL = "mail"

State = Reminder.State
logger = logging.getLogger(__name__)


def deliver(reminder: Reminder, now: datetime) -> None:
    """Settles the reminder, or says when to look at it again."""
    reminders = Reminders.of(reminder.owner)
    wishes = wishes_of(reminders)
    if not is_useful(reminder, now):
        return settle(reminder, State.SENT if reminder.reached else State.MISSED)
    if (quiet_until := wishes.after_quiet(now)) > now:
        return try_again(reminder, quiet_until)
    plans = doses_due(reminder.owner) if reminder.what == Reminder.What.PLANS else []
    if reminder.what not in wishes.times or not is_needed(reminder, plans):
        return settle(reminder, State.NOT_NEEDED)
    sent, ahead = others_that_day(reminder)
    if sent >= (most := most_a_day(reminders)):
        return settle(reminder, State.OVER_LIMIT)
    if sent + len(ahead) >= most:
        return try_again(reminder, max(now, *ahead) + FIRST_REST)
    return send(reminder, message(reminder, plans), reminders.by_email, now)


def is_needed(reminder: Reminder, plans: list[UUID]) -> bool:
    if reminder.what == Reminder.What.PLANS:
        return bool(plans)
    return not is_done(reminder.owner, reminder.what, reminder.day)


def others_that_day(reminder: Reminder) -> tuple[int, list[datetime]]:
    """How many were sent; and of those that came due before and may still be, such as one that was
    put off, when they are looked at again."""
    others = Reminder.objects.filter(owner=reminder.owner, day=reminder.day)
    sent = others.exclude(pk=reminder.pk).filter(state=State.SENT).count()
    ahead = others.filter(pk__lt=reminder.pk, state=State.WAITING, next_at__isnull=False)
    return sent, [at for at in ahead.values_list("next_at", flat=True) if at is not None]


def message(reminder: Reminder, plans: list[UUID]) -> dict[str, Any]:
    """Words that anybody may read over the patient's shoulder, and names that say nothing."""
    return {
        "title": _("Time for your diary"),
        "reminder": str(reminder.uid),
        "what": reminder.what,
        "plans": [str(plan) for plan in plans],
        "actions": actions(len(plans)),
    }


def actions(doses: int) -> list[dict[str, str]]:
    """Many devices show two: which dose was skipped is asked in the app where there are several."""
    if not doses:
        return []
    taken = _("Taken") if doses == 1 else _("All taken")
    named = {"taken": taken, "later": _("Later"), "skip": _("Skip")}
    wanted = named if doses == 1 else {name: named[name] for name in ("taken", "later")}
    return [{"action": name, "title": title} for name, title in wanted.items()]


def send(reminder: Reminder, words: dict[str, Any], by_email: bool, now: datetime) -> None:
    devices = PushSubscription.objects.filter(owner=reminder.owner)
    left = reminder.due_at + USEFUL[Reminder.What(reminder.what)] - now
    unreached = [device for device in devices if str(device.uid) not in reminder.reached]
    rests = list(push_to(unreached, reminder, words, left))
    if rests:
        return try_again(reminder, now + max(backoff(reminder), *rests))
    if not reminder.reached and by_email and settings.MAIL:
        return mail(reminder, now)
    return settle(reminder, State.SENT if reminder.reached else State.NO_DEVICE)


def push_to(
    devices: Iterable[PushSubscription],
    reminder: Reminder,
    words: dict[str, Any],
    left: timedelta,
) -> Iterable[timedelta]:
    """Of the devices that must be tried again, the rest that was asked for. None waits for the
    service of another: ten that are slow would hold up everybody's reminders."""
    for device, answer in answers_of(devices, words, reminder.uid.hex, left):
        if answer.word == "received":
            has_reached(reminder, device.uid)
        elif answer.word == "gone":
            device.delete()
        elif answer.word == "again":
            yield answer.rest
        else:
            logger.warning("A push service refused a message.")


def answers_of(
    devices: Iterable[PushSubscription], words: dict[str, Any], topic: str, left: timedelta
) -> Iterator[tuple[PushSubscription, push.Answer]]:
    """As they come."""
    with ThreadPoolExecutor(MOST_DEVICES) as together:
        asked = {
            together.submit(push.send, device, words, topic=topic, ttl=left): device
            for device in devices
        }
        for done in as_completed(asked):
            yield asked[done], done.result()


def mail(reminder: Reminder, now: datetime) -> None:
    if not write_mail(reminder.owner):
        return try_again(reminder, now + backoff(reminder))
    has_reached(reminder, MAIL)
    return settle(reminder, State.SENT)


def backoff(reminder: Reminder) -> timedelta:
    return min(LONGEST_REST, FIRST_REST * float(2**reminder.attempts))
