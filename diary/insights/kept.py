"""Insights that were worked out already: an unchanged diary is not read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, transaction
from django.utils.translation import get_language

from accounts.models import Preferences, User
from diary.database import is_busy, is_full
from diary.insights.written import written
from diary.models import Journal, KeptAnswer

LONGEST = timedelta(days=1)

Wire = dict[str, Any]


def kept_or_new(
    owner: User, preferences: Preferences, outcome: str, asked: list[str], work: Callable[[], Wire]
) -> Wire:
    """The answer to what was `asked`; worked out only if the diary, the day or the question differ.

    The head of the journal is read before the diary: an answer may know more than its key says, and
    is then worked out once more, never less.
    """
    key = key_of(owner, preferences, asked)
    known = KeptAnswer.objects.filter(owner=owner, outcome=outcome, key=key).first()
    if known:
        return dict(known.answer)
    answer = work()
    keep(owner, outcome, key, answer)
    return answer


def key_of(owner: User, preferences: Preferences, asked: list[str]) -> str:
    """What an answer depends on: the journal, the day, the units, the language, the question, and
    the code."""
    journal = Journal.objects.filter(owner=owner).values_list("epoch", "head").first()
    units = [preferences.volume_unit, preferences.dose_unit]
    parts = [journal, preferences.today(), units, get_language(), asked, written()]
    return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()


def keep(owner: User, outcome: str, key: str, answer: Wire) -> None:
    with where_there_is_room():
        KeptAnswer.objects.bulk_create(
            [KeptAnswer(owner=owner, outcome=outcome, key=key, answer=answer)],
            update_conflicts=True,
            unique_fields=("owner", "outcome"),
            update_fields=("key", "answer", "made_at"),
        )


@contextmanager
def where_there_is_room() -> Iterator[None]:
    """An answer is told, kept or not: a database without time or room for it loses nothing."""
    try:
        with transaction.atomic():
            yield
    except DatabaseError as error:
        if not (is_busy(error) or is_full(error)):
            raise


def forget_old(now: datetime) -> None:
    """An answer holds what was deleted meanwhile: none is kept longer than its day."""
    KeptAnswer.objects.filter(made_at__lt=now - LONGEST).delete()
