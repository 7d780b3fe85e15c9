"""Numbers, dates and lists as the report writes them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import numpy as np
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.series import Array, Found
from diary.units import CANONICAL, MCG_IN_MG, Units
from diary.vocabulary import VOCABULARY

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
SET_APART = re.compile(f"[{FIRST_STRONG_ISOLATE}{POP_ISOLATE}]")
NBSP = "\N{NO-BREAK SPACE}"
FEW = 10
"""Under so many, numbers are told and not shares."""
DATES_LISTED = 3
A_YEAR = 365
SHORTEST_IN_PARTS = 28
"""Days of a period from which on its two halves are told apart."""


def not_recorded() -> str:
    return _("Not recorded")


def one_line(text: str | None, longest: int | None = None) -> str:
    """What the patient typed, without its line breaks and cut to `longest` characters.

    A script that runs from right to left is set apart, so that it turns nothing else around.
    """
    line = " ".join(SET_APART.sub("", text or "").split())
    if longest and len(line) > longest:
        line = cut(line, longest)
    turns = any(unicodedata.bidirectional(character) in {"R", "AL"} for character in line)
    return f"{FIRST_STRONG_ISOLATE}{line}{POP_ISOLATE}" if turns else line


def cut(line: str, longest: int) -> str:
    """Between words if one is near: half a number is another dose."""
    kept = line[: longest - 1]
    whole, _space, _rest = line[:longest].rpartition(" ")
    return (whole if 2 * len(whole) > longest else kept) + "…"


def quoted(text: str | None) -> str:
    """The patient's own words; nothing of a blank."""
    line = one_line(text)
    return f"“{line}”" if line else ""


def term(vocabulary: str, name: str | None) -> str:
    """The words for a choice, as they stand within a sentence; nothing of a blank."""
    label = str(VOCABULARY[vocabulary][name].label) if name else ""
    return label[:1].lower() + label[1:]


def day_words(day: date, *, year: bool = True) -> str:
    """3 Dec 2026: no reader can take the month for the day."""
    return date_format(day, "j M Y" if year else "j M").replace(" ", NBSP)


def together(*parts: str) -> str:
    """What there is of them, as one sentence."""
    return "; ".join(filter(None, parts))


def labelled(shape: str, text: str) -> str:
    """Nothing of a blank."""
    return shape % text if text else ""


def period_words(start: date, end: date) -> str:
    if start == end:
        return day_words(end)
    first = day_words(start, year=start.year != end.year)
    return _("%(first)s to %(last)s") % {"first": first, "last": day_words(end)}


def days_words(n_days: int) -> str:
    return ngettext("%(n)d day", "%(n)d days", n_days) % {"n": n_days}


def number(value: float) -> str:
    """Whole from 100 on, else to one decimal; never with zeros at its end."""
    text = f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def share(part: int, whole: int) -> int:
    """In whole per cent, halves up."""
    return (200 * part + whole) // (2 * whole)


def hours(value: float) -> str:
    """6 h 40 min."""
    full, minutes = divmod(round(value * 60), 60)
    parts = [_("%(n)d h") % {"n": full}] if full or not minutes else []
    parts += [_("%(n)d min") % {"n": minutes}] if minutes else []
    return " ".join(parts).replace(" ", NBSP)


def range_words(low: float, high: float, unit: str | None, units: Units = CANONICAL) -> str:
    """190 to 400 mg; the units of hours and of doses stand with both, unless one is zero."""
    last = quantity(high, unit, units)
    if low == high:
        return last
    of_its_own = unit in {"h", "mcg"} and low
    first = quantity(low, unit, units) if of_its_own else number(units.told(low, unit)[0])
    return _("%(low)s to %(high)s") % {"low": first, "high": last}


def ratio_words(ratio: float) -> str:
    if ratio < 0.01:
        return _("under 0.01")
    if ratio > 100:
        return _("over 100")
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"


def exact(value: float) -> str:
    """As it was typed."""
    return f"{value:.10g}"


def duration(seconds: float) -> str:
    if seconds >= 90:
        return hours(seconds / 3600)
    return (_("%(n)d s") % {"n": round(seconds)}).replace(" ", NBSP)


def quantity(value: float, unit: str | None, units: Units = CANONICAL) -> str:
    if unit == "h":
        return hours(value)
    if unit == "mcg":
        return dose(value, units)
    told, name = units.told(value, unit)
    return f"{number(told)}{NBSP}{name}" if name else number(told)


def dose(mcg: float, units: Units = CANONICAL) -> str:
    """1 mg or 75 micrograms: never "µg" (misread a thousandfold), and no zero at the end."""
    if units.dose == "mg" or (units.dose == "auto" and mcg >= MCG_IN_MG):
        mg = mcg / MCG_IN_MG
        return f"{round(mg, 3 if mg >= 1 else 6):.10g}{NBSP}{_('mg')}"
    unit = _("microgram") if mcg == 1 else _("micrograms")
    return f"{round(mcg, 3):.10g}{NBSP}{unit}"


def spread(values: Array) -> tuple[float, float]:
    """The middle half: lower and upper quartile."""
    low, high = np.percentile(values, [25, 75])
    return float(low), float(high)


def listed(items: Sequence[str], most: int) -> str:
    """The first `most` items, and how many there are besides."""
    text = "; ".join(items[:most])
    more = len(items) - most
    return text if more <= 0 else _("%(list)s; + %(n)d more") % {"list": text, "n": more}


def shares(counts: Iterable[tuple[str, int]], whole: int) -> str:
    """Each with its share of `whole`, or with its number where that says more."""
    return ", ".join(
        f"{name} {share(count, whole)}{NBSP}%" if whole >= FEW else f"{name} {count}"
        for name, count in counts
    )


def day_within(day: date, n_days: int) -> str:
    """A day of a period; with its year where the period holds that day of the year twice."""
    return day_words(day, year=n_days > A_YEAR)


def parts_of_period(
    start: date, n_days: int, found: Sequence[Found]
) -> list[tuple[list[Found], str]]:
    """What was found in the first and in the second half of a period, and the words for each."""
    if n_days < SHORTEST_IN_PARTS:
        return [(list(found), "")]
    half = n_days // 2
    last = day_within(start + timedelta(days=half - 1), n_days)
    return [
        ([one for one in found if one[0] < half], _("until %(date)s") % {"date": last}),
        ([one for one in found if one[0] >= half], _("since")),
    ]


def stretches(days: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of each run of days."""
    found: list[tuple[int, int]] = []
    for day in sorted(days):
        if found and found[-1][1] == day - 1:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def some_days(start: date, days: Sequence[int]) -> str:
    """The dates of a few days; of many, the last."""
    dates = [day_words(start + timedelta(days=day)) for day in days]
    if len(dates) <= DATES_LISTED:
        return ", ".join(dates)
    return _("the last on %(date)s") % {"date": dates[-1]}
