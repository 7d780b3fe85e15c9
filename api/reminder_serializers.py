"""Serializers of the reminders and of the devices that show them."""

from __future__ import annotations

from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework import serializers

from api.base64url import decoded
from diary.models import PushSubscription, Reminders
from diary.reminders import keys

CLOCK = {"format": "%H:%M", "input_formats": ["%H:%M"]}
TIMES = ("plans_at", "checkin_at", "function_check_at", "quiet_from", "quiet_to")
POINT_LENGTH, SECRET_LENGTH = 65, 16
"""Bytes."""


class RemindersSerializer(serializers.ModelSerializer[Reminders]):
    calendar = serializers.SerializerMethodField()
    mail = serializers.SerializerMethodField()
    push_key = serializers.SerializerMethodField()

    class Meta:
        model = Reminders
        fields = (
            "plans_at",
            "checkin_at",
            "function_check_at",
            "function_check_on",
            "quiet_from",
            "quiet_to",
            "most_a_day",
            "by_email",
            "calendar",
            "mail",
            "push_key",
        )
        extra_kwargs = dict.fromkeys(TIMES, CLOCK)

    def get_calendar(self, reminders: Reminders) -> bool:
        return reminders.calendar_digest is not None

    def get_mail(self, reminders: Reminders) -> bool:
        return settings.MAIL is not None

    def get_push_key(self, reminders: Reminders) -> str:
        return keys.public_key()

    def validate_by_email(self, wanted: bool) -> bool:
        if wanted and not settings.MAIL:
            raise serializers.ValidationError(_("This server sends no e-mail."))
        return wanted

    def validate(self, values: dict[str, Any]) -> dict[str, Any]:
        start, end = (
            values.get(name, getattr(self.instance, name)) for name in ("quiet_from", "quiet_to")
        )
        if (start is None) != (end is None):
            raise serializers.ValidationError({"quiet_to": _("Give both hours, or neither.")})
        return values


class KeysSerializer(serializers.Serializer[Any]):
    p256dh = serializers.CharField(max_length=100)
    auth = serializers.CharField(max_length=30)

    def validate_p256dh(self, key: str) -> str:
        if not is_point(decoded(key)):
            raise serializers.ValidationError(_("Give the key of the subscription."))
        return key

    def validate_auth(self, secret: str) -> str:
        if len(decoded(secret)) != SECRET_LENGTH:
            raise serializers.ValidationError(_("Give the secret of the subscription."))
        return secret


class PushSubscriptionSerializer(serializers.ModelSerializer[PushSubscription]):
    endpoint = serializers.CharField(write_only=True)
    keys = KeysSerializer(write_only=True)

    class Meta:
        model = PushSubscription
        fields = ("uid", "made_at", "endpoint", "keys")


def is_point(key: bytes) -> bool:
    """On the curve of Web Push (RFC 8291), and not compressed."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key)
    except ValueError:
        return False
    return len(key) == POINT_LENGTH
