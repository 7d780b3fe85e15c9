"""Serializers: one a kind, made from the registry, for the OpenAPI description; and those of the
account.

Entries are validated by `diary.validation` alone, at whatever door they arrive.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any, get_args

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import PolymorphicProxySerializer
from rest_framework import serializers

from accounts.access import AccessEvent
from accounts.models import Preferences, Token
from diary.fields import Choice, EntryField, Number, Text
from diary.models import KINDS, Record
from diary.plans import State
from diary.vocabulary import VOCABULARY


class EnvelopeSerializer(serializers.Serializer[Any]):
    kind = serializers.CharField(read_only=True)
    uid = serializers.UUIDField(required=False)
    rev = serializers.IntegerField(read_only=True)
    deleted = serializers.BooleanField(read_only=True)


@cache
def serializer_for(model: type[Record]) -> type[EnvelopeSerializer]:
    """The shape of one kind's entries."""
    fields = {name: serializer_field(field, name, model) for name, field in model.fields().items()}
    return type(f"{model.__name__}Serializer", (EnvelopeSerializer,), fields)


def serializer_field(
    field: EntryField, name: str, model: type[Record]
) -> serializers.Field[Any, Any, Any, Any]:
    options: dict[str, Any] = {
        "label": field.verbose_name,
        "required": field.required and name not in model.derived,
        "allow_null": not field.required,
    }
    if isinstance(field, Number):
        options |= {"min_value": field.minimum, "max_value": field.maximum, "help_text": field.unit}
        number = serializers.IntegerField if field.integer else serializers.FloatField
        return number(**options)
    if isinstance(field, Choice):
        return serializers.ChoiceField(choices=list(VOCABULARY[field.vocabulary]), **options)
    if isinstance(field, Text):
        return serializers.CharField(max_length=field.maximum_length, **options)
    simple: type[serializers.Field[Any, Any, Any, Any]] = SIMPLE[field.type]
    return simple(**options)


SIMPLE: dict[str, Any] = {
    "boolean": serializers.BooleanField,
    "instant": serializers.DateTimeField,
    "date": serializers.DateField,
    "timezone": serializers.CharField,
    "reference": serializers.UUIDField,
    "schedule": serializers.CharField,
    "turns": serializers.CharField,
}


def serializers_by_kind() -> dict[
    str, serializers.Serializer[Any] | type[serializers.Serializer[Any]]
]:
    return {kind: serializer_for(model) for kind, model in KINDS.items()}


any_entry = PolymorphicProxySerializer(
    component_name="Entry", serializers=serializers_by_kind, resource_type_field_name="kind"
)


class StandingSerializer(serializers.Serializer[Any]):
    """Where one plan stands: `diary.plans.Standing`."""

    plan = serializers.UUIDField()
    state = serializers.ChoiceField(choices=get_args(State))
    due_on = serializers.DateField(allow_null=True)
    late_days = serializers.IntegerField()
    phase = serializers.IntegerField(allow_null=True)
    taken = serializers.IntegerField()
    skipped = serializers.IntegerField()
    missed = serializers.IntegerField()
    stock_left = serializers.FloatField(allow_null=True)
    runs_out_on = serializers.DateField(allow_null=True)


class ServerSerializer(serializers.Serializer[Any]):
    sign_up = serializers.ChoiceField(choices=["open", "invitation", "closed"])
    mail = serializers.BooleanField()
    shares = serializers.BooleanField()


class MeSerializer(serializers.ModelSerializer[Preferences]):
    account = serializers.UUIDField(source="owner.account", read_only=True)
    email = serializers.EmailField(source="owner.email", read_only=True)
    erase_at = serializers.DateTimeField(source="owner.erase_at", read_only=True)

    class Meta:
        model = Preferences
        fields = (
            "account",
            "email",
            "tz",
            "day_starts_at",
            "volume_unit",
            "dose_unit",
            "b12_level_unit",
            "clock",
            "week_starts_on",
            "calm",
            "checkin_from",
            "erase_at",
        )

    def update(self, preferences: Preferences, sent: dict[str, Any]) -> Preferences:
        """What was sent and no more: another phone may be changing the rest."""
        owner = preferences.owner
        return Preferences.objects.update_or_create(owner=owner, defaults=sent)[0]


class EmailSerializer(serializers.Serializer[Any]):
    email = serializers.EmailField(max_length=254)


class LeaveSerializer(serializers.Serializer[Any]):
    at_once = serializers.BooleanField(default=False)


class AccessEventSerializer(serializers.ModelSerializer[AccessEvent]):
    class Meta:
        model = AccessEvent
        fields = ("at", "act", "through", "ip", "user_agent")


class AccessLogSerializer(serializers.Serializer[Any]):
    events = AccessEventSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class TokenSerializer(serializers.ModelSerializer[Token]):
    """Left out, `expires_at` is a year from now; null is never."""

    class Meta:
        model = Token
        fields = ("uid", "name", "scope", "created_at", "last_used_at", "expires_at")

    def validate_expires_at(self, value: datetime | None) -> datetime | None:
        if value is not None and value <= timezone.now():
            raise serializers.ValidationError(_("Give a time in the future."))
        return value


def checked(serializer: serializers.BaseSerializer[Any]) -> Any:
    """The validated data. Raises Django's ValidationError, as the diary's own validator does."""
    if serializer.is_valid():
        return serializer.validated_data
    errors: dict[str, Any] = dict(serializer.errors)
    raise ValidationError({name: [str(error) for error in found] for name, found in errors.items()})
