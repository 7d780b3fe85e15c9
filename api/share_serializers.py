"""Serializers of the links that a patient gives out, and of what a reader of one says and gets."""

from __future__ import annotations

import json
import re
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import serializers

from api.base64url import decoded
from diary.exchange import fhir
from diary.models import Share, ShareView

LONGEST_NAME = 80
JWE = re.compile(r"([\w-]{1,500})\.\.[\w-]{16}\.[\w-]+\.[\w-]{22}", re.ASCII)
HEADER = {"alg": "dir", "enc": "A256GCM", "cty": fhir.MEDIA_TYPE}


class ViewSerializer(serializers.ModelSerializer[ShareView]):
    recipient = serializers.CharField()

    class Meta:
        model = ShareView
        fields = ("at", "recipient")


class ShareSerializer(serializers.ModelSerializer[Share]):
    """A link as its patient sees it; `seen`: how often it was opened, `views`: the latest."""

    name = serializers.CharField()
    has_passcode = serializers.SerializerMethodField()
    state = serializers.SerializerMethodField()
    seen = serializers.IntegerField(default=0)
    views = ViewSerializer(many=True, source="latest_views", default=())

    class Meta:
        model = Share
        fields = (
            "uid",
            "name",
            "made_at",
            "expires_at",
            "ended_at",
            "state",
            "has_passcode",
            "tries_left",
            "seen",
            "views",
        )

    def get_has_passcode(self, share: Share) -> bool:
        return bool(share.passcode)

    def get_state(self, share: Share) -> str:
        return share.state(timezone.now())


class SharesSerializer(serializers.Serializer[Any]):
    address = serializers.CharField(allow_null=True)
    shares = ShareSerializer(many=True)


class NewShareSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=LONGEST_NAME)
    days = serializers.IntegerField(min_value=1, max_value=90, default=7)
    passcode = serializers.CharField(
        min_length=4, max_length=64, allow_blank=True, trim_whitespace=False, default=""
    )
    ciphertext = serializers.CharField(trim_whitespace=False)

    def validate_ciphertext(self, sent: str) -> str:
        """Nothing that could be read is kept, even by a client's mistake."""
        found = JWE.fullmatch(sent)
        if not found or header_of(found[1]) != HEADER:
            allowed = _("Give a compact JWE, encrypted directly with A256GCM, of a FHIR document.")
            raise serializers.ValidationError(allowed)
        return sent


def header_of(part: str) -> Any:
    try:
        return json.loads(decoded(part))
    except (ValueError, RecursionError):
        return None


class ReaderSerializer(serializers.Serializer[Any]):
    """What a reader sends; the names are those of SMART Health Links."""

    recipient = serializers.CharField(max_length=1000)
    passcode = serializers.CharField(
        max_length=1000, allow_blank=True, trim_whitespace=False, default=""
    )
    embeddedLengthMax = serializers.IntegerField(min_value=0, default=0)


class ManifestFileSerializer(serializers.Serializer[Any]):
    contentType = serializers.CharField()
    fhirVersion = serializers.CharField()
    status = serializers.CharField()
    lastUpdated = serializers.DateTimeField()
    embedded = serializers.CharField(required=False)
    location = serializers.CharField(required=False)


class ManifestSerializer(serializers.Serializer[Any]):
    files = ManifestFileSerializer(many=True)
