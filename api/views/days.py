"""The daily series."""

from __future__ import annotations

import numpy as np
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.parameters import PERIOD, read_period
from api.permissions import owner_of
from api.turns import turn
from diary.series import Array, daily_series


class Days(APIView):
    @extend_schema(parameters=PERIOD, responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        with turn(owner_of(request)):
            series = daily_series(owner_of(request), *read_period(request))
        return Response(
            {
                "days": series.days,
                "state": series.states,
                "series": {name: numbers(values) for name, values in series.values.items()},
            }
        )


def numbers(values: Array) -> list[float | None]:
    """NaN, which JSON lacks, as null."""
    return [None if np.isnan(value) else round(float(value), 4) for value in values]
