"""The questions that were named before looking, each with an answer of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from accounts.models import User
from diary import analysis, sentences
from diary.analysis import Link, PinnedAnswer
from diary.insights.links import needs_wire, per_step, ratio_wire, untested
from diary.insights.outcome import Counts, Outcome
from diary.insights.readings import Dates, dates
from diary.models import Series
from diary.models.questions import Pin
from diary.series import DailySeries
from diary.units import Units

EARLIER_DAYS = 7
"""With fewer, all days say the same as those since."""


@dataclass(frozen=True)
class PinInsight:
    """`all_days`: what all days say, told apart; None if they say nothing yet."""

    uid: UUID
    series: Series
    outcome: Outcome
    since: date
    answer: Link
    ratio: sentences.Interval | None
    dates: Dates
    sentence: str
    all_days: str | None

    def wire(self) -> dict[str, Any]:
        return {
            "pin": str(self.uid),
            "factor": self.series.name,
            "lag": self.answer.lag,
            "outcome": self.outcome,
            "since": self.since.isoformat(),
            "reading": self.dates.read.isoformat() if self.dates.read else None,
            "next": self.dates.next.isoformat(),
            "verdict": self.answer.verdict,
            **ratio_wire(self.ratio, self.series),
            "n_days": self.answer.n_days,
            **needs_wire(self.answer.verdict, self.answer.needs),
            "sentence": self.sentence,
            "all_days_sentence": self.all_days,
        }


def pinned(
    owner: User,
    days: DailySeries,
    factors: dict[str, Series],
    counts: dict[Outcome, Counts],
    today: date,
    units: Units,
) -> tuple[PinInsight, ...]:
    """Those on a factor that this diary can have, in the order in which they were asked."""
    return tuple(
        answered(pin, factors[pin.factor], days, counts[pin.outcome], today, units)
        for pin in Pin.objects.filter(owner=owner, outcome__in=counts).order_by("since", "uid")
        if pin.factor in factors
    )


def answered(
    pin: Pin, series: Series, days: DailySeries, counts: Counts, today: date, units: Units
) -> PinInsight:
    """The day on which it was asked was seen already: those after it answer."""
    n_days = counts.n_told
    known = counts.first(n_days)
    said = analysis.pinned_answer(
        known.values,
        days.values[series.name][:n_days],
        days.weekdays[:n_days],
        pin.lag,
        max(0, (pin.since - days.start).days + 1),
        name=series.name,
        exposure=known.exposure,
    )
    answer = said.answer
    ratio = per_step(series, answer.log_rate_ratio, answer.ci_low, answer.ci_high)
    when = dates(days, said.day, said.next_day, today)
    return PinInsight(
        uid=pin.uid,
        series=series,
        outcome=counts.outcome,
        since=pin.since,
        answer=answer,
        ratio=ratio,
        dates=when,
        sentence=sentence_of(answer, series, ratio, counts, units, when.next),
        all_days=of_all_days(said, series, units),
    )


def sentence_of(
    answer: Link,
    series: Series,
    ratio: sentences.Interval | None,
    counts: Counts,
    units: Units,
    following: date,
) -> str:
    if ratio is None:
        return untested(answer.verdict, series, answer.needs, following)
    if answer.verdict == "link":
        return sentences.pinned_link(
            series, answer.lag, ratio, answer.n_days, units, counts.watched
        )
    return sentences.pinned_no_clear_link(series, ratio, answer.n_days, units)


def of_all_days(said: PinnedAnswer, series: Series, units: Units) -> str | None:
    """Nothing where hardly any earlier day is among them."""
    found = said.all_days
    if found is None or found.n_days - said.answer.n_days < EARLIER_DAYS:
        return None
    ratio = per_step(series, found.log_rate_ratio, found.ci_low, found.ci_high)
    return sentences.all_days(series, ratio, found.n_days, units) if ratio else None
