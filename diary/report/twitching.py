"""The twitching of a period: since when, where, how often, of what kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.report.character import character, entries_words
from diary.report.excerpt import Excerpt
from diary.report.page import Block, Line
from diary.report.places import place_name, place_shares, places_of
from diary.report.symptoms import cramps
from diary.report.watched import watched
from diary.report.words import (
    FEW,
    days_words,
    not_recorded,
    number,
    one_line,
    quoted,
    share,
    some_days,
    spread,
    term,
    together,
)
from diary.series import OUTCOME, Array

MAIN_SHARE = 50
"""Per cent, rounded as it is printed."""
SITES_LISTED = 4


def twitching(diary: Excerpt) -> Block:
    """That no day is known is told beside whatever else there is: it could read as none."""
    recorded = np.isfinite(diary.days.values[OUTCOME]).any()
    lines = [
        *told(_("Onset, course"), onset(diary.background)),
        *(of_entries(diary) if recorded else told(_("How often"), not_recorded())),
        *told(_("Watched counts"), watched(diary)),
        *(character(diary.twitches) if diary.twitches else ()),
        *told(_("Cramps"), cramps(diary)),
    ]
    return Block(_("Twitching"), tuple(lines))


def told(label: str, text: str) -> list[Line]:
    return [Line(text, label)] if text else []


def onset(found: Mapping[str, Any]) -> str:
    """March 2026, left calf, over weeks or months; comes and goes; tingling first (“…”)."""
    site = found.get("onset_site")
    begun = [
        one_line(found.get("onset_on")),
        place_name((site, found["onset_side"])) if site else "",
        term("onsets", found.get("onset")),
    ]
    words = quoted(found.get("symptom_order_words"))
    order = term("symptom_orders", found.get("symptom_order"))
    return together(
        ", ".join(filter(None, begun)),
        term("courses", found.get("course")),
        f"{order} ({words})" if order and words else order or words,
    )


def of_entries(diary: Excerpt) -> list[Line]:
    places = [where(diary.twitches)] if diary.twitches else []
    return [*places, tongue(diary), how_often(diary)]


def where(twitches: Sequence[Mapping[str, Any]]) -> Line:
    """Whether it stays or moves: it stays if ten entries or more share a site, and 50 % or more."""
    places = places_of(twitches)
    sited = places.total()
    label = _("Where")
    if not sited:
        return Line(not_recorded(), label)
    text = ngettext(
        "%(places)s of %(sited)d sited entry (%(others)d not sited)",
        "%(places)s of %(sited)d sited entries (%(others)d not sited)",
        sited,
    ) % {
        "places": place_shares(places, SITES_LISTED),
        "sited": sited,
        "others": len(twitches) - sited,
    }
    if sited < FEW:
        return Line(text, label)
    most = places.most_common(1)[0][1]
    stays = most >= FEW and share(most, sited) >= MAIN_SHARE
    return Line(text, label, _("Stays mainly in one place:") if stays else _("Moves about:"))


def tongue(diary: Excerpt) -> Line:
    """A line of its own: the reader looks for it."""
    days = [(t["day"] - diary.start).days for t in diary.twitches if t["site"] == "tongue"]
    text = _("never logged in this period")
    if days:
        entries, when = entries_words(len(days)), some_days(diary.start, sorted(set(days)))
        text = _("%(entries)s (%(when)s)") % {"entries": entries, "when": when}
    return Line(text, _("Tongue"))


def how_often(diary: Excerpt) -> Line:
    """A day on which not all was logged is a day with twitching, but gives no amount."""
    counts = diary.days.values[OUTCOME]
    full = diary.days.observed(OUTCOME)
    full = full[np.isfinite(full)]
    recorded = int(np.isfinite(counts).sum())
    text = ngettext(
        "on %(days)d of %(recorded)d recorded day; none noticed on %(none)d",
        "on %(days)d of %(recorded)d recorded days; none noticed on %(none)d",
        recorded,
    ) % {"days": (counts > 0).sum(), "recorded": recorded, "none": (counts == 0).sum()}
    if recorded < len(diary):
        text += "; " + _("%(days)s unknown") % {"days": days_words(len(diary) - recorded)}
    if len(full) and diary.twitches:
        text += "; " + median_words(full)
        if len(full) < recorded:
            days = days_words(len(full))
            text += ", " + _("of the %(days)s on which all was logged") % {"days": days}
    return Line(text, _("How often"))


def median_words(full: Array) -> str:
    """Of a few days the range; the middle half needs more."""
    text = _("twitches a recorded day: median %(median)s (range %(low)s to %(high)s)")
    low, high = float(full.min()), float(full.max())
    if len(full) >= FEW:
        text = _(
            "twitches a recorded day: median %(median)s "
            "(middle half %(low)s to %(high)s, most %(most)s)"
        )
        low, high = spread(full)
    return text % {
        "median": number(float(np.median(full))),
        "low": number(low),
        "high": number(high),
        "most": number(float(full.max())),
    }
