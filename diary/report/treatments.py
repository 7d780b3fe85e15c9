"""The twitching around changes of treatment and since the last injection: described, not tested."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from numpy.typing import NDArray

from diary.report.excerpt import Excerpt
from diary.report.page import Line, Since, Table
from diary.report.words import day_words, number, one_line, term
from diary.series import OUTCOME, Array
from diary.vocabulary import INJECTED

WINDOW = 60
"""Days that are looked at on each side of a change."""
FEWEST = 7
"""Recorded days under which a side has no mean."""
MOST_CHANGES = 6
SAME_START = 3
"""Days within which a first dose and "treatment started" are one change."""
LONGEST_TITLE = 60
DAY, WEEK = 1, 7
MOST_DAYS, MOST_WEEKS = 14, 12
FEWEST_IN_STEP = {DAY: 3, WEEK: 4}
SINCE_INJECTION = "b12.days_since_injection"


class Change(NamedTuple):
    day: int
    title: str


class Side(NamedTuple):
    """The mean of the recorded days on one side of a change, None if they are too few."""

    mean: float | None
    n_days: int


def changes(diary: Excerpt) -> list[Change]:
    """What the patient noted, and the first dose of B12 if nothing was noted of it."""
    found = [
        Change(day, event_title(event))
        for day, event in diary.events_in_period
        if event["category"].startswith("treatment_")
    ]
    first = first_dose(diary)
    if first is not None and all(abs(change.day - first) > SAME_START for change in found):
        found.append(Change(first, _("First B12 dose in this diary")))
    return sorted(found)


def event_title(event: dict[str, str]) -> str:
    return (
        f"{one_line(event['title'], LONGEST_TITLE)} ({term('event_categories', event['category'])})"
    )


def first_dose(diary: Excerpt) -> int | None:
    """Of the whole diary, if it lies within the period."""
    first = min((day for day, _dose in diary.doses_taken), default=-1)
    return first if first >= 0 else None


def around(diary: Excerpt, day: int) -> tuple[Side, Side]:
    """The day of the change belongs to what came after."""
    counts = diary.days.observed(OUTCOME)
    return side(counts[max(day - WINDOW, 0) : day]), side(counts[day : day + WINDOW])


def side(counts: Array) -> Side:
    known = counts[np.isfinite(counts)]
    mean = float(known.mean()) if len(known) >= FEWEST else None
    return Side(mean, len(known))


def around_start(diary: Excerpt) -> Iterator[Line]:
    """For the block of B12: nothing unless both sides have enough recorded days."""
    first = first_dose(diary)
    if first is None:
        return
    before, after = around(diary, first)
    if before.mean is not None and after.mean is not None:
        text = _("mean %(before)s a recorded day before, %(after)s after (any trend included)")
        means = {"before": number(before.mean), "after": number(after.mean)}
        yield Line(text % means, lead=_("Around the first dose:"))


def treatments(diary: Excerpt) -> Table | None:
    found = changes(diary)[-MOST_CHANGES:]
    if not found:
        return None
    return Table(
        _("Before and after changes of treatment"),
        (_("Change"), _("Date"), _("Before"), _("After")),
        tuple(change_row(diary, change) for change in found),
        note=_(
            "Mean twitches a recorded day in the %(n)d days before and after. Any trend already "
            "under way is included, and so is all else that changed."
        )
        % {"n": WINDOW},
    )


def change_row(diary: Excerpt, change: Change) -> tuple[str, ...]:
    sides = (side_words(found) for found in around(diary, change.day))
    return change.title, day_words(diary.day(change.day)), *sides


def side_words(found: Side) -> str:
    days = ngettext("%(n)d day", "%(n)d days", found.n_days) % {"n": found.n_days}
    if found.mean is None:
        return _("too few (%(days)s)") % {"days": days}
    return _("%(mean)s (%(days)s)") % {"mean": number(found.mean), "days": days}


def since_injection(diary: Excerpt) -> Since | None:
    """The time from one injection to the next laid over one another; of one alone, nothing."""
    since, counts = diary.days.values[SINCE_INJECTION], diary.days.observed(OUTCOME)
    known = np.isfinite(since) & np.isfinite(counts)
    if cycles(diary, known) < 2:
        return None
    size, most = (DAY, MOST_DAYS) if since[known].max() < MOST_DAYS else (WEEK, MOST_WEEKS)
    step = since[known].astype(int) // size
    n_days = np.bincount(step, minlength=1)[:most]
    totals = np.bincount(step, counts[known])[:most]
    means = np.where(n_days >= FEWEST_IN_STEP[size], totals / np.maximum(n_days, 1), np.nan)
    if not np.isfinite(means).any():
        return None
    return described(size, means, n_days)


def cycles(diary: Excerpt, known: NDArray[np.bool_]) -> int:
    """After how many different injections days were recorded."""
    injected = sorted({day for day, dose in diary.doses_taken if dose["route"] in INJECTED})
    days = np.flatnonzero(known)
    return len(np.unique(np.searchsorted(injected, days, side="right"))) if injected else 0


def described(size: int, means: Array, n_days: NDArray[np.int64]) -> Since:
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
        note=_(
            "Mean twitches a recorded day; beneath, days since the injection, and how many days "
            "that is the mean of. Described, not tested."
        ),
        alt=_("Mean twitches a recorded day by days since the injection: %(means)s.")
        % {"means": told},
        labels=tuple(labels),
        values=tuple(None if np.isnan(mean) else round(float(mean), 3) for mean in means),
        n_days=tuple(int(n) for n in n_days),
    )
