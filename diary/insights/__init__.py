"""What goes with the twitching: the daily series through the analysis, in numbers and in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import User
from diary import analysis, sentences
from diary.insights.family import logged_factors
from diary.insights.links import LinkInsight, in_words
from diary.series import OUTCOME, DailySeries, daily_series
from diary.units import CANONICAL, Units

__all__ = ["Insights", "LinkInsight", "insights", "insights_of", "logged_factors"]


@dataclass(frozen=True)
class Insights:
    start: date
    end: date
    observed_days: int
    links: tuple[LinkInsight, ...]
    method: str
    units: Units = CANONICAL

    def wire(self) -> dict[str, Any]:
        return {
            "period": {
                "from": self.start.isoformat(),
                "to": self.end.isoformat(),
                "days": (self.end - self.start).days + 1,
            },
            "observed_days": self.observed_days,
            "outcome": OUTCOME,
            "links": [link.wire() for link in self.links],
            "pinned": [],
            "events": [],
            "injections": {},
            "method": self.method,
        }


def insights(owner: User, start: date, end: date) -> Insights:
    """The links of a period."""
    return insights_of(daily_series(owner, start, end), end, Units.of(owner))


def insights_of(days: DailySeries, end: date, units: Units = CANONICAL) -> Insights:
    counts = days.observed(OUTCOME)
    factors = {series.name: series for series in logged_factors(days)}
    values = {name: days.values[name] for name in factors}
    findings = analysis.find_links(counts, values, days.weekdays)
    links = tuple(
        in_words(link, factors[link.factor], days, counts, findings, units)
        for link in findings.links
    )
    return Insights(days.start, end, findings.n_observed, links, sentences.method(), units)
