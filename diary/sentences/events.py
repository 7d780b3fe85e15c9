"""Before and after a treatment was started, changed or stopped."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.analysis import EventNeed
from diary.analysis.event_model import FORTNIGHT
from diary.analysis.events import DAYS_AFTER_NEEDED
from diary.sentences.phrases import Interval, change, day_words


def before_and_after(
    title: str, means: tuple[float, float], days: tuple[int, int], counted: bool
) -> str:
    """The plain means, whatever was under way.

    `counted`: of a watched minute, on days with a watched window, and not of a day.
    """
    if not all(days):
        return _("“%(title)s”: nothing to compare, as one side has no recorded day.") % {
            "title": title
        }
    text = (
        _(
            "%(before)s before “%(title)s” you counted %(mean_before)s twitches a minute, "
            "%(after)s from it on %(mean_after)s. Part of that may have been under way already."
        )
        if counted
        else _(
            "%(before)s before “%(title)s” you logged %(mean_before)s twitches a day, "
            "%(after)s from it on %(mean_after)s. Part of that may have been under way already."
        )
    )
    n_before, n_after = days
    mean_before, mean_after = (f"{mean:.1f}" for mean in means)
    return text % {
        "title": title,
        "before": in_days(n_before, counted),
        "after": from_days(n_after),
        "mean_before": mean_before,
        "mean_after": mean_after,
    }


def in_days(n: int, counted: bool) -> str:
    text = (
        ngettext(
            "On the %(n)d day with a watched count", "In the %(n)d days with a watched count", n
        )
        if counted
        else ngettext("On the %(n)d recorded day", "In the %(n)d recorded days", n)
    )
    return text % {"n": n}


def from_days(n: int) -> str:
    return ngettext("on the %(n)d day", "in the %(n)d days", n) % {"n": n}


def sustained(ratio: Interval, is_clear: bool) -> str:
    """The level after the first fortnight, against the continued trend."""
    text = (
        _(
            "Beyond the trend under way, and once the first 14 days were over: %(change)s twitches "
            "(likely from %(low)s to %(high)s)."
        )
        if is_clear
        else _(
            "Beyond the trend under way, and once the first 14 days were over: no clear change. "
            "Your diary still fits anything from %(low)s to %(high)s twitches."
        )
    )
    return text % spelled(ratio)


def temporary(ratio: Interval, is_clear: bool) -> str:
    """The first fortnight, against the level after it."""
    text = (
        _(
            "The first 14 days against the time after them: %(change)s twitches "
            "(likely from %(low)s to %(high)s). A gradual change can look like that."
        )
        if is_clear
        else _(
            "The first 14 days against the time after them: no clear difference. "
            "Your diary still fits anything from %(low)s to %(high)s twitches."
        )
    )
    return text % spelled(ratio)


def spelled(ratio: Interval) -> dict[str, str]:
    return dict(zip(("change", "low", "high"), map(change, ratio), strict=True))


def too_little(need: EventNeed, n_after: int, days_since: int) -> str:
    """What is missing: more days, days that have passed, or twitches."""
    if need.rule == "twitches":
        return _(
            "Too few twitches around it to look for a change. "
            "That is good to know, and nothing to make up for."
        )
    if need.rule == "days_before" or (need.rule == "days_in_fortnight" and days_since >= FORTNIGHT):
        when = _("before it") if need.rule == "days_before" else _("in the 14 days after it")
        return _(
            "Too few days were recorded %(when)s to tell a change from the usual ups and downs, "
            "and days that have passed can't be made up for."
        ) % {"when": when}
    more = max(need.more, DAYS_AFTER_NEEDED - n_after)
    text = ngettext(
        "Not enough days since then: about %(more)d more recorded. "
        "No hurry, and no reason to wait with seeing a clinician.",
        "Not enough days since then: about %(more)d more recorded. "
        "No hurry, and no reason to wait with seeing a clinician.",
        more,
    )
    return text % {"more": more}


def enough_since(following: date) -> str:
    text = _(
        "Enough days are recorded since then. The answer comes with the next reading, of %(next)s."
    )
    return text % {"next": day_words(following)}


def no_reason_to_stop() -> str:
    return _(
        "Don't stop or change a prescribed treatment because of this; show it to your prescriber."
    )


def after_a_rise() -> str:
    return _(
        "New, strong or lasting movements, a racing or irregular heartbeat, new weakness, rash or "
        "swelling: tell your prescriber now, not at the next visit."
    )
