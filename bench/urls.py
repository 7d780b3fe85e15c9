"""Quiver's paths and `/bare`, a view that reads JSON and answers with it."""

import json

from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from config.urls import urlpatterns as quiver


@csrf_exempt
def bare(request: HttpRequest) -> JsonResponse:
    return JsonResponse(json.loads(request.body), status=201)


urlpatterns = [path("bare", bare), *quiver]
