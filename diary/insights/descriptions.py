"""What a period holds, counted and not compared: from the first day on, and without a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from django.db.models import Count

from accounts.models import User
from diary import analysis, sentences
from diary.analysis import Description, Tally, Week
from diary.insights.numbers import known
from diary.models import entry_kinds
from diary.models.kinds import Twitch
from diary.series import OUTCOME, Array, DailySeries, records


@dataclass(frozen=True)
class DescriptionInsight:
    found: Description

    def wire(self) -> dict[str, Any]:
        return {
            "by_part_of_day": tallies(self.found.by_part_of_day, "part"),
            "by_weekday": [
                {"weekday": day.weekday, "mean": known(day.mean), "days": day.n_observed}
                for day in self.found.by_weekday
            ],
            "by_site": tallies(self.found.by_site, "site"),
            "by_state": tallies(self.found.by_state, "state"),
            "this_week": week(self.found.this_week),
            "week_before": week(self.found.week_before),
            "sentence": sentences.eager_logging(),
        }


def tallies(found: Sequence[Tally], name: str) -> list[dict[str, Any]]:
    return [
        {name: tally.label, "entries": tally.entries, "twitches": tally.twitches} for tally in found
    ]


def week(found: Week) -> dict[str, Any]:
    return {
        "mean": known(found.mean),
        "entries_a_day": known(found.entries_a_day),
        "days": found.n_observed,
    }


def descriptions(owner: User, days: DailySeries) -> DescriptionInsight:
    end = days.days[-1]
    found = records(Twitch, owner, days.start, end, ["at", "tz", "site", "state", "count"])
    twitches = [entry for _day, entry in found]
    return DescriptionInsight(
        analysis.describe(
            days.values[OUTCOME],
            days.weekdays,
            entries_a_day(owner, days.start, end),
            hours=[local_hour(entry) for entry in twitches],
            sites=[entry["site"] for entry in twitches],
            states=[entry["state"] for entry in twitches],
            twitches=[entry["count"] for entry in twitches],
        )
    )


def local_hour(entry: dict[str, Any]) -> int:
    return int(entry["at"].astimezone(ZoneInfo(entry["tz"])).hour)


def entries_a_day(owner: User, start: date, end: date) -> Array:
    """Of any kind, in one query."""
    first, *others = (
        model.objects.filter(owner=owner, day__range=(start, end))
        .values("day")
        .annotate(n=Count("pk"))
        .values_list("day", "n")
        for model in entry_kinds()
    )
    counts = np.zeros((end - start).days + 1)
    for day, n in first.union(*others, all=True):
        counts[(day - start).days] += n
    return counts
