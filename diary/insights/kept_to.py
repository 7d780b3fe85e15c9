"""How an experiment was kept to: what was logged on the days of either arm, as a description."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from accounts.models import User
from diary import sentences
from diary.models.experiments import DAYS_A_BLOCK, Experiment
from diary.models.kinds import Sleep
from diary.sentences import Side
from diary.series import DailySeries, records

NOON = 12 * 60
MINUTES_A_DAY = 24 * 60

Arms = tuple[list[float], list[float]]
"""What is known of the days with the change, and of those as usual."""


def kept_to(owner: User, tried: Experiment, days: DailySeries) -> str:
    changed, usual = nights(owner, tried) if tried.what == "bedtime" else caffeine(tried, days)
    if not (changed and usual):
        return sentences.nothing_kept(tried)
    sides = side_of(changed), side_of(usual)
    if tried.what == "bedtime":
        return sentences.nights_kept(sides)
    most = tried.at_most_mg or 0
    return sentences.caffeine_kept(tried, sides, sum(mg <= most for mg in changed))


def side_of(values: Sequence[float]) -> Side:
    return Side(len(values), sum(values) / len(values))


def caffeine(tried: Experiment, days: DailySeries) -> Arms:
    """mg of the days on which it is known, zeros that were confirmed among them."""
    first = (tried.starts_on - days.start).days
    logged = dict(enumerate(days.values["caffeine.mg"].tolist(), start=-first))
    return by_arm(tried, {day: mg for day, mg in logged.items() if mg == mg})


def nights(owner: User, tried: Experiment) -> Arms:
    """When the patient fell asleep, by evening, in minutes after noon: the longest sleep counts."""
    start = tried.starts_on + timedelta(days=1)
    end = start + timedelta(days=tried.n_days - 1)
    sleeps: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for day, sleep in records(Sleep, owner, start, end, ["asleep_at", "awake_at", "tz"]):
        sleeps[day].append(sleep)
    return by_arm(
        tried,
        {
            day: after_noon(max(found, key=lambda one: one["awake_at"] - one["asleep_at"]))
            for day, found in sleeps.items()
        },
    )


def after_noon(sleep: dict[str, Any]) -> float:
    local: datetime = sleep["asleep_at"].astimezone(ZoneInfo(sleep["tz"]))
    return float((local.hour * 60 + local.minute - NOON) % MINUTES_A_DAY)


def by_arm(tried: Experiment, known: dict[int, float]) -> Arms:
    """`known`: by day of the experiment, from 0."""
    arms: Arms = [], []
    for day in range(tried.n_days):
        if day in known:
            arms[not tried.blocks[day // DAYS_A_BLOCK]].append(known[day])
    return arms
