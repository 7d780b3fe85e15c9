"""Strength and function: what was answered yes by its dates, then what was answered no, or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import dropwhile, groupby, takewhile
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from diary.report.excerpt import Excerpt
from diary.report.page import Function, Line
from diary.report.words import day_words, listed, not_recorded, one_line, term
from diary.series import Found
from diary.vocabulary import VOCABULARY

BRIEF = {
    "weakness": _lazy("weakness in one place"),
    "hand_clumsiness": _lazy("clumsy hand"),
    "tripping": _lazy("trips or foot drop"),
    "thinner_muscle": _lazy("thinner muscle"),
    "unsteadiness": _lazy("unsteady in the dark"),
    "speech": _lazy("speech"),
    "swallowing": _lazy("swallowing or choking"),
    "double_vision": _lazy("double vision or drooping lid"),
    "dim_sight": _lazy("dimmer sight"),
    "head_drop": _lazy("head drop"),
    "breathlessness": _lazy("breathless lying flat or on small effort"),
    "bladder_or_bowel": _lazy("bladder, bowel or saddle numbness"),
    "memory": _lazy("memory or thinking"),
    "weight_loss": _lazy("weight loss without trying"),
    "spreading_numbness": _lazy("spreading numbness or tingling"),
}
"""What the patient was asked, as a clinician says it in a list."""
WORST_FIRST = ("new_or_worse", "as_before", "no")
RUNS_SHOWN = 2
"""Runs of the same answer before the last one."""
COUNTED = 3
"""Checks in a run from which on it says how many: its two dates alone could be all."""


@dataclass(frozen=True)
class Answer:
    """What one check said of an item."""

    day: date
    answer: str
    where: str | None
    since: str | None
    told: bool | None


def function(diary: Excerpt) -> Function:
    title = _("Strength and function")
    if not diary.checks:
        return Function(title, "", (), (), (Line(not_recorded()),))
    current = checks_of_period(diary)
    sorts: dict[str, list[str]] = {"yes": [], "no": [], "not_answered": []}
    for item in VOCABULARY["function_items"]:
        sorts[sort_of(item, diary, current)].append(item)
    return Function(
        title=title,
        note=asked(diary, current),
        columns=(
            _("Answered yes"),
            _("Where"),
            _("Since"),
            _("Course, by the dates of the answers"),
        ),
        rows=tuple(row(item, said, diary.end) for item, said in worst_first(diary, sorts["yes"])),
        lines=(
            *items_line(_("Answered no:"), sorts["no"]),
            *items_line(_("Not answered:"), sorts["not_answered"]),
        ),
    )


def checks_of_period(diary: Excerpt) -> Sequence[Found]:
    """Of none within it the last before."""
    return [found for found in diary.checks if found[0] >= 0] or diary.checks[-1:]


def items_present(diary: Excerpt) -> set[str]:
    """The items that were answered yes, as `function` sorts them."""
    current = checks_of_period(diary)
    return {i for i in VOCABULARY["function_items"] if sort_of(i, diary, current) == "yes"}


def answers(item: str, diary: Excerpt, checks: Sequence[Found]) -> list[Answer]:
    return [
        Answer(
            diary.start + timedelta(days=day),
            found[item],
            *(found[f"{item}_{name}"] for name in ("where", "since", "told")),
        )
        for day, found in checks
        if found[item]
    ]


def sort_of(item: str, diary: Excerpt, current: Sequence[Found]) -> str:
    """By the checks of the period, or the last before it; a yes stands until it was answered."""
    now = answers(item, diary, current)
    last = now or answers(item, diary, diary.checks)[-1:]
    if any(said.answer != "no" for said in last):
        return "yes"
    return "no" if now else "not_answered"


def worst_first(diary: Excerpt, items: Sequence[str]) -> list[tuple[str, list[Answer]]]:
    """With their answers: what is new stands above what passed, else in the order of the check."""
    told = [(item, answers(item, diary, diary.checks)) for item in items]
    return sorted(told, key=lambda found: WORST_FIRST.index(found[1][-1].answer))


def asked(diary: Excerpt, current: Sequence[Found]) -> str:
    day = diary.start + timedelta(days=current[-1][0])
    if day < diary.start:
        return _("not asked in this period; last on %(date)s") % {"date": day_words(day)}
    return ngettext(
        "asked once in this period, on %(date)s",
        "asked %(n)d times in this period; last on %(date)s",
        len(current),
    ) % {
        "n": len(current),
        "date": day_words(day),
    }


def row(item: str, said: Sequence[Answer], end: date) -> tuple[str, ...]:
    """Item, where, since, the last answer, and the rest of its course."""
    spell = last_spell(said)
    last, *before = reversed([list(run) for _answer, run in groupby(said, lambda one: one.answer)])
    runs = [f"{answer_name(run)} {run_words(run, end)}" for run in before]
    rest = [run_words(last, end), *([listed(runs, RUNS_SHOWN)] if runs else []), *knows(spell)]
    return (
        str(VOCABULARY["function_items"][item].label),
        one_line(first(one.where for one in spell)) or "–",
        since_words(spell, end) or "–",
        answer_name(last),
        "; ".join(rest),
    )


def last_spell(said: Sequence[Answer]) -> list[Answer]:
    """The answers from the last that is not "no" back to the "no" before it, the latest first."""
    present = dropwhile(lambda one: one.answer == "no", reversed(said))
    return list(takewhile(lambda one: one.answer != "no", present))


def since_words(spell: Sequence[Answer], end: date) -> str:
    """about six weeks ago (said on 21 Apr): the words may count from the day of the check."""
    given = [one for one in spell if one.since]
    if not given:
        return ""
    same = list(takewhile(lambda one: one.since == given[0].since, given))
    return _("%(since)s (said on %(date)s)") % {
        "since": one_line(given[0].since),
        "date": day_of(same[-1], end),
    }


def answer_name(run: Sequence[Answer]) -> str:
    return term("function_answers", run[0].answer)


def run_words(run: Sequence[Answer], end: date) -> str:
    """21 Apr to 3 Nov, 8 checks."""
    first, last = day_of(run[0], end), day_of(run[-1], end)
    dates = first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
    if len(run) < COUNTED:
        return dates
    return _("%(dates)s, %(n)d checks") % {"dates": dates, "n": len(run)}


def day_of(one: Answer, end: date) -> str:
    """With its year only where it isn't that in which the period ends."""
    return day_words(one.day, year=one.day.year != end.year)


def knows(spell: Sequence[Answer]) -> list[str]:
    """Whether a clinician knows of it as it is now: what got worse has to be told anew."""
    worse = next((i for i, one in enumerate(spell) if one.answer == "new_or_worse"), len(spell))
    told = first(one.told for one in spell[: worse + 1])
    return [] if told is None else [_("clinician knows") if told else _("clinician not told yet")]


def first(values: Iterable[Any]) -> Any:
    """The first that was given."""
    return next((value for value in values if value is not None), None)


def items_line(lead: str, items: Sequence[str]) -> list[Line]:
    names = "; ".join(str(BRIEF[item]) for item in items)
    return [Line(names, lead=lead)] if names else []
