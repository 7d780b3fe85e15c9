"""The twitching around changes of treatment."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

import numpy as np
from django.utils.translation import gettext as _

from diary.analysis import Change
from diary.analysis.arrays import mean_of_known
from diary.analysis.events import WINDOW
from diary.insights import Insights
from diary.insights.events import EventInsight
from diary.report.excerpt import Excerpt
from diary.report.page import Line, Table
from diary.report.words import day_words, days_words, one_line, ratio_words, term
from diary.series import OUTCOME

FEWEST = 7
"""Recorded days under which the first page tells of no mean."""
MOST_CHANGES = 6
SAME_START = 3
"""Days within which a first dose and "treatment started" are one change."""
LONGEST_TITLE = 60


def treatments(diary: Excerpt, found: Insights) -> Table | None:
    """What was noted, if any of the days before and after it that count are in the period, by all
    of them; and the first dose of B12."""
    begin = diary.start - timedelta(days=WINDOW - 1)
    noted = [event for event in found.events if begin <= event.day <= diary.end]
    rows = [(event.day, event_row(event)) for event in noted[:MOST_CHANGES]]
    first = unnoted_start(diary, noted)
    if first is not None:
        rows.append((diary.day(first), first_dose_row(diary, first)))
    if not rows:
        return None
    return Table(
        _("Before and after changes of treatment"),
        (
            _("Change"),
            _("Date"),
            _("Before"),
            _("After"),
            _("Beyond the trend"),
            _("First 14 days"),
        ),
        tuple(row for _day, row in sorted(rows)),
        note=note(noted),
        lines=advice(noted),
    )


def note(noted: Sequence[EventInsight]) -> str:
    """The first page tells of the first dose by the days of the period."""
    whole = _("Changes that were noted: from the whole diary, as last read.")
    return " ".join([means_words(), *([whole] if noted else [])])


def means_words() -> str:
    return _(
        "Mean twitches a recorded day in the %(n)d days before and after, any trend already under "
        "way included. Then rate ratios with 95 %% intervals: the level once 14 days were over, "
        "against the continued trend; the first 14 days, against that level (a gradual change can "
        "look like a temporary one)."
    ) % {"n": WINDOW}


def event_row(event: EventInsight) -> tuple[str, ...]:
    change = event.change
    return (
        event_title({"title": event.title, "category": event.category}),
        day_words(event.day),
        mean_words(change.mean_before, change.n_before),
        mean_words(change.mean_after, change.n_after),
        change_words(change.sustained),
        change_words(change.temporary),
    )


def event_title(event: Mapping[str, str]) -> str:
    title = one_line(event["title"], LONGEST_TITLE)
    return f"{title} ({term('event_categories', event['category'])})"


def mean_words(mean: float, n_days: int) -> str:
    if not n_days:
        return _("no recorded day")
    return _("%(mean)s (%(days)s)") % {"mean": f"{mean:.1f}", "days": days_words(n_days)}


def change_words(change: Change) -> str:
    """1.20 (0.90 to 1.60), no clear change; what was not tested says so."""
    if math.isnan(change.ratio):
        return _("too few days")
    ratio, low, high = map(ratio_words, (change.ratio, change.ci_low, change.ci_high))
    said = _("clear") if change.clear else _("not clear")
    return _("%(ratio)s (%(low)s to %(high)s), %(said)s") % {
        "ratio": ratio,
        "low": low,
        "high": high,
        "said": said,
    }


def advice(noted: Sequence[EventInsight]) -> tuple[Line, ...]:
    """What the phone says beneath, once: a rise asks for more than no rise does."""
    longest = max((event.advice for event in noted), key=len, default="")
    lead = _("What the patient reads beneath:")
    return (Line(f"“{longest}”", lead=lead),) if longest else ()


def first_dose(diary: Excerpt) -> int | None:
    """Of the whole diary, if it lies within the period."""
    first = min((day for day, _dose in diary.doses_taken), default=-1)
    return first if first >= 0 else None


def unnoted_start(diary: Excerpt, noted: Iterable[EventInsight]) -> int | None:
    """Nothing either where no day around it was recorded."""
    first = first_dose(diary)
    if first is None or not any(n_days for _mean, n_days in around(diary, first)):
        return None
    was_noted = any(abs((diary.day(first) - event.day).days) <= SAME_START for event in noted)
    return None if was_noted else first


def first_dose_row(diary: Excerpt, first: int) -> tuple[str, ...]:
    """By the days of the period alone, and not tested: the patient named no change."""
    sides = (mean_words(*side) for side in around(diary, first))
    title = _("First B12 dose in this diary")
    return (title, day_words(diary.day(first)), *sides, "–", "–")


def around(diary: Excerpt, day: int) -> Iterator[tuple[float, int]]:
    """Mean and number of the recorded days before it, and from it on."""
    counts = diary.days.observed(OUTCOME)
    for side in (counts[max(day - WINDOW, 0) : day], counts[day : day + WINDOW]):
        yield mean_of_known(side), int(np.isfinite(side).sum())


def around_start(diary: Excerpt) -> Iterator[Line]:
    """For the block of B12: nothing unless both sides have enough recorded days."""
    first = first_dose(diary)
    if first is None:
        return
    (before, n_before), (after, n_after) = around(diary, first)
    if min(n_before, n_after) >= FEWEST:
        text = _(
            "mean twitches a recorded day %(before)s before (%(n_before)s), "
            "%(after)s after (%(n_after)s), any trend included"
        )
        means = {"before": f"{before:.1f}", "after": f"{after:.1f}"}
        days = {"n_before": days_words(n_before), "n_after": days_words(n_after)}
        yield Line(text % (means | days), lead=_("Around the first dose, in this period:"))
