"""Medicines, supplements and substances that bear on B12 or on twitching, then the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from django.utils.translation import gettext as _

from diary.report.excerpt import Excerpt
from diary.report.page import Block, Line, Table
from diary.report.regimens import Regimen, all_regimens, medicines, supplements, use_words
from diary.report.words import days_words, not_recorded, number, quantity, term
from diary.vocabulary import VOCABULARY

FIRST_NUTRIENTS = (
    "vitamin_b6", "b_complex", "multivitamin", "folate", "magnesium", "potassium", "calcium",
)  # fmt: skip
HIDES_B6 = {"b_complex", "multivitamin"}
"""They may hold vitamin B6; how much, nobody logged."""


class Group(NamedTuple):
    """What stands on one line of the first page, where `most` have room."""

    lead: str
    found: Sequence[Regimen]
    most: int


def medicines_and_substances(diary: Excerpt) -> Block:
    lines = [*of_groups(diary), *vitamin_b6(diary), substances(diary)]
    return Block(_("Medicines, supplements, substances"), tuple(lines))


def of_groups(diary: Excerpt) -> Iterator[Line]:
    """That there is no medicine of a sort is told only where others were logged."""
    *of_medicines, of_supplements = groups(diary)
    if any(group.found for group in of_medicines):
        for group in of_medicines:
            yield Line(taken(group, len(diary)) or _("none logged"), lead=group.lead)
    else:
        yield Line(not_recorded(), lead=_("Medicines:"))
    yield Line(taken(of_supplements, len(diary)) or not_recorded(), lead=of_supplements.lead)


def groups(diary: Excerpt) -> list[Group]:
    """Medicines by what they bear on; supplements, those first that a clinician asks for."""
    found = medicines(diary)
    lower = [regimen for regimen in found if has_fact(regimen, "lowers_b12")]
    cause = [regimen for regimen in found if has_fact(regimen, "may_cause_twitching")]
    others = [regimen for regimen in found if regimen not in lower + cause]
    first = sorted(supplements(diary), key=lambda regimen: regimen.sort not in FIRST_NUTRIENTS)
    return [
        Group(_("Can lower B12:"), lower, 3),
        Group(_("Can cause twitching:"), cause, 3),
        Group(_("Other medicines:"), others, 3),
        Group(_("Supplements:"), first, 4),
    ]


def has_fact(regimen: Regimen, fact: str) -> bool:
    classes = VOCABULARY["medicine_classes"]
    return bool(regimen.sort and classes[regimen.sort].facts.get(fact))


def taken(group: Group, n_days: int) -> str:
    shown = group.found[: group.most]
    texts = [f"{regimen.title} ({use_words(regimen, n_days)})" for regimen in shown]
    n_more = len(group.found) - group.most
    if n_more > 0:
        texts.append(_("+ %(n)d more, further on") % {"n": n_more})
    return ", ".join(texts)


def vitamin_b6(diary: Excerpt) -> Iterator[Line]:
    """All supplements together: too much of it harms nerves itself."""
    values = diary.days.values.get("supplement.daily_amount.vitamin_b6", np.array([]))
    with_it = values[values > 0]
    parts = []
    if len(with_it):
        parts.append(
            _("median %(amount)s on %(days)s with it")
            % {
                "amount": quantity(float(np.median(with_it)), "mg"),
                "days": days_words(len(with_it)),
            }
        )
    if any(regimen.sort in HIDES_B6 for regimen in supplements(diary)):
        parts.append(_("what B complex or multivitamin holds is not recorded"))
    if parts:
        yield Line("; ".join(parts), lead=_("Vitamin B6 a day:"))


def substances(diary: Excerpt) -> Line:
    alcohol = diary.background.get("alcohol")
    units = "" if alcohol is None else _("%s units a week") % number(alcohol)
    uses = (
        (_("caffeine"), caffeine(diary)),
        (_("alcohol"), units),
        (_("nitrous oxide"), term("uses", diary.background.get("nitrous_oxide"))),
    )
    text = "; ".join(f"{name} {use or not_recorded().lower()}" for name, use in uses)
    return Line(text, lead=_("Substances:"))


def caffeine(diary: Excerpt) -> str:
    values = diary.days.values["caffeine.mg"]
    known = values[np.isfinite(values)]
    if "caffeine.mg" not in diary.days.logged:
        return ""
    return _("median %(amount)s a day (%(days)s)") % {
        "amount": quantity(float(np.median(known)), "mg"),
        "days": days_words(len(known)),
    }


def more_medicines(diary: Excerpt) -> Table | None:
    """All of them, if the first page left some out."""
    left_out = any(len(group.found) > group.most for group in groups(diary))
    return all_regimens(diary) if left_out else None
