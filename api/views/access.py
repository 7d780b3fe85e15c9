"""Who came in, and what left the diary."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import access
from api.parameters import PAGE, read_cursor, read_limit
from api.permissions import owner_of
from api.serializers import AccessLogSerializer


class AccessLog(APIView):
    @extend_schema(parameters=PAGE, responses=AccessLogSerializer)
    def get(self, request: Request) -> Response:
        events, place = access.page(
            owner_of(request).pk,
            after=read_cursor(request, read_place),
            limit=read_limit(request, default=100, maximum=500),
        )
        page = {"events": events, "next": place and str(place)}
        return Response(AccessLogSerializer(page).data)


def read_place(text: str) -> int:
    """Raises ValueError for what is no place."""
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise ValueError
    return int(text)
