"""Sensations and other symptoms: on how many days, where, how bad; then how the days were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.models import KINDS
from diary.report.excerpt import Excerpt
from diary.report.function import items_present
from diary.report.page import Block, Line, Table
from diary.report.places import place_shares, places_of
from diary.report.words import (
    day_within,
    days_words,
    not_recorded,
    number,
    parts_of_period,
    quantity,
    quoted,
    range_words,
    term,
    together,
)
from diary.series import Array, Found
from diary.vocabulary import VOCABULARY

CRAMPS = {"cramp", "spasm"}
"""Told with the twitching."""
LOOKED_FOR = {
    "tingling": "spreading_numbness",
    "numbness": "spreading_numbness",
    "burning": None,
    "weakness": "weakness",
}
"""Sensations whose absence is told as well, unless this item of the function check is there."""
RATINGS = ("tiredness", "anxiety", "stress")
SHOWN = 4
PLACES_SHOWN = 3
FEWEST_IN_PARTS = 4
"""Entries from which on the halves of a period are told apart."""
NIGHT_FROM, NIGHT_TO = 22, 6
"""Hours."""


def symptoms(diary: Excerpt) -> Block:
    days = list(how_it_was(diary))
    lines = [
        *(Line(words, lead=f"{label}:") for label, words in logged(diary)[:SHOWN]),
        *more(diary),
        *not_logged(diary),
        *([Line(not_recorded(), lead=_("Symptoms:"))] if days and not diary.symptoms else ()),
        *days,
    ]
    return Block(_("Sensation and other symptoms"), tuple(lines) or (Line(not_recorded()),))


def logged(diary: Excerpt) -> list[tuple[str, str]]:
    """Each sensation but cramps, in words; those of the most days first."""
    groups: defaultdict[str, list[Found]] = defaultdict(list)
    for found in diary.symptoms:
        if found[1]["sensation"] not in CRAMPS:
            groups[found[1]["sensation"]].append(found)
    by_days = sorted(groups.items(), key=lambda item: -len(days_of(item[1])))
    labels = VOCABULARY["sensations"]
    return [(str(labels[name].label), course(diary, found)) for name, found in by_days]


def days_of(found: Sequence[Found]) -> set[int]:
    return {day for day, _entry in found}


def course(diary: Excerpt, found: Sequence[Found]) -> str:
    """16 days (12 until 11 Oct, 4 since); left foot 60 %, right foot 40 %; worst 7 of 10, …"""
    parts = [
        f"{len(days_of(part))} {when}"
        for part, when in parts_of_period(diary.start, len(diary), found)
        if when and len(found) >= FEWEST_IN_PARTS
    ]
    days = days_words(len(days_of(found)))
    return together(
        f"{days} ({', '.join(parts)})" if parts else days,
        place_shares(places_of(entry for _day, entry in found), PLACES_SHOWN),
        severity(diary, found),
    )


def severity(diary: Excerpt, found: Sequence[Found]) -> str:
    rated = [(day, entry["severity"]) for day, entry in found if entry["severity"] is not None]
    if not rated:
        return ""
    day, latest = rated[-1]
    return _("worst %(worst)s of 10, latest %(latest)s (%(date)s)") % {
        "worst": number(max(severity for _day, severity in rated)),
        "latest": number(latest),
        "date": day_within(diary.day(day), len(diary)),
    }


def more(diary: Excerpt) -> list[Line]:
    n = len(logged(diary)) - SHOWN
    return [Line(_("+ %(n)d more, further on") % {"n": n})] if n > 0 else []


def not_logged(diary: Excerpt) -> list[Line]:
    """Only where others were logged: else the patient may not have thought of logging any."""
    found = {entry["sensation"] for _day, entry in diary.symptoms}
    present = items_present(diary)
    names = [
        term("sensations", name)
        for name, item in LOOKED_FOR.items()
        if name not in found and item not in present
    ]
    return [Line(", ".join(names), lead=_("None logged:"))] if found and names else []


def how_it_was(diary: Excerpt) -> Iterator[Line]:
    medians = together(ratings(diary), sleep(diary))
    if medians:
        yield Line(medians, lead=_("Medians:"))
    effect = quoted(diary.background.get("effect_on_life"))
    if effect:
        yield Line(effect, lead=_("Effect on life:"))


def ratings(diary: Excerpt) -> str:
    """tiredness 5, anxiety 4, stress 4 of 10 (74 days)."""
    answers = {rating: recorded(diary, f"checkin.{rating}") for rating in RATINGS}
    given = {rating: known for rating, known in answers.items() if len(known)}
    if not given:
        return ""
    medians = [
        f"{name_of(name)} {number(float(np.median(known)))}" for name, known in given.items()
    ]
    fewest, most = (fold(map(len, given.values())) for fold in (min, max))
    n_days = days_words(most) if fewest == most else f"{fewest}–{days_words(most)}"
    return _("%(ratings)s of 10 (%(days)s)") % {"ratings": ", ".join(medians), "days": n_days}


def name_of(rating: str) -> str:
    return str(KINDS["checkin"].fields()[rating].verbose_name).lower()


def sleep(diary: Excerpt) -> str:
    hours = recorded(diary, "sleep.hours")
    if not len(hours):
        return ""
    nights = ngettext("%(n)d night", "%(n)d nights", len(hours)) % {"n": len(hours)}
    span = range_words(float(hours.min()), float(hours.max()), "h", diary.units)
    return _("sleep %(median)s (%(range)s)") % {
        "median": quantity(float(np.median(hours)), "h"),
        "range": together(span if len(hours) > 1 else "", nights),
    }


def recorded(diary: Excerpt, name: str) -> Array:
    values = diary.days.values[name]
    return values[np.isfinite(values)]


def cramps(diary: Excerpt) -> str:
    """9 days (5 until 11 Oct, 4 since); calf 80 %, …; worst 6 of 10, …; 7 of 9 at night."""
    found = [found for found in diary.symptoms if found[1]["sensation"] in CRAMPS]
    if not found:
        return _("none logged") if diary.symptoms else ""
    by_night = sum(at_night(entry) for _day, entry in found)
    night = _("%(n)d of %(all)d between %(from)d:00 and %(to)d:00") % {
        "n": by_night,
        "all": len(found),
        "from": NIGHT_FROM,
        "to": NIGHT_TO,
    }
    return together(course(diary, found), night)


def at_night(entry: Mapping[str, Any]) -> bool:
    hour = entry["at"].astimezone(ZoneInfo(entry["tz"])).hour
    return bool(hour >= NIGHT_FROM or hour < NIGHT_TO)


def more_symptoms(diary: Excerpt) -> Table | None:
    """Those that the first page had no room for."""
    rows = tuple(logged(diary)[SHOWN:])
    return Table(_("More symptoms"), (_("Symptom"), _("Course")), rows) if rows else None
