"""When a plan's doses are due, in words."""

from __future__ import annotations

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.plans import Phase

A_WEEK = 7


def schedule_words(schedule: str | None) -> str:
    """every 2 days (6 doses), then every 8 weeks."""
    if not schedule:
        return _("as needed")
    return _(", then ").join(phase_words(rule) for rule in schedule.split())


def phase_words(rule: str) -> str:
    phase = Phase.read(rule)
    if phase.count is None:
        return rhythm(phase)
    doses = ngettext("%(n)d dose", "%(n)d doses", phase.count) % {"n": phase.count}
    return f"{rhythm(phase)} ({doses})"


def rhythm(phase: Phase) -> str:
    if len(phase.weekdays) == A_WEEK:
        return _("every day")
    if phase.weekdays:
        days = ", ".join(str(WEEKDAYS_ABBR[day]) for day in phase.weekdays)
        return _("on %(days)s") % {"days": days}
    n = phase.interval
    if phase.monthly:
        return ngettext("every month", "every %(n)d months", n) % {"n": n}
    weeks, rest = divmod(n, A_WEEK)
    if rest:
        return ngettext("every day", "every %(n)d days", n) % {"n": n}
    return ngettext("every week", "every %(n)d weeks", weeks) % {"n": weeks}
