"""What earlier readings found, remembered for as long as the days that they looked at stand."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import numpy as np

from accounts.models import User
from diary import analysis
from diary.analysis import Link, LinkFindings, Reading
from diary.analysis.readings import DAYS_BETWEEN
from diary.insights.kept import where_there_is_room
from diary.insights.outcome import Counts
from diary.insights.written import written
from diary.models import KeptReadings
from diary.series import Array, DailySeries

Pairs = list[list[str | int]]
"""The factors and lags that a reading found, as JSON carries them."""


def latest_reading(
    owner: User, counts: Counts, values: Mapping[str, Array], days: DailySeries
) -> Reading:
    """The latest reading, and since when its links are found."""
    *earlier, latest = [*range(DAYS_BETWEEN - 1, len(days), DAYS_BETWEEN)] or [None]
    first_weekday = days.start.weekday()
    keys = {day: key_of(day, counts, values, first_weekday) for day in earlier}
    kept = readings_of(owner, counts.outcome)
    known = {day: findings(kept[key]) for day, key in keys.items() if key in kept}
    reading = analysis.latest_reading(
        counts.values, values, days.weekdays, exposure=counts.exposure, known=known
    )
    found = {keys[day]: pairs(known[day]) for day in known if day != latest}
    if not found.keys() <= kept.keys():
        remember(owner, counts.outcome, found)
    return reading


def readings_of(owner: User, outcome: str) -> dict[str, Pairs]:
    kept = KeptReadings.objects.filter(owner=owner, outcome=outcome)
    return dict(kept.values_list("found", flat=True).first() or {})


def remember(owner: User, outcome: str, found: dict[str, Pairs]) -> None:
    with where_there_is_room():
        KeptReadings.objects.update_or_create(
            owner=owner, outcome=outcome, defaults={"found": found}
        )


def pairs(found: LinkFindings) -> Pairs:
    return [[link.factor, link.lag] for link in found.links if link.verdict == "link"]


def findings(pairs: Pairs) -> LinkFindings:
    """As much of a reading as tells what it found."""
    links = tuple(Link(str(factor), int(lag), "link", 0) for factor, lag in pairs)
    return LinkFindings(links, 0, 0, 0, None)


def key_of(day: int, counts: Counts, values: Mapping[str, Array], first_weekday: int) -> str:
    """A digest of all that a reading looks at, and of how; of a factor only if it has a value."""
    digest = hashlib.sha256(f"{written()} {day} {first_weekday}".encode())
    arrays = {"counts": counts.values, "exposure": counts.exposure, **values}
    for name, array in arrays.items():
        if array is not None and np.isfinite(array[: day + 1]).any():
            digest.update(name.encode())
            digest.update(array[: day + 1].tobytes())
    return digest.hexdigest()
