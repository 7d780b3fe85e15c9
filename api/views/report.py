"""The report of a period: as a PDF, and as a FHIR document that holds it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.serializers import CharField, DateField, Serializer
from rest_framework.views import APIView

from accounts.access import AccessEvent
from api.negotiation import WhateverIsAccepted
from api.notes import note
from api.parameters import PERIOD, read_period
from api.permissions import owner_of
from api.serializers import checked
from api.turns import turn
from diary.exchange import fhir
from diary.report.build import report
from diary.report.page import Choices, Paper
from diary.report.sections import SECTIONS
from diary.shares.document import document

PAPERS: dict[str, Paper] = {"a4": "a4", "letter": "us-letter"}


class OnThePage(Serializer):
    """What identifies the patient to the reader. It is printed and kept nowhere."""

    name = CharField(max_length=100, allow_blank=True, default="")
    born = DateField(allow_null=True, default=None)


PARAMETERS = [
    *PERIOD,
    OpenApiParameter("paper", enum=list(PAPERS), default="a4"),
    OpenApiParameter("leave_out", enum=list(SECTIONS), many=True, explode=False),
    OpenApiParameter("notes", bool, default=False),
]
PDF = {(200, "application/pdf"): OpenApiTypes.BINARY}


class Report(APIView):
    content_negotiation_class = WhateverIsAccepted

    @extend_schema(parameters=PARAMETERS, responses=PDF)
    def get(self, request: Request) -> HttpResponse:
        return made(request, {})

    @extend_schema(request=OnThePage, parameters=PARAMETERS, responses=PDF)
    def post(self, request: Request) -> HttpResponse:
        """The same with a name on it, which must not stand in an address."""
        return made(request, checked(OnThePage(data=request.data)))


class ReportDocument(APIView):
    """The page within the FHIR document of its days: what a patient shares."""

    content_negotiation_class = WhateverIsAccepted
    limited = ("POST",)
    throttle_scope = "everything"

    @extend_schema(
        request=OnThePage,
        parameters=PARAMETERS,
        responses={(200, fhir.MEDIA_TYPE): OpenApiTypes.BINARY},
    )
    def post(self, request: Request) -> HttpResponse:
        identity = checked(OnThePage(data=request.data))
        start, end = read_period(request)
        choices = read_choices(request, identity)
        with turn(owner_of(request)):
            found = document(owner_of(request), start, end, choices)
        note(request, AccessEvent.Act.REPORT_MADE)
        return HttpResponse(found, content_type=fhir.MEDIA_TYPE)


def made(request: Request, identity: Mapping[str, Any]) -> HttpResponse:
    start, end = read_period(request)
    choices = read_choices(request, identity)
    with turn(owner_of(request)):
        pdf = report(owner_of(request), start, end, choices)
    note(request, AccessEvent.Act.REPORT_MADE)
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="quiver-{start}-{end}.pdf"'},
    )


def read_choices(request: Request, identity: Mapping[str, Any]) -> Choices:
    return Choices(
        paper=read_paper(request),
        left_out=read_left_out(request),
        notes=read_notes(request),
        **identity,
    )


def read_paper(request: Request) -> Paper:
    name = request.query_params.get("paper", "a4")
    if name not in PAPERS:
        raise ValidationError(
            {"paper": _("Give one of: %(papers)s.") % {"papers": ", ".join(PAPERS)}}
        )
    return PAPERS[name]


def read_left_out(request: Request) -> frozenset[str]:
    text = request.query_params.get("leave_out")
    names = frozenset(text.split(",") if text else ())
    if not names <= SECTIONS.keys():
        known = _("Give some of: %(sections)s; with commas between them.")
        raise ValidationError({"leave_out": known % {"sections": ", ".join(SECTIONS)}})
    return names


def read_notes(request: Request) -> bool:
    text = request.query_params.get("notes", "false")
    if text not in {"true", "false"}:
        raise ValidationError({"notes": _("Give true or false.")})
    return text == "true"
