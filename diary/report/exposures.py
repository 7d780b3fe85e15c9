"""What goes into the body and how the days were, in medians; and what the diary doesn't hold."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
from django.utils.translation import gettext as _

from diary import sentences
from diary.fields import Scale
from diary.insights import logged_factors
from diary.models import KINDS, Series
from diary.report.excerpt import Excerpt
from diary.report.page import Block, Line, Table
from diary.report.words import (
    day_words,
    days_words,
    not_recorded,
    number,
    period_words,
    quantity,
    some_days,
    stretches,
)
from diary.series import OUTCOME
from diary.units import Units

MOST_ROWS = 12


def exposures(diary: Excerpt) -> Table:
    return Table(
        _("Sleep, drinks and check-ins"),
        (_("A day"), _("Median"), _("Range"), _("Days")),
        tuple(exposure(diary, series) for series in exposures_of(diary)[:MOST_ROWS]),
        not_recorded(),
    )


def exposures_of(diary: Excerpt) -> list[Series]:
    """A class of medicines has no median that says anything."""
    return [series for series in logged_factors(diary.days) if series.kind != "medication"]


def exposure(diary: Excerpt, series: Series) -> tuple[str, ...]:
    values = diary.days.values[series.name]
    values = values[np.isfinite(values)]
    median = quantity(float(np.median(values)), series.unit, diary.units)
    if is_rating(series):
        median = _("%(rating)s of 10") % {"rating": median}
    span = range_words(float(values.min()), float(values.max()), series.unit, diary.units)
    return str(series.label), median, span, str(len(values))


def is_rating(series: Series) -> bool:
    return isinstance(KINDS[series.kind].fields().get(series.field), Scale)


def range_words(low: float, high: float, unit: str | None, units: Units) -> str:
    """190 to 400 mg; the units of hours and of doses stand with both."""
    last = quantity(high, unit, units)
    if low == high:
        return last
    first = quantity(low, unit, units) if unit in {"h", "mcg"} else number(units.told(low, unit)[0])
    return _("%(low)s to %(high)s") % {"low": first, "high": last}


def missing(diary: Excerpt) -> Block:
    lines = [
        without_entry(diary),
        partly_logged(diary),
        twitching_unknown(diary),
        never_recorded(diary),
        left_out(diary),
    ]
    return Block(_("What is missing"), tuple(line for line in lines if line))


def without_entry(diary: Excerpt) -> Line:
    """Counted from the diary's first entry on, if the period holds it."""
    begin = max(diary.first_day or 0, 0)
    empty = [day for day in range(begin, len(diary)) if day not in diary.entry_days]
    label = _("Days without any entry")
    text = _("%(n)d of %(all)d") % {"n": len(empty), "all": len(diary) - begin}
    if begin == diary.first_day:
        text = _("first entry %(date)s; since then %(text)s") % {
            "date": day_words(diary.start + timedelta(days=begin)),
            "text": text,
        }
    first, last = max(stretches(empty), key=lambda run: (run[1] - run[0], run), default=(0, 0))
    if first == last:
        return Line(text, label)
    longest = _("%(text)s; longest stretch %(days)s, %(when)s") % {
        "text": text,
        "days": days_words(last - first + 1),
        "when": period_words(*(diary.start + timedelta(days=day) for day in (first, last))),
    }
    return Line(longest, label)


def partly_logged(diary: Excerpt) -> Line | None:
    days = np.flatnonzero(diary.days.partial).tolist()
    if not days:
        return None
    text = _("%(days)s (%(when)s): in days with twitching, not in amounts, means or links")
    return Line(
        text % {"days": days_words(len(days)), "when": some_days(diary.start, days)},
        _("Not all twitches logged"),
    )


def twitching_unknown(diary: Excerpt) -> Line:
    unknown = int(np.isnan(diary.days.values[OUTCOME]).sum())
    text = _("%(n)d of %(all)d: no twitch logged, and not said that there was none")
    return Line(text % {"n": unknown, "all": len(diary)}, _("Days of unknown twitching"))


def never_recorded(diary: Excerpt) -> Line | None:
    logged = {series.name for series in logged_factors(diary.days)}
    names = [
        sentences.factor_name(series)
        for series in diary.days.declared.values()
        if series.daily.role == "factor" and series.name not in logged
    ]
    return Line(", ".join(names), _("Never recorded")) if names else None


def left_out(diary: Excerpt) -> Line | None:
    """A blank on these pages must not be read as "none"."""
    if not diary.left_out:
        return None
    names = [f"{KINDS[kind].label} {n}" for kind, n in diary.left_out]
    return Line(", ".join(names), _("Recorded, but not on these pages"))
