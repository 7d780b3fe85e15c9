"""How much one person may have worked out at the same time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions, status

from accounts.models import User

AT_ONCE = 2
"""Of the four threads of a worker: the others are for everybody else."""

lock = Lock()
working: Counter[int] = Counter()


class TooManyAtOnce(exceptions.APIException):
    status_code = status.HTTP_429_TOO_MANY_REQUESTS
    default_code = "busy"
    default_detail = _("The server still works on what you asked for; try again in a moment.")


@contextmanager
def turn(owner: User) -> Iterator[None]:
    """Around what reads a whole diary: of a huge one that takes long. Raises TooManyAtOnce."""
    with lock:
        if working[owner.pk] >= AT_ONCE:
            raise TooManyAtOnce
        working[owner.pk] += 1
    try:
        yield
    finally:
        with lock:
            working[owner.pk] -= 1
            if not working[owner.pk]:
                del working[owner.pk]
