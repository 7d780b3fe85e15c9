"""What was deleted and can still be brought back."""

from __future__ import annotations

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.parameters import PAGE, read_cursor, read_limit
from api.permissions import owner_of
from diary import trash
from diary.timeline import Place


class Trash(APIView):
    @extend_schema(parameters=PAGE, responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        entries, place = trash.page(
            owner_of(request),
            now=timezone.now(),
            after=read_cursor(request, Place.read),
            limit=read_limit(request, default=500, maximum=500),
        )
        return Response({"entries": entries, "next": place and str(place)})
