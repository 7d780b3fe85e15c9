"""What goes with the twitching: the daily series through the analysis, in numbers and in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from accounts.models import Preferences, User
from diary import sentences
from diary.insights.descriptions import DescriptionInsight, descriptions
from diary.insights.events import EventInsight, events
from diary.insights.experiments import ExperimentInsight, experiments
from diary.insights.factors import factors_of, logged_factors
from diary.insights.injections import InjectionsInsight, injections
from diary.insights.links import LinkInsight, in_words
from diary.insights.look import look_at
from diary.insights.outcome import OUTCOMES, Outcome, counts_of
from diary.insights.pinned import PinInsight, pinned
from diary.insights.readings import Dates, days_told, whole_diary
from diary.series import OUTCOME, DailySeries, daily_series
from diary.units import CANONICAL, Units

__all__ = ["OUTCOMES", "Insights", "LinkInsight", "Outcome", "insights", "logged_factors"]


@dataclass(frozen=True)
class Insights:
    """`start`, `end`: a period that somebody chose, with its `observed_days` and `descriptions`.
    All else is of the whole diary: what period is looked at makes no links."""

    start: date
    end: date
    observed_days: int
    outcome: Outcome
    dates: Dates
    links: tuple[LinkInsight, ...]
    pinned: tuple[PinInsight, ...]
    events: tuple[EventInsight, ...]
    injections: InjectionsInsight
    method: str
    experiments: tuple[ExperimentInsight, ...] = ()
    units: Units = CANONICAL
    descriptions: DescriptionInsight | None = None

    def wire(self) -> dict[str, Any]:
        return {
            "period": {
                "from": self.start.isoformat(),
                "to": self.end.isoformat(),
                "days": (self.end - self.start).days + 1,
            },
            "observed_days": self.observed_days,
            "outcome": self.outcome,
            "reading": self.dates.wire(),
            "links": [link.wire() for link in self.links],
            "pinned": [pin.wire() for pin in self.pinned],
            "events": [event.wire() for event in self.events],
            "injections": self.injections.wire(),
            **({"descriptions": self.descriptions.wire()} if self.descriptions else {}),
            "experiments": [tried.wire() for tried in self.experiments],
            "method": self.method,
        }


def insights(
    owner: User,
    start: date,
    end: date,
    *,
    outcome: Outcome = OUTCOME,
    preferences: Preferences | None = None,
    described: bool = True,
) -> Insights:
    """What the latest reading of the diary says, beside how much of a period was observed.

    `described`: with the descriptions of the period.
    """
    preferences = preferences or Preferences.of(owner)
    today, units = preferences.today(), Units.of_preferences(preferences)
    diary = whole_diary(owner, today)
    days = days_told(diary, today)
    counts = {name: counts_of(owner, days, name) for name in OUTCOMES}
    look = look_at(owner, days, counts[outcome], today, units)
    factors = factors_of(days)
    counted = descriptions(owner, period_of(owner, diary, start, end)) if described else None
    return Insights(
        start=start,
        end=end,
        observed_days=observed_in(diary, start, end),
        outcome=outcome,
        dates=look.dates,
        links=tuple(in_words(link, factors[link.factor], look) for link in look.reading.links),
        pinned=pinned(owner, days, factors, counts, today, units),
        events=events(owner, look),
        injections=injections(days),
        method=sentences.method(),
        experiments=experiments(owner, days, counts[OUTCOME], today),
        units=units,
        descriptions=counted,
    )


def period_of(owner: User, diary: DailySeries, start: date, end: date) -> DailySeries:
    """The days of a period that are in the diary; all of them, blank, if none is."""
    first, last = ((day - diary.start).days for day in (start, end))
    part = diary.between(max(0, first), max(0, last + 1))
    return part if len(part) else daily_series(owner, start, end)


def observed_in(diary: DailySeries, start: date, end: date) -> int:
    """On how many days of a period the twitching is known; outside of the diary on none."""
    first, last = ((day - diary.start).days for day in (start, end))
    return int(np.isfinite(diary.observed(OUTCOME)[max(0, first) : max(0, last + 1)]).sum())
