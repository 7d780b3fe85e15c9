"""How an experiment was kept to: what was logged on the days of either arm, as a description."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
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
Evenings = Mapping[date, float]
"""When the patient fell asleep, in minutes after noon."""


def adherence(tried: Experiment, days: DailySeries, evenings: Evenings) -> str:
    changed, usual = nights(tried, evenings) if tried.what == "bedtime" else caffeine(tried, days)
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
    return by_arm(tried, {day: mg for day, mg in logged.items() if not math.isnan(mg)})


def nights(tried: Experiment, evenings: Evenings) -> Arms:
    return by_arm(
        tried,
        {(evening - tried.starts_on).days: minutes for evening, minutes in evenings.items()},
    )


def evenings_of(owner: User, tried: Sequence[Experiment]) -> Evenings:
    """The evenings of all that ask for one, from the longest sleep that ended on the day after."""
    asking = [one for one in tried if one.what == "bedtime"]
    if not asking:
        return {}
    start = min(one.starts_on for one in asking)
    end = max(one.ends_on for one in asking) + timedelta(days=1)
    sleeps: defaultdict[date, list[dict[str, Any]]] = defaultdict(list)
    for day, sleep in records(Sleep, owner, start, end, ["asleep_at", "awake_at", "tz"]):
        sleeps[start + timedelta(days=day - 1)].append(sleep)
    return {
        evening: after_noon(max(found, key=lambda one: one["awake_at"] - one["asleep_at"]))
        for evening, found in sleeps.items()
    }


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
