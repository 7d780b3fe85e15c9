"""The diary in a format that others read."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from accounts.access import AccessEvent
from api.negotiation import WhateverIsAccepted
from api.notes import note
from api.parameters import PERIOD, read_period, read_span
from api.permissions import owner_of
from api.turns import turn
from diary.exchange import FORMATS


class Export(APIView):
    """`file`: one of FORMATS."""

    content_negotiation_class = WhateverIsAccepted
    limited = ("GET",)
    throttle_scope = "everything"
    file = ""

    @extend_schema(
        parameters=PERIOD,
        responses={(200, found.media_type): OpenApiTypes.BINARY for found in FORMATS.values()},
    )
    def get(self, request: Request) -> HttpResponse | StreamingHttpResponse:
        found = FORMATS[self.file]
        start, end = read_period(request) if found.by_day else read_span(request)
        # What comes a piece at a time is read as it is sent, after this turn.
        with turn(owner_of(request)):
            content = found.write(owner_of(request), start, end)
        note(request, AccessEvent.Act.EXPORTED)
        name = f"quiver-{timezone.localdate()}.{self.file}"
        answer = HttpResponse if isinstance(content, str) else StreamingHttpResponse
        return answer(
            content,
            content_type=found.media_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
