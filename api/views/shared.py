"""What was shared, for whoever has the link: the server's side of a SMART Health Link.

Words and statuses are those of https://hl7.org/fhir/uv/smart-health-cards-and-links/. Readers run
in any website, so these two routes, and no others, may be asked from anywhere.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import access
from accounts.access import AccessEvent
from api.negotiation import WhateverIsAccepted
from api.problems import CONTENT_TYPE, problem
from api.serializers import checked
from api.share_serializers import ManifestSerializer, ReaderSerializer
from diary.exchange import fhir
from diary.models import Share
from diary.shares import reading

Act = AccessEvent.Act


class OfWhoeverHasTheLink(APIView):
    authentication_classes = ()
    permission_classes = ()
    content_negotiation_class = WhateverIsAccepted
    throttle_scope = "shared"
    limited: tuple[str, ...] = ()

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
        """What a browser asks first."""
        return Response(status=204)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Allow-Methods"] = ", ".join(self.limited)
        response["Access-Control-Allow-Headers"] = "Content-Type"
        response["Access-Control-Expose-Headers"] = "Retry-After"
        return super().finalize_response(request, response, *args, **kwargs)


class Manifest(OfWhoeverHasTheLink):
    limited = ("POST",)

    @extend_schema(exclude=True)
    def post(self, request: Request, secret: str) -> Response:
        share = reading.behind(secret, timezone.now())
        if share is None or not settings.SHARE_AT:
            raise Http404
        reader = checked(ReaderSerializer(data=request.data))
        try:
            is_open = reading.unlock(share, reader["passcode"])
        except reading.WrongPasscode as refused:
            if reader["passcode"]:
                access.note(Act.SHARE_REFUSED, share.owner_id, request=request._request)
            return wrong_passcode(refused.tries_left)
        ciphertext = reading.ciphertext_of(share) if is_open else None
        if ciphertext is None:
            raise Http404
        reading.note_view(share, reader["recipient"])
        access.note(Act.SHARE_OPENED, share.owner_id, request=request._request)
        is_embedded = len(ciphertext) <= reader["embeddedLengthMax"]
        return Response(manifest(share, ciphertext if is_embedded else None))


class File(OfWhoeverHasTheLink):
    limited = ("GET",)

    @extend_schema(exclude=True)
    def get(self, request: Request, secret: str) -> HttpResponse:
        """`secret`: the ticket of a manifest."""
        ciphertext = reading.ciphertext_for(secret, timezone.now())
        if ciphertext is None or not settings.SHARE_AT:
            raise Http404
        return HttpResponse(ciphertext, content_type="application/jose")


def manifest(share: Share, embedded: str | None) -> dict[str, Any]:
    file = {
        "contentType": fhir.MEDIA_TYPE,
        "fhirVersion": "4.0.1",
        "status": "finalized",
        "lastUpdated": share.made_at,
    }
    if embedded is None:
        file["location"] = f"{settings.SHARE_AT}/shl/file/{reading.ticket_for(share)}"
    else:
        file["embedded"] = embedded
    return dict(ManifestSerializer({"files": [file]}).data)


def wrong_passcode(tries_left: int) -> Response:
    title = _("Wrong passcode")
    body = problem(401, "wrong_passcode", title, remainingAttempts=tries_left)
    return Response(body, status=401, content_type=CONTENT_TYPE)
