"""The twitching around changes of treatment, and since the last injection."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from diary.analysis import Change
from diary.analysis.cycles import CYCLES_TO_SPEAK_OF
from diary.analysis.events import WINDOW
from diary.insights import Insights
from diary.insights.events import EventInsight
from diary.report.excerpt import Excerpt
from diary.report.page import Line, Since, Table
from diary.report.words import day_words, days_words, number, one_line, ratio_words, term
from diary.series import OUTCOME, Array
from diary.vocabulary import INJECTED

FEWEST = 7
"""Recorded days under which the first page tells of no mean."""
MOST_CHANGES = 6
SAME_START = 3
"""Days within which a first dose and "treatment started" are one change."""
LONGEST_TITLE = 60
DAY, WEEK = 1, 7
MOST_DAYS, MOST_WEEKS = 14, 12
FEWEST_IN_STEP = {DAY: 3, WEEK: 4}
SINCE_INJECTION = "b12.days_since_injection"


def treatments(diary: Excerpt, found: Insights) -> Table | None:
    """What was noted in the period, by all days around it; and the first dose of B12."""
    noted = [event for event in found.events if diary.start <= event.day <= diary.end]
    rows = {event.day: event_row(event) for event in noted[:MOST_CHANGES]}
    first = unnoted_start(diary, rows)
    if first:
        rows |= first_dose_row(diary, first)
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
        tuple(rows[day] for day in sorted(rows)),
        note=note(),
        lines=advice(noted),
    )


def note() -> str:
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


def unnoted_start(diary: Excerpt, noted: Iterable[date]) -> int | None:
    first = first_dose(diary)
    if first is None or any(abs((diary.day(first) - day).days) <= SAME_START for day in noted):
        return None
    return first


def first_dose_row(diary: Excerpt, first: int) -> dict[date, tuple[str, ...]]:
    """By the days of the period alone, and not tested: the patient named no change."""
    sides = (mean_words(*side) for side in around(diary, first))
    title = _("First B12 dose in this diary")
    return {diary.day(first): (title, day_words(diary.day(first)), *sides, "–", "–")}


def around(diary: Excerpt, day: int) -> Iterator[tuple[float, int]]:
    """Mean and number of the recorded days before it, and from it on."""
    counts = diary.days.observed(OUTCOME)
    for side in (counts[max(day - WINDOW, 0) : day], counts[day : day + WINDOW]):
        known = side[np.isfinite(side)]
        yield float(known.mean()) if len(known) else math.nan, len(known)


def around_start(diary: Excerpt) -> Iterator[Line]:
    """For the block of B12: nothing unless both sides have enough recorded days."""
    first = first_dose(diary)
    if first is None:
        return
    (before, n_before), (after, n_after) = around(diary, first)
    if min(n_before, n_after) >= FEWEST:
        text = _("mean %(before)s a recorded day before, %(after)s after (any trend included)")
        means = {"before": f"{before:.1f}", "after": f"{after:.1f}"}
        yield Line(text % means, lead=_("Around the first dose:"))


def since_injection(diary: Excerpt) -> Since | None:
    """The time from one injection to the next laid over one another; of one alone, nothing."""
    since, counts = diary.days.values[SINCE_INJECTION], diary.days.observed(OUTCOME)
    known = np.isfinite(since) & np.isfinite(counts)
    n_cycles = cycles(diary, known)
    if n_cycles < 2:
        return None
    size, most = (DAY, MOST_DAYS) if since[known].max() < MOST_DAYS else (WEEK, MOST_WEEKS)
    step = since[known].astype(int) // size
    n_days = np.bincount(step, minlength=1)[:most]
    totals = np.bincount(step, counts[known])[:most]
    means = np.where(n_days >= FEWEST_IN_STEP[size], totals / np.maximum(n_days, 1), np.nan)
    if not np.isfinite(means).any():
        return None
    return described(size, means, n_days, n_cycles)


def cycles(diary: Excerpt, known: NDArray[np.bool_]) -> int:
    """After how many different injections days were recorded."""
    injected = sorted({day for day, dose in diary.doses_taken if dose["route"] in INJECTED})
    days = np.flatnonzero(known)
    return len(np.unique(np.searchsorted(injected, days, side="right"))) if injected else 0


def since_note() -> str:
    return _(
        "Mean twitches a recorded day; beneath, days since the injection, and how many days that "
        "is the mean of. Described, not tested."
    )


def too_few_words(n_cycles: int) -> str:
    """The last cycle may run on."""
    enough = n_cycles > CYCLES_TO_SPEAK_OF
    return "" if enough else _("Under four whole cycles: too few to speak of any pattern.")


def described(size: int, means: Array, n_days: NDArray[np.int64], n_cycles: int) -> Since:
    labels = [
        str(i) if size == DAY else f"{i * size}–{i * size + size - 1}" for i in range(len(means))
    ]
    told = ", ".join(
        _("day %(days)s: %(mean)s") % {"days": label, "mean": number(float(mean))}
        for label, mean in zip(labels, means, strict=True)
        if np.isfinite(mean)
    )
    return Since(
        title=_("By days since the last B12 injection"),
        note=" ".join(filter(None, (since_note(), too_few_words(n_cycles)))),
        alt=_("Mean twitches a recorded day by days since the injection: %(means)s.")
        % {"means": told},
        labels=tuple(labels),
        values=tuple(None if np.isnan(mean) else round(float(mean), 3) for mean in means),
        n_days=tuple(int(n) for n in n_days),
    )
