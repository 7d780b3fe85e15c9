"""How often one person, or one address, may ask."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle, ScopedRateThrottle

if TYPE_CHECKING:
    from rest_framework.views import APIView  # which imports this module

WINDOW = 60
"""Seconds."""


class PerOwner(BaseThrottle):
    """All of one person's phones and scripts together; without a person, one address.

    A number a minute, as DRF's own throttle keeps the time of each request: too much to write at
    each one where many are allowed.
    """

    def allow_request(self, request: Request, view: APIView) -> bool:
        if not settings.REQUESTS_A_MINUTE:
            return True
        who = request.user.pk or self.get_ident(request)
        key = f"requests:{who}:{time.time() // WINDOW:.0f}"
        number: int = cache.get(key, 0) + 1
        cache.set(key, number, WINDOW)
        return number <= settings.REQUESTS_A_MINUTE

    def wait(self) -> float:
        return WINDOW - time.time() % WINDOW


class PerOwnerAndView(ScopedRateThrottle):
    """Of a view that names a `throttle_scope`; only its `limited` methods count."""

    def allow_request(self, request: Request, view: APIView) -> bool:
        counted = request.method in getattr(view, "limited", ())
        return not counted or super().allow_request(request, view)
