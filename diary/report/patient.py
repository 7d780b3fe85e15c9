"""What the patient says and asks, in their own words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from diary.report.excerpt import Excerpt
from diary.report.page import Block, Line
from diary.report.words import day_words, not_recorded, one_line, quoted, term

QUESTIONS_SHOWN = 3


def words(diary: Excerpt, made: date) -> Block:
    """The worry and the change since the last visit; blanks are left out."""
    found = diary.background
    lines = [
        Line(text, lead=lead)
        for lead, text in (
            ("", quoted(found.get("main_worry"))),
            (since_visit(diary, made), change(found)),
        )
        if text
    ]
    return Block(_("In the patient’s words"), tuple(lines) or (Line(not_recorded()),))


def since_visit(diary: Excerpt, made: date) -> str:
    visits = [day for day, _who in diary.appointments if day < made]
    if not visits:
        return _("Since the last visit:")
    return _("Since the last visit (%(date)s):") % {"date": day_words(visits[-1])}


def change(found: Mapping[str, Any]) -> str:
    """Better, or worse; and in which way."""
    parts = (term("changes", found.get("change_since_visit")), quoted(found.get("change_words")))
    return ", ".join(filter(None, parts))


def questions(diary: Excerpt) -> Block:
    """Those that wait for an answer, in the order in which they were written down."""
    shown = numbered(diary)[:QUESTIONS_SHOWN]
    more = len(diary.questions) - QUESTIONS_SHOWN
    others = [Line(_("+ %(n)d more, further on") % {"n": more})] if more > 0 else []
    return Block(_("Questions for today"), (*shown, *others) or (Line(not_recorded()),))


def more_questions(diary: Excerpt) -> Block | None:
    """Those that the first page had no room for."""
    lines = tuple(numbered(diary)[QUESTIONS_SHOWN:])
    return Block(_("More questions"), lines) if lines else None


def numbered(diary: Excerpt) -> list[Line]:
    return [
        Line(one_line(text), label=f"{place}.") for place, text in enumerate(diary.questions, 1)
    ]
