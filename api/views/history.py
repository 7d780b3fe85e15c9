"""The history of one entry, and the way back to any of its versions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.parameters import kind_or_404
from api.permissions import owner_of
from api.serializers import any_entry
from api.views.entries import body, write
from diary import history
from diary.ops import Op


def versions_or_404(request: Request, kind: str, uid: UUID) -> list[history.Version]:
    found = history.versions(owner_of(request), kind_or_404(kind), uid)
    if not found:
        raise Http404
    return found


class History(APIView):
    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, kind: str, uid: UUID) -> Response:
        found = versions_or_404(request, kind, uid)
        return Response({"versions": [version.wire() for version in found]})


class Restore(APIView):
    @extend_schema(request=OpenApiTypes.OBJECT, responses=any_entry)
    def post(self, request: Request, kind: str, uid: UUID) -> Response:
        fields = wanted_fields(versions_or_404(request, kind, uid), body(request).get("seq"))
        outcome = write(request, Op.now(kind, uid, fields))
        return Response(outcome.rows[uid].entry())


def wanted_fields(found: list[history.Version], seq: Any) -> history.Fields:
    for version in found:
        if type(seq) is int and version.change.seq == seq and version.wanted is not None:
            return version.wanted
    raise ValidationError({"seq": _("Give the seq of a version that is no deletion.")})
