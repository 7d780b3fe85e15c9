"""Before and after each time a treatment was started, changed or stopped."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from accounts.models import User
from diary import analysis, sentences
from diary.analysis import Change, EventChange
from diary.analysis.arrays import mean_of_known
from diary.analysis.events import WINDOW
from diary.insights.look import Look
from diary.insights.numbers import clamp, known
from diary.insights.outcome import Counts
from diary.models.kinds import Event
from diary.series import DailySeries

TREATMENT = ("treatment_started", "treatment_changed", "treatment_stopped")
MOST = 10
"""Each takes its time, and who changes more often learns nothing from the oldest."""


@dataclass(frozen=True)
class EventInsight:
    """`sentence`: the days before and after it, plainly. `lines`: what the model says beyond.

    `means`: before and after, of what the outcome counts in a day or in a watched minute.
    """

    uid: UUID
    title: str
    category: str
    day: date
    change: EventChange
    means: tuple[float, float]
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
            "mean_before": known(self.means[0]),
            "mean_after": known(self.means[1]),
            "days_before": self.change.n_before,
            "days_after": self.change.n_after,
            "sustained": ratio_wire(self.change.sustained),
            "temporary": ratio_wire(self.change.temporary),
            "sentence": self.sentence,
            "lines": list(self.lines),
            "advice": self.advice,
        }


def events(owner: User, look: Look) -> tuple[EventInsight, ...]:
    """The latest treatment events of the diary, the latest first."""
    days = look.later_days
    found = Event.objects.filter(
        owner=owner, category__in=TREATMENT, day__gt=days.start, day__lte=days.days[-1]
    ).order_by("-at", "-uid")[:MOST]
    return tuple(in_words(event, look) for event in found)


def in_words(event: Event, look: Look) -> EventInsight:
    """What the reading says; where that is too little, what the days up to now would need."""
    day = (event.day - look.days.start).days
    counts = look.counts
    lines: tuple[str, ...] = ()
    found = changed(counts, look.days, day)
    if found.needs:
        counts = look.later_counts
        later = changed(counts, look.later_days, day)
        lines = (too_little(later, len(look.later_days) - day, look.dates.next),)
        found = replace(later, verdict="not_enough_data", temporary=Change(), sustained=Change())
    means = plain_means(counts, day)
    told = sentences.before_and_after(
        event.title, means, (found.n_before, found.n_after), counts.watched
    )
    return EventInsight(
        uid=event.uid,
        title=event.title,
        category=event.category,
        day=event.day,
        change=found,
        means=means,
        sentence=told,
        lines=lines or beyond(found),
        advice=advice(found),
    )


def changed(counts: Counts, days: DailySeries, day: int) -> EventChange:
    return analysis.event_change(counts.values, days.weekdays, day, exposure=counts.exposure)


def plain_means(counts: Counts, day: int) -> tuple[float, float]:
    """Before and from it on, within the days that the comparison looks at."""
    rates = counts.rates
    before, after = rates[max(0, day - WINDOW) : day], rates[day : day + WINDOW]
    return mean_of_known(before), mean_of_known(after)


def too_little(found: EventChange, days_since: int, following: date) -> str:
    if found.needs:
        return sentences.too_little(found.needs, found.n_after, days_since)
    return sentences.enough_since(following)


def beyond(found: EventChange) -> tuple[str, ...]:
    return (
        sentences.sustained(ratio_of(found.sustained.to_tell), found.sustained.clear),
        sentences.temporary(ratio_of(found.temporary.to_tell), found.temporary.clear),
    )


def advice(found: EventChange) -> str:
    said = sentences.no_reason_to_stop()
    return f"{said} {sentences.after_a_rise()}" if is_rise(found) else said


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
