"""The story of B12: what was told, what is planned, what was taken, when last, what was missed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.plans import Standing
from diary.report.excerpt import Excerpt, PlannedDose
from diary.report.labs import before_treatment
from diary.report.page import Block, Line
from diary.report.schedules import schedule_words
from diary.report.treatments import around_start
from diary.report.words import (
    day_words,
    days_words,
    dose,
    labelled,
    not_recorded,
    one_line,
    period_words,
    quoted,
    some_days,
    term,
    together,
)
from diary.series import Found
from diary.vocabulary import INJECTED

PLANS_SHOWN, REGIMENS_SHOWN = 2, 3
MCG_IN = {"mcg": 1, "mg": 1e3, "g": 1e6}
LONGEST_PRODUCT = 60


class Regimen(NamedTuple):
    form: str
    mcg: float
    route: str
    product: str | None


def b12(diary: Excerpt) -> Block:
    lines = [
        *lead_line(_("Told:"), told(diary.background)),
        *lead_line(_("Before treatment:"), level_before(diary)),
        *plans(diary),
        *(doses(diary) if diary.doses or plans_of(diary) else ()),
        *lead_line(_("Better since:"), quoted(diary.background.get("b12_better_since"))),
        *around_start(diary),
    ]
    return Block(_("Vitamin B12"), tuple(lines) or (Line(not_recorded()),))


def lead_line(lead: str, text: str) -> list[Line]:
    return [Line(text, lead=lead)] if text else []


def told(found: Mapping[str, Any]) -> str:
    """What was told, when, and why."""
    words = [quoted(found.get("b12_told")), one_line(found.get("b12_told_on"))]
    cause = labelled(_("cause: %s"), term("b12_causes", found.get("b12_cause")))
    return together(", ".join(filter(None, words)), cause)


def level_before(diary: Excerpt) -> str:
    """By the patient's word, else by a result from before the first dose."""
    words = quoted(diary.background.get("b12_level_before"))
    return labelled(_("level %s"), words) or labelled(
        _("total B12 %s, before the first dose in this diary"), before_treatment(diary)
    )


def plans(diary: Excerpt) -> list[Line]:
    """What is due; whether it was taken stands beneath."""
    found = plans_of(diary)
    lines = [Line(plan_words(diary, plan.fields), lead=_("Plan:")) for plan in found]
    more = len(found) - PLANS_SHOWN
    text = ngettext("+ %(n)d more plan", "+ %(n)d more plans", more) % {"n": more}
    others = [Line(text)] if more > 0 else []
    return [*lines[:PLANS_SHOWN], *others]


def plans_of(diary: Excerpt) -> list[PlannedDose]:
    return [plan for plan in diary.plans if plan.fields["what"] == "b12"]


def plan_words(diary: Excerpt, plan: Mapping[str, Any]) -> str:
    mcg = plan["amount"] * MCG_IN.get(plan["unit"], 1)
    until = plan["ends_on"]
    return together(
        f"{form_words(plan['form'])} {dose(mcg, diary.units)} {route_words(plan['route'])}",
        schedule_words(plan["schedule"]),
        _("since %(date)s") % {"date": day_words(plan["starts_on"])},
        _("until %(date)s") % {"date": day_words(until)} if until else "",
        _("as prescribed") if plan["as_prescribed"] else "",
    )


def doses(diary: Excerpt) -> list[Line]:
    taken = [found for found in diary.doses_in_period if found[1]["status"] == "taken"]
    return [*regimens(diary, taken), *earlier(diary), *last_dose(diary), *not_taken(diary)]


def earlier(diary: Excerpt) -> list[Line]:
    """How many doses the diary holds from before the period, of whatever kind."""
    days = [diary.day(day) for day, _dose in diary.doses_taken if day < 0]
    if not days:
        return []
    return [Line(doses_words(days), lead=_("Before this period:"))]


