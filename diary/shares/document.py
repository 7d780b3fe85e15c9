"""What is shared: the FHIR document of a period with the clinician's page in it, both of them of
what the patient chose and nothing else."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from datetime import date
from functools import partial

from accounts.models import User
from diary.exchange.fhir import Telling, write
from diary.exchange.fhir.elements import filled, words
from diary.report.build import report
from diary.report.page import Choices
from diary.storage import Row

BACKGROUND = {
    "words": ("main_worry", "change_since_visit", "change_words"),
    "symptoms": ("effect_on_life",),
    "twitching": (
        *("onset_on", "onset_site", "onset_side", "onset"),
        *("course", "symptom_order", "symptom_order_words"),
    ),
    "b12": ("b12_told", "b12_told_on", "b12_level_before", "b12_cause", "b12_better_since"),
    "medicines": ("alcohol", "nitrous_oxide"),
}
"""Its fields that stand in another section than its own."""
IN_THE_HEAD = ("handedness",)


def document(owner: User, start: date, end: date, choices: Choices) -> str:
    """In JSON. Raises `report.build.Busy`."""
    telling = Telling(
        keep=partial(chosen, choices),
        patient=filled(
            name=[{"text": name}] if (name := words(choices.name)) else None,
            birthDate=choices.born.isoformat() if choices.born else None,
        ),
        page=report(owner, start, end, choices),
    )
    return write(owner, start, end, telling)


def chosen(choices: Choices, row: Row) -> Row | None:
    """What of a record goes in: nothing of a section that the page leaves out, and no note that it
    leaves out."""
    kept = background(choices.left_out, row) if row.kind == "background" else row
    if row.model.section_of(row.values) in choices.left_out or row.values.get("answered"):
        return None
    return kept if choices.notes else without(kept, "note")


def background(left_out: Set[str], row: Row) -> Row:
    elsewhere = [name for names in BACKGROUND.values() for name in names]
    own = [name for name in row.values if name not in (*elsewhere, *IN_THE_HEAD)]
    sections = {**BACKGROUND, "background": own}
    return without(row, *(name for part in left_out for name in sections.get(part, ())))


def without(row: Row, *names: str) -> Row:
    blank = {name: None for name in names if name in row.values}
    return replace(row, values=row.values | blank)
