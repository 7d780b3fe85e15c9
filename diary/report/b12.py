"""The B12 of a period: what was taken how, when last, where, and what was skipped."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.report.excerpt import Excerpt
from diary.report.page import Block, Line
from diary.report.twitching import place_name
from diary.report.words import (
    day_words,
    days_words,
    dose,
    listed,
    not_recorded,
    period_words,
    some_days,
)
from diary.series import Found
from diary.vocabulary import INJECTED, VOCABULARY

REGIMENS_SHOWN = 3
SITES_SHOWN = 6
LONGEST_PRODUCT = 60


class Regimen(NamedTuple):
    form: str
    mcg: float
    route: str
    product: str | None


def b12(diary: Excerpt) -> Block:
    title = _("Vitamin B12")
    if not diary.doses:
        return Block(title, (Line(not_recorded()),))
    taken = [found for found in diary.doses_in_period if found[1]["status"] == "taken"]
    lines = [*regimens(diary, taken), *last_dose(diary), *sites(taken), *skipped(diary)]
    return Block(title, tuple(lines))


def regimens(diary: Excerpt, taken: list[Found]) -> list[Line]:
    """One line for each form, amount, route and product, the latest first."""
    if not taken:
        return [Line(_("No dose recorded in this period."))]
    groups: dict[Regimen, list[int]] = {}
    for day, found in reversed(taken):
        regimen = Regimen(found["form"], found["mcg"], found["route"], found["product"])
        groups.setdefault(regimen, []).append(day)
    lines = [regimen_line(diary, regimen, days) for regimen, days in groups.items()]
    more = len(lines) - REGIMENS_SHOWN
    others = [Line(_("+ %(n)d other forms or amounts") % {"n": more})] if more > 0 else []
    return [*lines[:REGIMENS_SHOWN], *others]


def regimen_line(diary: Excerpt, regimen: Regimen, days: list[int]) -> Line:
    """Hydroxocobalamin 1 mg intramuscular: 6 doses, 24 Sep to 20 Oct 2026."""
    form = VOCABULARY["b12_forms"][regimen.form].label
    name = form if regimen.form != "other" else _("Other form")
    lead = f"{name} {dose(regimen.mcg, diary.units)} {route_words(regimen.route)}:"
    first, last = (diary.start + timedelta(days=day) for day in (min(days), max(days)))
    doses = ngettext("%(n)d dose, %(when)s", "%(n)d doses, %(when)s", len(days)) % {
        "n": len(days),
        "when": period_words(first, last),
    }
    return Line(f"{doses}{product_words(regimen.product)}", lead=lead)


def route_words(route: str) -> str:
    """As clinicians write it; the phone says "into the muscle"."""
    return {
        "intramuscular": _("intramuscular"),
        "subcutaneous": _("subcutaneous"),
        "oral": _("by mouth"),
        "sublingual": _("sublingual"),
        "nasal": _("nasal"),
    }[route]


def product_words(product: str | None) -> str:
    if not product:
        return ""
    short = product if len(product) <= LONGEST_PRODUCT else product[: LONGEST_PRODUCT - 1] + "…"
    return f" (“{short}”)"


def last_dose(diary: Excerpt) -> list[Line]:
    """Also one before the period: what counts is how long ago it was."""
    days = [day for day, found in diary.doses if found["status"] == "taken"]
    if not days:
        return []
    day = diary.start + timedelta(days=max(days))
    ago = (diary.end - day).days
    text = _("%(date)s (%(ago)s before the end of this period)") % {
        "date": day_words(day),
        "ago": days_words(ago),
    }
    return [Line(text if ago else day_words(day), lead=_("Last dose:"))]


def sites(taken: list[Found]) -> list[Line]:
    """Where it was injected, the commonest first."""
    injected = [found for _day, found in taken if found["route"] in INJECTED]
    if not injected:
        return []
    counts = Counter(
        place_name((found["site"], found["side"]), "injection_sites")
        for found in injected
        if found["site"]
    )
    parts = [f"{name} {n}" for name, n in counts.most_common()]
    missing = len(injected) - counts.total()
    if missing:
        parts.append(_("not given %(n)d") % {"n": missing})
    return [Line(listed(parts, SITES_SHOWN), lead=_("Injection sites:"))]


def skipped(diary: Excerpt) -> list[Line]:
    days = [day for day, found in diary.doses_in_period if found["status"] == "skipped"]
    if not days:
        return [Line(_("none recorded"), lead=_("Skipped:"))]
    text = ngettext("%(n)d dose (%(when)s)", "%(n)d doses (%(when)s)", len(days))
    return [
        Line(
            text % {"n": len(days), "when": some_days(diary.start, days)},
            lead=_("Skipped:"),
        )
    ]
