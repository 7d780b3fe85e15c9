"""What is taken beside B12, by name and amount: logged doses and plans together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.report.excerpt import Excerpt
from diary.report.page import Table
from diary.report.schedules import schedule_words
from diary.report.words import NBSP, exact, labelled, number, one_line, period_words
from diary.series import Found
from diary.vocabulary import VOCABULARY

LONGEST_NAME = 40
MOST_ROWS = 60
Key = tuple[str, float | None, str | None]
"""Name, amount and unit: another amount is another line."""


@dataclass
class Regimen:
    """`sort`: the nutrient or the class of the medicine. `doses`: how many were taken on each day.
    `schedule`: of its plan, None without."""

    name: str
    amount: float | None
    unit: str | None
    sort: str | None
    doses: Counter[int] = field(default_factory=Counter)
    skipped: int = 0
    schedule: str | None = None

    @property
    def days(self) -> list[int]:
        return sorted(self.doses)

    @property
    def title(self) -> str:
        """Omeprazole 20 mg."""
        return " ".join(filter(None, (self.name, amount_words(self.amount, self.unit))))


def medicines(diary: Excerpt) -> list[Regimen]:
    return regimens(diary, "medication", diary.medicines, "medicine_class", medicine_name)


def supplements(diary: Excerpt) -> list[Regimen]:
    return regimens(diary, "supplement", diary.supplements, "nutrient", nutrient_name)


def regimens(
    diary: Excerpt, what: str, found: Iterable[Found], sort: str, name_of: Any
) -> list[Regimen]:
    """Those of the most days first, by name where as many, then what is only planned."""
    groups: dict[Key, Regimen] = {}
    for day, dose in found:
        regimen = group_of(groups, dose, sort, name_of)
        if dose["status"] == "taken":
            regimen.doses[day] += 1
        else:
            regimen.skipped += 1
    for plan in diary.plans:
        if plan.fields["what"] == what:
            regimen = group_of(groups, plan.fields, sort, name_of)
            regimen.schedule = schedule_words(plan.fields["schedule"])
    return sorted(groups.values(), key=lambda regimen: (-len(regimen.days), regimen.title))


def group_of(
    groups: dict[Key, Regimen], fields: Mapping[str, Any], sort: str, name_of: Any
) -> Regimen:
    name = name_of(fields)
    key = (name.casefold(), fields["amount"], fields["unit"])
    regimen = groups.setdefault(key, Regimen(name, fields["amount"], fields["unit"], fields[sort]))
    regimen.sort = regimen.sort or fields[sort]
    return regimen


def medicine_name(fields: Mapping[str, Any]) -> str:
    return one_line(fields["name"], LONGEST_NAME)


def nutrient_name(fields: Mapping[str, Any]) -> str:
    """Of "other" the name that the patient gave it."""
    given = fields.get("product") or fields.get("name")
    if fields["nutrient"] == "other" and given:
        return one_line(given, LONGEST_NAME)
    return str(VOCABULARY["nutrients"][fields["nutrient"]].label)


def amount_words(amount: float | None, unit: str | None) -> str:
    if amount is None:
        return ""
    return NBSP.join(filter(None, (exact(amount), unit_words(amount, unit))))


def unit_words(amount: float, unit: str | None) -> str:
    """1 tablet, 2 tablets; mg and IU know no plural."""
    singular = {
        "mcg": _("microgram"),
        "tablet": _("tablet"),
        "capsule": _("capsule"),
        "drop": _("drop"),
        "puff": _("puff"),
        "patch": _("patch"),
        "unit": _("unit"),
    }
    if unit is None:
        return ""
    plural = str(VOCABULARY["amount_units"][unit].label)
    return singular.get(unit, plural) if amount == 1 else plural


def use_words(regimen: Regimen, n_days: int) -> str:
    """planned every day; 85 of 90 days, median 2 doses a day; 2 skipped."""
    parts = [
        labelled(_("planned %s"), regimen.schedule or ""),
        logged_words(regimen, n_days),
        _("%(n)d skipped") % {"n": regimen.skipped} if regimen.skipped else "",
    ]
    return "; ".join(filter(None, parts))


def logged_words(regimen: Regimen, n_days: int) -> str:
    if not regimen.days:
        return no_dose()
    days = ngettext("%(n)d of %(all)d day", "%(n)d of %(all)d days", n_days) % {
        "n": len(regimen.doses),
        "all": n_days,
    }
    return ", ".join(filter(None, (days, doses_a_day(regimen))))


def no_dose() -> str:
    return _("no dose logged")


def doses_a_day(regimen: Regimen) -> str:
    """The amount is that of one dose: of more than one a day it would tell too little."""
    if not regimen.doses or max(regimen.doses.values()) == 1:
        return ""
    usual, most = median(regimen.doses.values()), max(regimen.doses.values())
    text = _("median %(usual)s doses a day") if usual > 1 else _("up to %(most)d doses a day")
    return text % {"usual": number(usual), "most": most}


def all_regimens(diary: Excerpt) -> Table:
    """Medicines first."""
    found: Sequence[Regimen] = [*medicines(diary), *supplements(diary)]
    return Table(
        _("All medicines and supplements"),
        (_("What"), _("Days"), _("First to last"), _("Skipped"), _("Plan")),
        tuple(table_row(diary, regimen) for regimen in found[:MOST_ROWS]),
        note=_("+ %(n)d more") % {"n": len(found) - MOST_ROWS} if len(found) > MOST_ROWS else "",
    )


def table_row(diary: Excerpt, regimen: Regimen) -> tuple[str, ...]:
    days = regimen.days
    span = period_words(diary.day(days[0]), diary.day(days[-1])) if days else "–"
    return (
        regimen.title,
        ", ".join(filter(None, (str(len(days)), doses_a_day(regimen)))) if days else no_dose(),
        span,
        str(regimen.skipped) if regimen.skipped else "–",
        regimen.schedule or "–",
    )
