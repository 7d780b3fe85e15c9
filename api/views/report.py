"""The report of a period, as a PDF."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from accounts.access import AccessEvent
from api.notes import note
from api.parameters import PERIOD, read_period
from api.permissions import owner_of
from diary.report.build import report


class WhateverIsAccepted(BaseContentNegotiation):
    """A client may accept PDF alone; the renderers know JSON, which only errors need."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        renderer = next(iter(renderers))
        return renderer, renderer.media_type


class Report(APIView):
    content_negotiation_class = WhateverIsAccepted

    @extend_schema(parameters=PERIOD, responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def get(self, request: Request) -> HttpResponse:
        start, end = read_period(request)
        pdf = report(owner_of(request), start, end)
        note(request, AccessEvent.Act.REPORT_MADE)
        return HttpResponse(
            pdf,
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="quiver-{start}-{end}.pdf"'},
        )
