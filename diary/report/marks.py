"""The marks of B12 doses on an axis of days, and what they are called."""

from __future__ import annotations

from django.utils.translation import gettext as _

from diary.report.drawn import Mark
from diary.report.excerpt import Excerpt
from diary.vocabulary import INJECTED


def doses(diary: Excerpt) -> tuple[tuple[int, Mark], ...]:
    return tuple(
        (day, mark_of(dose["status"], dose["route"])) for day, dose in diary.doses_in_period
    )


def mark_of(status: str, route: str) -> Mark:
    if status == "skipped":
        return "skipped"
    return "injected" if route in INJECTED else "taken"


def dose_legend(marks: tuple[tuple[int, Mark], ...]) -> list[str]:
    words: dict[Mark, str] = {
        "injected": _("▼ B12 injection"),
        "taken": _("| B12 not injected"),
        "skipped": _("▽ B12 skipped"),
    }
    present = {mark for _day, mark in marks}
    named = [text for mark, text in words.items() if mark in present]
    return [", ".join(named)] if named else []
