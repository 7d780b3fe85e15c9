"""The devices that show a patient's reminders."""

from __future__ import annotations

from uuid import UUID

from accounts.models import User
from accounts.secrets import digest
from diary.models.reminders import MOST_DEVICES, PushSubscription
from diary.reminders.endpoints import check_endpoint


def add(owner: User, endpoint: str, p256dh: str, auth: str) -> PushSubscription:
    """An address that is known changes its owner with the phone; the oldest makes room."""
    check_endpoint(endpoint)
    values = {"owner": owner, "endpoint": endpoint, "p256dh": p256dh, "auth": auth}
    device, _ = PushSubscription.objects.update_or_create(digest=digest(endpoint), defaults=values)
    of_owner = PushSubscription.objects.filter(owner=owner).exclude(pk=device.pk)
    for spare in of_owner.order_by("-made_at")[MOST_DEVICES - 1 :]:
        spare.delete()
    return device


def end(owner: User, uid: UUID) -> bool:
    """Whether there was one."""
    return bool(PushSubscription.objects.filter(owner=owner, uid=uid).delete()[0])
