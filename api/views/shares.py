"""The links that a patient gave to others."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import exceptions, serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import AccessEvent
from api.notes import note
from api.parsers import SharedFileParser
from api.permissions import owner_of
from api.serializers import checked
from api.share_serializers import NewShareSerializer, ShareSerializer, SharesSerializer
from diary.shares import links


class SharingOff(exceptions.APIException):
    status_code = status.HTTP_403_FORBIDDEN
    default_code = "sharing_off"
    default_detail = _("This server gives out no links.")


class Shares(APIView):
    parser_classes = (SharedFileParser,)
    limited = ("POST",)
    throttle_scope = "shares"

    @extend_schema(operation_id="shares", responses=SharesSerializer)
    def get(self, request: Request) -> Response:
        found = links.of_owner(owner_of(request))
        return Response(SharesSerializer({"address": settings.SHARE_AT, "shares": found}).data)

    @extend_schema(
        request=NewShareSerializer,
        responses={
            201: inline_serializer(
                "GivenShare", {"share": ShareSerializer(), "url": serializers.CharField()}
            )
        },
    )
    def post(self, request: Request) -> Response:
        wanted = checked(NewShareSerializer(data=request.data))
        if not settings.SHARE_AT:
            raise SharingOff
        share, secret = links.make(owner_of(request), now=timezone.now(), **wanted)
        note(request, AccessEvent.Act.SHARE_MADE)
        url = f"{settings.SHARE_AT}/shl/{secret}"
        return Response({"share": ShareSerializer(share).data, "url": url}, status=201)


class ShareDetail(APIView):
    @extend_schema(responses={204: None})
    def delete(self, request: Request, uid: UUID) -> Response:
        """Nobody gets in any more; that there was such a link stays told."""
        ended = links.end(owner_of(request), uid, timezone.now())
        if ended is None:
            raise Http404
        if ended:
            note(request, AccessEvent.Act.SHARE_ENDED)
        return Response(status=204)
