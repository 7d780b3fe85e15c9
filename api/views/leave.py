"""Leaving: take everything along, or keep the account after all. (`DELETE me` ends it.)"""

from __future__ import annotations

import tempfile

from django.http import FileResponse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import AccessEvent
from accounts.models import Preferences
from api.negotiation import WhateverIsAccepted
from api.notes import note
from api.permissions import owner_of
from api.serializers import MeSerializer
from api.turns import turn
from diary import leave

IN_MEMORY = 1024 * 1024


class Everything(APIView):
    content_negotiation_class = WhateverIsAccepted
    limited = ("GET",)
    throttle_scope = "everything"

    @extend_schema(responses={(200, "application/zip"): OpenApiTypes.BINARY})
    def get(self, request: Request) -> FileResponse:
        with turn(owner_of(request)):
            note(request, AccessEvent.Act.EXPORTED)
            file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - the answer closes it
            leave.everything(owner_of(request), file)
        file.seek(0)
        name = f"quiver-{timezone.localdate()}.zip"
        return FileResponse(file, content_type="application/zip", as_attachment=True, filename=name)


class Stay(APIView):
    @extend_schema(request=None, responses=MeSerializer)
    def post(self, request: Request) -> Response:
        owner = owner_of(request)
        if owner.erase_at is not None:
            leave.stay(owner)
            note(request, AccessEvent.Act.DELETION_STOPPED)
        return Response(MeSerializer(Preferences.of(owner)).data)
