"""Results in words: what the diary may say about a finding, and nothing more.

Never "causes", never a diagnosis, never advice on a treatment; what still fits is told as plainly
as what was found.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.analysis import Contrast, Need
from diary.models import Series
from diary.units import CANONICAL, Units

Interval = tuple[float, float, float]
"""A rate ratio, its lower and its upper bound."""

SMALL = (0.8, 1.25)
"""Rate ratios inside these bounds are called small."""


def when(lag: int) -> str:
    return [_("the same day"), _("the next day"), _("two days later"), _("three days later")][lag]


def factor_name(series: Series) -> str:
    """The factor as it stands inside a sentence."""
    label = str(series.label)
    return label[0].lower() + label[1:]


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
    below, above = (
        _("On days with %(factor)s under %(cut)s"),
        _("On days with %(factor)s over %(cut)s"),
    )
    text = below if series.daily.below else above
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


def link(
    series: Series,
    lag: int,
    ratio: Interval,
    contrast: Contrast | None,
    cut: float,
    units: Units = CANONICAL,
) -> str:
    """A link: as a contrast of days where that holds alone too, else by the factor's own step."""
    caveat = _(
        "They go together; that doesn't tell which comes first, "
        "or whether something else is behind both."
    )
    if contrast and not contrast.ci_low <= 1 <= contrast.ci_high:
        found = by_contrast(series, lag, contrast, cut, units)
    else:
        found = by_step(series, lag, ratio, units)
    return f"{found} {caveat}"


def by_contrast(
    series: Series, lag: int, contrast: Contrast, cut: float, units: Units = CANONICAL
) -> str:
    text = _(
        "%(days)s you logged %(ratio)s times as many twitches %(when)s "
        "(likely between %(low)s and %(high)s; %(yes)d such %(unit)s, %(no)d others)."
    )
    return text % {
        "days": such_days(series, cut, units),
        "unit": _("nights") if is_night(series) else _("days"),
        "when": when(lag),
        "ratio": times(contrast.ratio),
        "low": times(contrast.ci_low),
        "high": times(contrast.ci_high),
        "yes": contrast.days_yes,
        "no": contrast.days_no,
    }


def by_step(series: Series, lag: int, ratio: Interval, units: Units = CANONICAL) -> str:
    estimate, low, high = ratio
    text = (
        _(
            "On days with %(factor)s you logged %(change)s twitches %(when)s "
            "(likely from %(low)s to %(high)s)."
        )
        if is_yes_no(series)
        else _(
            "With each %(step)s more of %(factor)s you logged %(change)s twitches %(when)s "
            "(likely from %(low)s to %(high)s)."
        )
    )
    return text % {
        "step": step(series, units),
        "factor": factor_name(series),
        "when": when(lag),
        "change": change(estimate),
        "low": change(low),
        "high": change(high),
    }


def no_clear_link(series: Series, lag: int, ratio: Interval, units: Units = CANONICAL) -> str:
    _estimate, low, high = ratio
    text = _(
        "%(factor)s, %(when)s: no clear link. Your diary still fits anything from %(low)s "
        "to %(high)s twitches per %(step)s. That isn't proof that there is none."
    )
    found = text % {
        "factor": series.label,
        "when": when(lag),
        "low": change(low),
        "high": change(high),
        "step": step(series, units),
    }
    if SMALL[0] < low and high < SMALL[1]:
        return found + " " + _("If there is one, it is small.")
    return found


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


def method() -> str:
    return _(
        "Each factor is compared with the twitches of the same day and of up to three days later, "
        "allowing for the trend of these weeks, the day of the week and good and bad spells. "
        "Only days on which both were recorded count; nothing is filled in. "
        "So many comparisons find something by chance, so only what stands out from all of them is "
        "called a link. One look keeps false links rare; looking again and again finds more of "
        "them, so read a first finding with care. "
        "A link is not a cause."
    )
