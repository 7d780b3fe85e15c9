"""The answer to a question that was named before looking."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.models import Series
from diary.sentences.links import by_step, caveat, if_small
from diary.sentences.phrases import Interval, change, lower_first, step
from diary.units import CANONICAL, Units


def pinned_link(
    series: Series,
    lag: int,
    ratio: Interval,
    n_days: int,
    units: Units = CANONICAL,
    counted: bool = False,
) -> str:
    found = lower_first(by_step(series, lag, ratio, units, counted))
    return f"{since_asked(n_days)}: {found} {caveat()}"


def pinned_no_clear_link(
    series: Series, ratio: Interval, n_days: int, units: Units = CANONICAL
) -> str:
    _estimate, low, high = ratio
    text = _(
        "%(since)s: no clear link so far. Still open: anything from %(low)s to %(high)s twitches "
        "per %(step)s. That isn't proof that there is none."
    )
    said = text % {
        "since": since_asked(n_days),
        "low": change(low),
        "high": change(high),
        "step": step(series, units),
    }
    return said + if_small(ratio)


def since_asked(n_days: int) -> str:
    text = ngettext(
        "From the %(n)d day since you asked", "From the %(n)d days since you asked", n_days
    )
    return text % {"n": n_days}


def all_days(series: Series, ratio: Interval, n_days: int, units: Units = CANONICAL) -> str:
    """Told apart, as what led to the question may be in it."""
    _estimate, low, high = ratio
    text = _(
        "All %(n)d days, those before you asked among them: from %(low)s to %(high)s twitches "
        "per %(step)s. What made you ask may be in that."
    )
    return text % {
        "n": n_days,
        "low": change(low),
        "high": change(high),
        "step": step(series, units),
    }
