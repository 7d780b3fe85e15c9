"""How often one person, or one address, may ask."""

from __future__ import annotations

import time
from collections import Counter
from threading import Lock
from typing import TYPE_CHECKING, ClassVar

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

    A worker counts by itself and tells the others one time in `STEPS` to the limit: to write a file
    at each request would cost as much as a small answer does.
    """

    STEPS = 100
    lock = Lock()
    minute = 0
    own: ClassVar[Counter[str]] = Counter()
    everybodys: ClassVar[Counter[str]] = Counter()

    def allow_request(self, request: Request, view: APIView) -> bool:
        most = settings.REQUESTS_A_MINUTE
        who = str(request.user.pk or self.get_ident(request))
        return not most or self.count(who, most) <= most

    @classmethod
    def count(cls, who: str, most: int) -> int:
        step = max(1, most // cls.STEPS)
        with cls.lock:
            cls.begin(int(time.time() // WINDOW))
            cls.own[who] += 1
            if cls.own[who] % step == 0:
                key = f"requests:{who}:{cls.minute}"
                cls.everybodys[who] = cache.get(key, 0) + step
                cache.set(key, cls.everybodys[who], WINDOW)
            return cls.everybodys[who]

    @classmethod
    def begin(cls, minute: int) -> None:
        if minute != cls.minute:
            cls.minute = minute
            cls.own.clear()
            cls.everybodys.clear()

    def wait(self) -> float:
        return WINDOW - time.time() % WINDOW


class PerOwnerAndView(ScopedRateThrottle):
    """Of a view that names a `throttle_scope`; only its `limited` methods count."""

    def allow_request(self, request: Request, view: APIView) -> bool:
        # The head alone takes as much work.
        method = "GET" if request.method == "HEAD" else request.method
        counted = method in getattr(view, "limited", ())
        return not counted or super().allow_request(request, view)
