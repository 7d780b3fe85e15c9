"""Conditions, family, living and the tests that were done, as the patient tells them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from diary.report.excerpt import Excerpt
from diary.report.page import Block, Line
from diary.report.words import labelled, not_recorded, one_line, quoted, term, together

TESTS = {
    "emg": _lazy("EMG"),
    "nerve_conduction": _lazy("nerve conduction"),
    "mri": _lazy("MRI"),
}
CONDITIONS = {
    "diabetes": _lazy("diabetes"),
    "thyroid": _lazy("thyroid disease"),
    "coeliac": _lazy("coeliac disease"),
    "stomach_or_bowel_surgery": _lazy("stomach or bowel surgery"),
    "kidney_disease": _lazy("kidney disease"),
    "cancer": _lazy("cancer"),
}
FAMILY = {
    "family_motor_neurone": _lazy("motor neurone disease"),
    "family_muscle_or_nerve": _lazy("muscle or nerve disease"),
    "family_pernicious_anaemia": _lazy("pernicious anaemia"),
}

Fields = Mapping[str, Any]


def background(diary: Excerpt) -> Block:
    title = _("Background and tests done (patient’s account)")
    found = diary.background
    parts = (
        (_("Conditions:"), answered(found, CONDITIONS, "conditions")),
        (_("Family:"), answered(found, FAMILY, "family_words")),
        (_("Diet:"), term("diets", found.get("diet"))),
        (_("Weight:"), term("weight_changes", found.get("weight"))),
        (_("Tests:"), tests(found)),
    )
    if not any(text for _lead, text in parts):
        return Block(title, (Line(not_recorded()),))
    return Block(title, tuple(Line(text or not_recorded(), lead=lead) for lead, text in parts))


def tests(found: Fields) -> str:
    """Each test by name as soon as one was asked for: the reader looks for all of them."""
    if not any(found.get(name) for name in TESTS):
        return ""
    return together(*(f"{label} {test(found, name)}" for name, label in TESTS.items()))


def test(found: Fields, name: str) -> str:
    if found[name] != "yes":
        return {"no": _("not done"), "unsure": _("not known")}.get(found[name], _("not recorded"))
    told = labelled(_("told %s"), quoted(found[f"{name}_told"]))
    when = one_line(found[f"{name}_on"]) or _("date not recorded")
    return ", ".join(filter(None, (_("done"), when, told)))


def answered(found: Fields, names: Mapping[str, Any], words: str) -> str:
    """What was answered yes, then the patient's words, then what was answered no or not known."""
    said = {
        answer: ", ".join(str(label) for name, label in names.items() if found.get(name) == answer)
        for answer in ("yes", "no", "unsure")
    }
    return together(
        said["yes"],
        quoted(found.get(words)),
        labelled(_("no: %s"), said["no"]),
        labelled(_("not known: %s"), said["unsure"]),
    )
