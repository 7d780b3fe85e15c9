"""What is due."""

from __future__ import annotations

from dataclasses import asdict

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import Preferences
from api.parameters import read_date
from api.permissions import owner_of
from api.serializers import StandingSerializer
from api.turns import turn
from diary.due import standings


class Due(APIView):
    @extend_schema(
        operation_id="plans_due",
        parameters=[OpenApiParameter("on", description="YYYY-MM-DD; else the patient's today")],
        responses=StandingSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        owner, on = owner_of(request), read_date(request, "on")
        today = on or Preferences.of(owner).today()
        with turn(owner):
            found = standings(owner, today, until=on)
        return Response([{"plan": uid, **asdict(standing)} for uid, standing in found.items()])
