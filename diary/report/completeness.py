"""What the diary holds day by day, and what it doesn't."""

from __future__ import annotations

import numpy as np
from django.utils.translation import gettext as _

from diary import sentences
from diary.insights import logged_factors
from diary.report.drawn import Calendar, DayMark, Ticks
from diary.report.excerpt import Excerpt
from diary.report.page import Block, Line
from diary.report.steps import BY_MONTH, ticks
from diary.report.words import day_words, days_words, period_words, some_days, stretches
from diary.series import OUTCOME

LONGEST = 1_200
"""Days that a calendar can show."""


def calendar(diary: Excerpt) -> Calendar | None:
    """One mark a day; nothing for an empty period, nor for one too long to draw."""
    if not diary.entry_days or len(diary) > LONGEST:
        return None
    marks = tuple(mark_of(diary, day) for day in range(len(diary)))
    return Calendar(
        title=_("Completeness, day by day"),
        legend=_(
            "■ twitches logged. ◪ not all of them logged. □ none noticed. "
            "· another entry, twitching unknown. Blank: no entry. Rows are Monday to Sunday."
        ),
        alt=_("A calendar of the period: %(counts)s.") % {"counts": counts_words(marks)},
        first_weekday=diary.start.weekday(),
        marks=marks,
        ticks=ticks(diary.start, len(diary)) if len(diary) > BY_MONTH else first_tick(diary),
    )


def first_tick(diary: Excerpt) -> Ticks:
    """The first day alone has room under a few weeks."""
    return ((0, day_words(diary.start, year=False)),)


def mark_of(diary: Excerpt, day: int) -> DayMark:
    state = diary.days.states[day]
    if state == "missing":
        return "other" if day in diary.entry_days else "blank"
    return state


def counts_words(marks: tuple[DayMark, ...]) -> str:
    words: dict[DayMark, str] = {
        "observed": _("twitches logged on %(days)s"),
        "partial": _("not all logged on %(days)s"),
        "none": _("none noticed on %(days)s"),
        "other": _("twitching unknown on %(days)s with another entry"),
        "blank": _("no entry on %(days)s"),
    }
    return ", ".join(
        text % {"days": days_words(marks.count(mark))}
        for mark, text in words.items()
        if mark in marks
    )


def missing(diary: Excerpt) -> Block:
    lines = [
        without_entry(diary),
        partly_logged(diary),
        twitching_unknown(diary),
        never_recorded(diary),
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
            "date": day_words(diary.day(begin)),
            "text": text,
        }
    first, last = max(stretches(empty), key=lambda run: (run[1] - run[0], run), default=(0, 0))
    if first == last:
        return Line(text, label)
    longest = _("%(text)s; longest stretch %(days)s, %(when)s") % {
        "text": text,
        "days": days_words(last - first + 1),
        "when": period_words(diary.day(first), diary.day(last)),
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
    """A count of one muscle for a minute says nothing of the rest of its day."""
    unknown = np.isnan(diary.days.values[OUTCOME])
    text = _("%(n)d of %(all)d: no twitch logged, and not said that there was none")
    said = text % {"n": unknown.sum(), "all": len(diary)}
    watched = {day for day, _count in diary.watched if unknown[day]}
    if watched:
        said += _(" (a watched count on %(days)s of them)") % {"days": days_words(len(watched))}
    return Line(said, _("Days of unknown twitching"))


def never_recorded(diary: Excerpt) -> Line | None:
    """A series of a group, such as a supplement's, is there only because it was logged."""
    logged = {series.name for series in logged_factors(diary.days)}
    names = [
        sentences.factor_name(series)
        for series in diary.days.declared.values()
        if series.daily.role == "factor" and not series.group and series.name not in logged
    ]
    return Line(", ".join(names), _("Never recorded")) if names else None
