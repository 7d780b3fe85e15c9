"""The daily series, and what they say."""

from __future__ import annotations

import numpy as np
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.parameters import read_period
from api.permissions import owner_of
from api.views.entries import PERIOD
from diary.insights import OUTCOME, insights
from diary.series import Array, daily_series


class Days(APIView):
    @extend_schema(parameters=PERIOD, responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        series = daily_series(owner_of(request), *read_period(request))
        return Response(
            {
                "days": series.days,
                "state": series.states,
                "series": {name: numbers(values) for name, values in series.values.items()},
            }
        )


class Insights(APIView):
    @extend_schema(parameters=[*PERIOD, OpenApiParameter("outcome")], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        if request.query_params.get("outcome", OUTCOME) != OUTCOME:
            raise ValidationError({"outcome": _("Give %(outcome)s.") % {"outcome": OUTCOME}})
        return Response(insights(owner_of(request), *read_period(request)).wire())


def numbers(values: Array) -> list[float | None]:
    """NaN, which JSON lacks, as null."""
    return [None if np.isnan(value) else round(float(value), 4) for value in values]
