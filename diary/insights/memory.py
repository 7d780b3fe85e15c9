"""What earlier readings found, remembered by what they looked at and not by whose it is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import numpy as np
from django.core.cache import caches

from diary import analysis
from diary.analysis import LinkFindings, Reading
from diary.insights.outcome import Counts
from diary.insights.readings import EVERY
from diary.insights.written import written
from diary.series import Array, DailySeries

NEW_AT_ONCE = 3
"""As many earlier readings are worked out for one answer, to see since when a link is found."""
NOTHING = LinkFindings((), 0, 0, 0, None)


def latest_reading(counts: Counts, values: Mapping[str, Array], days: DailySeries) -> Reading:
    """The latest reading, and since when its links are found.

    Readings that are not remembered are worked out anew: the latest, and a few before it. Where
    that ends early, a link is said to be found since the earliest of them.
    """
    first_weekday = days.start.weekday()
    keys = {
        day: key_of(day, counts, values, first_weekday)
        for day in range(EVERY - 1, len(days), EVERY)
    }
    store = caches["readings"]
    kept = store.get_many(list(keys.values()))
    remembered = {day: kept[key] for day, key in keys.items() if key in kept}
    unknown = [day for day in sorted(keys, reverse=True) if day not in remembered]
    beyond = dict.fromkeys(unknown[1 + NEW_AT_ONCE :], NOTHING)
    known = {**remembered, **beyond}
    reading = analysis.latest_reading(
        counts.values, values, days.weekdays, exposure=counts.exposure, known=known
    )
    new = known.keys() - remembered.keys() - beyond.keys()
    store.set_many({keys[day]: known[day] for day in new})
    return reading


def key_of(day: int, counts: Counts, values: Mapping[str, Array], first_weekday: int) -> str:
    """A digest of all that a reading looks at, and of how; of a factor only if it has a value."""
    digest = hashlib.sha256(f"{written()} {day} {first_weekday}".encode())
    arrays = {"counts": counts.values, "exposure": counts.exposure, **values}
    for name, array in arrays.items():
        if array is not None and np.isfinite(array[: day + 1]).any():
            digest.update(name.encode())
            digest.update(array[: day + 1].tobytes())
    return digest.hexdigest()
