"""The frozen diaries of tests/data/analysis, written entry by entry."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from uuid_utils.compat import uuid7

from diary import journal
from diary.ops import Op
from tests.factories import TZ, at
from tests.known import columns

FACTORS = {
    "sleep.hours": "sleep_h",
    "caffeine.mg": "caffeine_mg",
    "hydration.ml": "water_ml",
    "checkin.stress": "stress",
}
MONDAY = date(2025, 3, 3)  # The clocks change within the diary.


def read(name):
    """Start, counts and factors of a frozen diary, NaN where nothing was recorded."""
    found = columns(name)
    start = MONDAY + timedelta(days=int(found["weekday"][0]))
    return start, found["count"], {ours: found[theirs] for ours, theirs in FACTORS.items()}


def write(owner, start, counts, factors):
    """Log the diary as a patient would; where it is silent, log nothing."""
    ops = []
    for i, count in enumerate(counts):
        day = start + timedelta(days=i)
        known = {name: values[i] for name, values in factors.items() if not np.isnan(values[i])}
        ops += [Op.now(kind, uuid7(), fields) for kind, fields in entries_of(day, count, known)]
    outcome = journal.apply(owner, ops)
    assert {result.status for result in outcome.results} == {"applied"}


def entries_of(day, count, known):
    """Kind and fields of each entry of a day."""
    if count > 0:
        yield "twitch", at(day, 20, count=int(count))
    answers: dict[str, Any] = {"twitches": "none_noticed"} if count == 0 else {}
    if "checkin.stress" in known:
        answers["stress"] = int(known["checkin.stress"])
    if answers:
        yield "checkin", at(day, 21, **answers)
    if "caffeine.mg" in known:
        yield "caffeine", at(day, 9, mg=known["caffeine.mg"])
    if "hydration.ml" in known:
        yield "hydration", at(day, 12, ml=known["hydration.ml"])
    if "sleep.hours" in known:
        awake = datetime.combine(day, time(7), ZoneInfo(TZ)).astimezone(UTC)
        asleep = awake - timedelta(hours=known["sleep.hours"])
        ends = {"asleep_at": asleep.isoformat(), "awake_at": awake.isoformat()}
        yield "sleep", {"tz": TZ, **ends}
