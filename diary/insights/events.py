"""Before and after each time a treatment was started, changed or stopped."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from accounts.models import User
from diary import analysis, sentences
from diary.analysis import Change, EventChange
from diary.insights.links import clamp
from diary.insights.numbers import known
from diary.insights.outcome import Counts
from diary.models.kinds import Event
from diary.series import DailySeries

TREATMENT = ("treatment_started", "treatment_changed", "treatment_stopped")
MOST = 10
"""Each takes its time, and who changes more often learns nothing from the oldest."""


@dataclass(frozen=True)
class EventInsight:
    """`sentence`: the days before and after it, plainly. `lines`: what the model says beyond."""

    uid: UUID
    title: str
    category: str
    day: date
    change: EventChange
    sentence: str
    lines: tuple[str, ...]
    advice: str

    def wire(self) -> dict[str, Any]:
        return {
            "event": str(self.uid),
            "title": self.title,
            "category": self.category,
            "day": self.day.isoformat(),
            "verdict": self.change.verdict,
            "mean_before": known(self.change.mean_before),
            "mean_after": known(self.change.mean_after),
            "days_before": self.change.n_before,
            "days_after": self.change.n_after,
            "sustained": ratio_wire(self.change.sustained),
            "temporary": ratio_wire(self.change.temporary),
            "sentence": self.sentence,
            "lines": list(self.lines),
            "advice": self.advice,
        }


def events(owner: User, days: DailySeries, counts: Counts) -> tuple[EventInsight, ...]:
    """The latest treatment events of these days, the latest first."""
    found = Event.objects.filter(
        owner=owner, category__in=TREATMENT, day__gt=days.start, day__lte=days.days[-1]
    ).order_by("-at", "-uid")[:MOST]
    return tuple(in_words(event, days, counts) for event in found)


def in_words(event: Event, days: DailySeries, counts: Counts) -> EventInsight:
    day = (event.day - days.start).days
    found = analysis.event_change(counts.values, days.weekdays, day, exposure=counts.exposure)
    lines = lines_of(found, len(days) - day)
    sentence = sentences.before_and_after(event.title, found)
    rose = is_rise(found)
    advice = [sentences.no_reason_to_stop(), *([sentences.after_a_rise()] if rose else [])]
    return EventInsight(
        event.uid, event.title, event.category, event.day, found, sentence, lines, " ".join(advice)
    )


def lines_of(found: EventChange, days_since: int) -> tuple[str, ...]:
    if found.needs:
        return (sentences.too_little(found.needs, found.n_after, days_since),)
    return (
        sentences.sustained(ratio_of(found.sustained), found.sustained.clear),
        sentences.temporary(ratio_of(found.temporary), found.temporary.clear),
    )


def is_rise(found: EventChange) -> bool:
    """Whether there were clearly more twitches in the first fortnight than before it."""
    return found.verdict == "change" and found.temporary.ratio * found.sustained.ratio > 1


def ratio_of(change: Change) -> sentences.Interval:
    ratio, low, high = (
        math.exp(clamp(math.log(bound) if bound else -math.inf))
        for bound in (change.ratio, change.ci_low, change.ci_high)
    )
    return ratio, low, high


def ratio_wire(change: Change) -> dict[str, Any] | None:
    if math.isnan(change.ratio):
        return None
    ratio, low, high = ratio_of(change)
    return {"ratio": ratio, "ci_low": low, "ci_high": high, "clear": change.clear}