def regimens(diary: Excerpt, taken: list[Found]) -> list[Line]:
    """Those of the period: one line for each form, amount, route and product, the latest first."""
    if not taken:
        return [Line(_("No dose recorded in this period."))]
    groups: dict[Regimen, list[int]] = {}
    for day, found in reversed(taken):
        regimen = Regimen(found["form"], found["mcg"], found["route"], found["product"])
        groups.setdefault(regimen, []).append(day)
    lines = [regimen_line(diary, regimen, days) for regimen, days in groups.items()]
    more = len(lines) - REGIMENS_SHOWN
    text = ngettext("+ %(n)d other form or amount", "+ %(n)d other forms or amounts", more)
    others = [Line(text % {"n": more})] if more > 0 else []
    return [*lines[:REGIMENS_SHOWN], *others]


def regimen_line(diary: Excerpt, regimen: Regimen, days: list[int]) -> Line:
    """Hydroxocobalamin 1 mg intramuscular: 6 doses, 24 Sep to 20 Oct 2026."""
    form = form_words(regimen.form)
    amount = dose(regimen.mcg, diary.units)
    lead = f"{form[0].upper()}{form[1:]} {amount} {route_words(regimen.route)}:"
    doses = doses_words([diary.day(day) for day in days])
    return Line(f"{doses}{product_words(regimen.product)}", lead=lead)


def doses_words(days: Sequence[date]) -> str:
    """6 doses, 24 Sep to 20 Oct 2026."""
    return ngettext("%(n)d dose, %(when)s", "%(n)d doses, %(when)s", len(days)) % {
        "n": len(days),
        "when": period_words(min(days), max(days)),
    }


def form_words(form: str) -> str:
    return term("b12_forms", form) if form != "other" else _("other form")


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
    return f" (“{one_line(product, LONGEST_PRODUCT)}”)" if product else ""


def last_dose(diary: Excerpt) -> list[Line]:
    """Also one before the period: what counts is how long ago it was. Of an injection apart, if
    another dose came after it."""
    if not diary.doses_taken:
        return []
    day, _dose = diary.doses_taken[-1]
    injected = [day for day, dose in diary.doses_taken if dose["route"] in INJECTED]
    found = [(_("Last dose:"), day)]
    if injected and injected[-1] < day:
        found.append((_("Last injection:"), injected[-1]))
    return [Line(ago_words(diary, day), lead=lead) for lead, day in found]


def ago_words(diary: Excerpt, day: int) -> str:
    when, ago = day_words(diary.day(day)), len(diary) - 1 - day
    text = _("%(date)s (%(ago)s before the end of this period)")
    return text % {"date": when, "ago": days_words(ago)} if ago else when


def not_taken(diary: Excerpt) -> list[Line]:
    """Doses skipped in the period, and those due by a plan, since it began, and never logged."""
    days = [day for day, found in diary.doses_in_period if found["status"] == "skipped"]
    parts = []
    if days:
        text = ngettext("%(n)d skipped (%(when)s)", "%(n)d skipped (%(when)s)", len(days))
        parts.append(text % {"n": len(days), "when": some_days(diary.start, days)})
    missed = [plan for plan in plans_of(diary) if plan.standing.missed]
    if missed:
        text = _("%(n)d due by the plan since %(date)s and not logged")
        since = min(plan.fields["starts_on"] for plan in missed)
        n_missed = sum(plan.standing.missed for plan in missed)
        parts.append(text % {"n": n_missed, "date": day_words(since)})
    late = [plan for plan in plans_of(diary) if plan.standing.state == "late"]
    parts += [overdue(plan.standing) for plan in late]
    parts += of_no_plan(diary, [*missed, *late])
    return [Line("; ".join(parts) or _("none recorded"), lead=_("Missed:"))]


def overdue(standing: Standing) -> str:
    """Not yet missed: only when the dose after it is due."""
    assert standing.due_on
    text = _("a dose has been due since %(date)s and is not logged")
    return text % {"date": day_words(standing.due_on)}


def of_no_plan(diary: Excerpt, behind: Sequence[PlannedDose]) -> Iterator[str]:
    """Doses that may be those which a plan misses: logged, but not as doses of it."""
    since = min((plan.fields["starts_on"] for plan in behind), default=date.max)
    taken = [day for day, dose in diary.doses_taken if not dose["plan"]]
    n = sum(diary.day(day) >= since for day in taken)
    if n:
        text = ngettext(
            "%(n)d dose taken since %(date)s names no plan",
            "%(n)d doses taken since %(date)s name no plan",
            n,
        )
        yield text % {"n": n, "date": day_words(since)}
