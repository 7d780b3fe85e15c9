"""What goes with the twitching."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import Preferences
from api.parameters import PERIOD, read_period
from api.permissions import owner_of
from api.turns import turn
from diary.insights import OUTCOMES, Outcome, insights
from diary.insights.kept import kept_or_new
from diary.series import OUTCOME


class Insights(APIView):
    @extend_schema(
        parameters=[*PERIOD, OpenApiParameter("outcome", enum=OUTCOMES)],
        responses=OpenApiTypes.OBJECT,
    )
    def get(self, request: Request) -> Response:
        owner, outcome = owner_of(request), read_outcome(request)
        preferences = Preferences.of(owner)

        def work() -> dict[str, Any]:
            start, end = read_period(request)
            return insights(owner, start, end, outcome=outcome, preferences=preferences).wire()

        asked = [request.query_params.get(name, "") for name in ("from", "to")]
        with turn(owner):
            return Response(kept_or_new(owner, preferences, outcome, asked, work))


def read_outcome(request: Request) -> Outcome:
    text = request.query_params.get("outcome", OUTCOME)
    for outcome in OUTCOMES:
        if text == outcome:
            return outcome
    allowed = _("Give one of %(outcomes)s.") % {"outcomes": ", ".join(OUTCOMES)}
    raise ValidationError({"outcome": allowed})
