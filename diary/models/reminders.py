"""What a patient wants to be reminded of, the devices that show it, and the ledger of all that came
due."""

from __future__ import annotations

import uuid
from datetime import time
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class Reminders(models.Model):
    """How one patient wants to be reminded; everything is off until it has a time.

    Times are those of the patient's own clock. `since`: what came due before it is nobody's matter.
    `next_at`: when the worker must look at them again.
    """

    objects: ClassVar[models.Manager[Reminders]]

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    plans_at = models.TimeField(null=True)
    checkin_at = models.TimeField(null=True)
    function_check_at = models.TimeField(null=True)
    function_check_on = models.PositiveSmallIntegerField(
        default=6, validators=[MaxValueValidator(6)], help_text=_("0 is Monday")
    )
    quiet_from = models.TimeField(null=True, default=time(22))
    quiet_to = models.TimeField(null=True, default=time(7))
    most_a_day = models.PositiveSmallIntegerField(
        default=3, validators=[MinValueValidator(1), MaxValueValidator(3)]
    )
    by_email = models.BooleanField(default=False)
    calendar_digest = models.CharField(max_length=64, null=True, unique=True, editable=False)
    since = models.DateTimeField(default=timezone.now, editable=False)
    next_at = models.DateTimeField(null=True, editable=False, db_index=True)

    def __str__(self) -> str:
        return f"reminders of {self.owner_id}"

    @classmethod
    def of(cls, owner: User) -> Reminders:
        """The owner's reminders; all of them off if none were ever set."""
        return cls.objects.filter(owner=owner).first() or cls(owner=owner)


MOST_DEVICES = 10


class PushSubscription(models.Model):
    """One device that may be sent to: its address at a push service, and the keys to write for it
    alone."""

    objects: ClassVar[models.Manager[PushSubscription]]

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    endpoint = models.TextField()
    digest = models.CharField(max_length=64, unique=True, editable=False)
    p256dh = models.CharField(max_length=100)
    auth = models.CharField(max_length=30)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("made_at",)

    def __str__(self) -> str:
        return f"device {self.uid}"


class Reminder(models.Model):
    """One thing that came due on one of the patient's days: the key that keeps it from being sent
    twice. `next_at`: when to try (again); null once it is settled. `reached`: the devices that got
    it."""

    objects: ClassVar[models.Manager[Reminder]]

    class What(models.TextChoices):
        PLANS = "plans"
        CHECKIN = "checkin"
        FUNCTION_CHECK = "function_check"

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        NOT_NEEDED = "not_needed"
        OVER_LIMIT = "over_limit"
        NO_DEVICE = "no_device"
        MISSED = "missed"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    what = models.CharField(max_length=20, choices=What)
    day = models.DateField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    next_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    reached = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("owner", "what", "day"), name="reminder_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=("next_at",),
                name="reminder_waiting",
                condition=models.Q(next_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"reminder {self.uid}: {self.state}"
