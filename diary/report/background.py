"""How it all began, the B12 story, tests done, conditions and family, as the patient tells them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from diary.report.excerpt import Excerpt
from diary.report.page import Block, Line
from diary.report.twitching import place_name
from diary.report.words import not_recorded, number, one_line, quoted, term

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
    if not any(value not in (None, "") for value in found.values()):
        return Block(title, (Line(not_recorded()),))
    parts = (
        (_("Onset:"), onset(found)),
        (_("B12 story:"), b12_story(found)),
        (_("Tests:"), tests(found)),
        (_("Conditions:"), answered(found, CONDITIONS, "conditions")),
        (_("Family:"), answered(found, FAMILY, "family_words")),
        (_("Living:"), living(found)),
    )
    return Block(title, tuple(Line(text or not_recorded(), lead=lead) for lead, text in parts))


def onset(found: Fields) -> str:
    """March 2026, left calf, over weeks or months; comes and goes; tingling first (“…”)."""
    place = (found["onset_site"], found["onset_side"])
    begun = [one_line(found["onset_on"]), place_name(place) if place[0] else ""]
    begun.append(term("onsets", found["onset"]))
    words = quoted(found["symptom_order_words"])
    order = term("symptom_orders", found["symptom_order"])
    return together(
        ", ".join(filter(None, begun)),
        term("courses", found["course"]),
        f"{order} ({words})" if order and words else order or words,
    )


def b12_story(found: Fields) -> str:
    """What was told, when and why; the level before the first dose; what got better."""
    told = [quoted(found["b12_told"]), one_line(found["b12_told_on"])]
    return together(
        ", ".join(filter(None, told)),
        labelled(_("cause: %s"), term("b12_causes", found["b12_cause"])),
        labelled(_("level before the first dose: %s"), one_line(found["b12_level_before"])),
        labelled(_("better since: %s"), quoted(found["b12_better_since"])),
    )


def tests(found: Fields) -> str:
    """Each test by name as soon as one was asked for: the reader looks for all of them."""
    if not any(found[name] for name in TESTS):
        return ""
    return together(*(f"{label} {test(found, name)}" for name, label in TESTS.items()))


def test(found: Fields, name: str) -> str:
    if found[name] != "yes":
        return {"no": _("not done"), "unsure": _("not known")}.get(found[name], _("not recorded"))
    told = labelled(_("told %s"), quoted(found[f"{name}_told"]))
    return ", ".join(filter(None, (_("done"), one_line(found[f"{name}_on"]), told)))


def answered(found: Fields, names: Mapping[str, Any], words: str) -> str:
    """What was answered yes, then the patient's words, then what was answered no or not known."""
    said = {
        answer: ", ".join(str(label) for name, label in names.items() if found[name] == answer)
        for answer in ("yes", "no", "unsure")
    }
    return together(
        said["yes"],
        quoted(found[words]),
        labelled(_("no: %s"), said["no"]),
        labelled(_("not known: %s"), said["unsure"]),
    )


def living(found: Fields) -> str:
    alcohol, hands = found["alcohol"], found["handedness"]
    return together(
        _("both-handed") if hands == "both" else term("handedness", hands),
        labelled(_("diet %s"), term("diets", found["diet"])),
        labelled(_("weight %s"), term("weight_changes", found["weight"])),
        "" if alcohol is None else _("alcohol %s units a week") % number(alcohol),
        labelled(_("nitrous oxide %s"), term("uses", found["nitrous_oxide"])),
    )


def labelled(shape: str, text: str) -> str:
    return shape % text if text else ""


def together(*parts: str) -> str:
    return "; ".join(filter(None, parts))
