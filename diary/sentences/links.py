"""What goes with the twitching, factor by factor."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.analysis import Contrast, Need
from diary.models import Series
from diary.sentences.phrases import (
    Interval,
    change,
    day_words,
    factor_name,
    is_night,
    is_yes_no,
    step,
    such_days,
    times,
    when,
)
from diary.units import CANONICAL, Units

SMALL = (0.8, 1.25)
"""Rate ratios inside these bounds are called small."""


def link(
    series: Series,
    lag: int,
    ratio: Interval,
    contrast: Contrast | None,
    cut: float,
    units: Units = CANONICAL,
    counted: bool = False,
) -> str:
    """A link: as a contrast of days where that holds alone too, else by the factor's own step.

    `counted`: the twitches are those of watched windows, and not what was logged in a day.
    """
    if contrast and not contrast.ci_low <= 1 <= contrast.ci_high:
        found = by_contrast(series, lag, contrast, cut, units, counted)
    else:
        found = by_step(series, lag, ratio, units, counted)
    return f"{found} {caveat()}"


def caveat() -> str:
    return _(
        "They go together; that doesn't tell which comes first, "
        "or whether something else is behind both."
    )


def you(counted: bool) -> str:
    return _("you counted") if counted else _("you logged")


def by_contrast(
    series: Series,
    lag: int,
    contrast: Contrast,
    cut: float,
    units: Units,
    counted: bool,
) -> str:
    text = _(
        "%(days)s %(you)s %(ratio)s times as many twitches %(when)s "
        "(likely between %(low)s and %(high)s; %(yes)d such %(unit)s, %(no)d others)."
    )
    return text % {
        "days": such_days(series, cut, units),
        "you": you(counted),
        "unit": _("nights") if is_night(series) else _("days"),
        "when": when(series, lag),
        "ratio": times(contrast.ratio),
        "low": times(contrast.ci_low),
        "high": times(contrast.ci_high),
        "yes": contrast.days_yes,
        "no": contrast.days_no,
    }


def by_step(series: Series, lag: int, ratio: Interval, units: Units, counted: bool) -> str:
    estimate, low, high = ratio
    text = (
        _(
            "On days with %(factor)s %(you)s %(change)s twitches %(when)s "
            "(likely from %(low)s to %(high)s)."
        )
        if is_yes_no(series)
        else _(
            "With each %(step)s more of %(factor)s %(you)s %(change)s twitches %(when)s "
            "(likely from %(low)s to %(high)s)."
        )
    )
    return text % {
        "step": step(series, units),
        "factor": factor_name(series),
        "you": you(counted),
        "when": when(series, lag),
        "change": change(estimate),
        "low": change(low),
        "high": change(high),
    }


def seen(first: date, read: date, following: date) -> str:
    """Since when a link stands; a first finding may still have been chance."""
    if first == read:
        text = _("Seen for the first time on %(read)s; the next reading is of %(next)s.")
    else:
        text = _("Seen at every reading from %(first)s on, the last of %(read)s.")
    named = {"first": first, "read": read, "next": following}
    return text % {name: day_words(day) for name, day in named.items()}


def no_clear_link(series: Series, lag: int, ratio: Interval, units: Units = CANONICAL) -> str:
    _estimate, low, high = ratio
    text = _(
        "%(factor)s, %(when)s: no clear link. Your diary still fits anything from %(low)s "
        "to %(high)s twitches per %(step)s. That isn't proof that there is none."
    )
    found = text % {
        "factor": series.label,
        "when": when(series, lag),
        "low": change(low),
        "high": change(high),
        "step": step(series, units),
    }
    return found + if_small(ratio)


def if_small(ratio: Interval) -> str:
    _estimate, low, high = ratio
    return " " + _("If there is one, it is small.") if SMALL[0] < low and high < SMALL[1] else ""


def not_enough_data(series: Series, need: Need) -> str:
    if need.rule != "days":
        return _(
            "Too few twitches to look for links. That is good to know, and nothing to make up for."
        )
    text = ngettext(
        "Not enough days yet for %(factor)s: about %(more)d more on which both are recorded. "
        "No hurry, and no reason to wait with seeing a clinician.",
        "Not enough days yet for %(factor)s: about %(more)d more on which both are recorded. "
        "No hurry, and no reason to wait with seeing a clinician.",
        need.more,
    )
    return text % {"factor": factor_name(series), "more": need.more}


def enough_now(series: Series, following: date) -> str:
    text = _(
        "There are enough days with %(factor)s now. The answer comes with the next reading, "
        "of %(next)s."
    )
    return text % {"factor": factor_name(series), "next": day_words(following)}


def moves_with_trend(series: Series) -> str:
    text = _(
        "%(label)s changed steadily over these weeks. So did other things, and the diary can't "
        "tell them apart. It says nothing for or against %(factor)s."
    )
    return text % {"label": series.label, "factor": factor_name(series)}


def hardly_varies(series: Series) -> str:
    text = _(
        "%(label)s was nearly the same on every day, so the diary can't tell what goes with it. "
        "It says nothing for or against %(factor)s."
    )
    return text % {"label": series.label, "factor": factor_name(series)}
