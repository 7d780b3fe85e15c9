"""What the patient leaves out of a report, and that the report says so.

What is missing and the method always stay.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from diary.insights import Insights
from diary.models import KINDS
from diary.report.excerpt import Excerpt
from diary.report.page import Contents
from diary.report.words import term

SECTIONS = {
    "words": ("words",),
    "questions": ("questions", "more_questions"),
    "function": ("function",),
    "twitching": ("twitching", "outline", "strip"),
    "symptoms": ("symptoms", "more_symptoms"),
    "b12": ("b12",),
    "labs": ("labs", "more_labs"),
    "medicines": ("medicines", "more_medicines"),
    "background": ("background",),
    "days": ("timeline", "events"),
    "links": ("links",),
    "treatments": ("treatments", "since"),
    "exposures": ("exposures",),
}
"""By the names of the vocabulary: what of `Contents` belongs to each."""


def without_doses(diary: Excerpt, left_out: Collection[str]) -> Excerpt:
    """Without those of B12 if their section is left out: charts and results would tell of them."""
    if "b12" not in left_out:
        return diary
    plans = tuple(plan for plan in diary.plans if plan.fields["what"] != "b12")
    return replace(diary, doses=(), plans=plans)


def without_medicines(found: Insights, left_out: Collection[str]) -> Insights:
    """Without what is taken as a factor, if its section is left out."""
    if "medicines" not in left_out:
        return found
    gone = {kind for kind, model in KINDS.items() if model.section == "medicines"}
    return replace(
        found,
        links=tuple(link for link in found.links if link.series.kind not in gone),
        pinned=tuple(pin for pin in found.pinned if pin.series.kind not in gone),
    )


def without(full: Contents, left_out: Collection[str]) -> Contents:
    gone: dict[str, Any] = dict.fromkeys(name for part in left_out for name in SECTIONS[part])
    return replace(full, **gone, left_out=left_out_words(left_out))


def left_out_words(left_out: Collection[str]) -> str:
    """The reader must know that something is absent; nothing if nothing is."""
    named = [term("report_sections", section) for section in SECTIONS if section in left_out]
    text = _("Left out by the patient: %(sections)s.")
    return text % {"sections": "; ".join(named)} if named else ""
