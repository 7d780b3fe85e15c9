"""What goes with the twitching."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.parameters import PERIOD, read_period
from api.permissions import owner_of
from diary.insights import insights
from diary.series import OUTCOME


class Insights(APIView):
    @extend_schema(parameters=[*PERIOD, OpenApiParameter("outcome")], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        if request.query_params.get("outcome", OUTCOME) != OUTCOME:
            raise ValidationError({"outcome": _("Give %(outcome)s.") % {"outcome": OUTCOME}})
        return Response(insights(owner_of(request), *read_period(request)).wire())
