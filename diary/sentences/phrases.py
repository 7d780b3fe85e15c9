"""The phrases that the sentences are made of: factors, steps, days, ratios."""

from __future__ import annotations

from datetime import date

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from diary.models import Series
from diary.units import CANONICAL, Units

Interval = tuple[float, float, float]
"""A rate ratio, its lower and its upper bound."""


def when(series: Series, lag: int) -> str:
    """A night counts for the day on which it ends: of its "next day" everyone would think of
    that one."""
    if series.kind == "sleep":
        return [
            _("on the day of waking"),
            _("a day after the day of waking"),
            _("two days after the day of waking"),
            _("three days after the day of waking"),
        ][lag]
    return [_("the same day"), _("the next day"), _("two days later"), _("three days later")][lag]


def day_words(day: date) -> str:
    """22 November 2026"""
    return date_format(day, "j F Y")


def factor_name(series: Series) -> str:
    """The factor as it stands inside a sentence."""
    return lower_first(str(series.label))


def lower_first(text: str) -> str:
    return text[0].lower() + text[1:]


def step(series: Series, units: Units = CANONICAL) -> str:
    """What a rate ratio is told for: "hour", "100 mg", "point"."""
    if is_yes_no(series):
        return _("day with it")
    if series.unit is None and series.daily.step == 1:
        return _("point")
    if series.unit == "h" and series.daily.step == 1:
        return _("hour")
    return amount(series.daily.step or 1, series, units)


def amount(value: float, series: Series, units: Units = CANONICAL) -> str:
    told, unit = units.told(value, series.unit)
    return f"{number(told)} {unit}" if unit else number(told)


def such_days(series: Series, cut: float, units: Units = CANONICAL) -> str:
    """The days that a threshold contrast compares with the others."""
    if is_yes_no(series):
        return _("On days with %(factor)s") % {"factor": factor_name(series)}
    if is_night(series):
        return _("After nights under %(cut)s hours") % {"cut": number(cut)}
    text = (
        _("On days with %(factor)s under %(cut)s")
        if series.daily.below
        else _("On days with %(factor)s over %(cut)s")
    )
    return text % {"factor": factor_name(series), "cut": amount(cut, series, units)}


def is_yes_no(series: Series) -> bool:
    """A tracker that the patient answers with yes or no."""
    return series.kind == "measurement" and series.daily.summary == "max"


def is_night(series: Series) -> bool:
    return series.name == "sleep.hours"


def number(value: float) -> str:
    """Three digits are enough; "1250", never "1.25e+03"."""
    return f"{float(f'{value:.3g}'):g}"


def times(ratio: float) -> str:
    return f"{ratio:.1f}" if ratio < 10 else f"{ratio:.0f}"


def change(ratio: float) -> str:
    """A rate ratio as a change: "28 % fewer", "40 % more"; from threefold on in times."""
    if ratio >= 3:
        return _("%(times)s times as many") % {"times": times(ratio)}
    percent = round(abs(ratio - 1) * 100)
    if percent == 0:
        return _("about as many")
    text = _("%(percent)d %% more") if ratio > 1 else _("%(percent)d %% fewer")
    return text % {"percent": percent}
