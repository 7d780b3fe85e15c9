"""What the patient wrote beside the entries of a period, if it is to be printed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import F, Value
from django.utils.translation import gettext as _

from accounts.models import User
from diary.models import KINDS, Entry, entry_kinds
from diary.report.page import Block, Line
from diary.report.words import day_words, not_recorded, one_line

MOST_NOTES = 20
LONGEST_NOTE = 240


def notes(owner: User, start: date, end: date, left_out: Collection[str] = ()) -> Block:
    """In the order of their days; of very many the latest. Those of what is left out stay out."""
    found = written(owner, start, end, left_out)
    shown = [
        Line(one_line(text, LONGEST_NOTE), label=day_words(day), lead=f"{label}:")
        for day, label, text in found[-MOST_NOTES:]
    ]
    earlier = len(found) - len(shown)
    others = [Line(_("+ %(n)d earlier") % {"n": earlier})] if earlier else []
    return Block(_("The patient’s notes"), (*others, *shown) or (Line(not_recorded()),))


def written(
    owner: User, start: date, end: date, left_out: Collection[str]
) -> list[tuple[date, str, str]]:
    """Day, kind in words and note, over all kinds, in one query."""
    first, *others = (
        model.objects.filter(owner=owner, day__range=(start, end), note__gt="")
        .annotate(kind=Value(model.kind), sort=category(model))
        .values_list("day", "at", "uid", "note", "kind", "sort")
        for model in entry_kinds()
    )
    found = first.union(*others, all=True).order_by("day", "at", "uid")
    return [
        (day, str(KINDS[kind].label), note)
        for day, _at, _uid, note, kind, sort in found
        if KINDS[kind].section_of({"category": sort}) not in left_out
    ]


def category(model: type[Entry]) -> F | Value:
    """Of an event its section hangs on it."""
    return F("category") if "category" in model.fields() else Value("")
