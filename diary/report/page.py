"""What stands on the pages, as plain frozen data: `contents` makes it, `render` gets it as JSON.

What isn't known is None or says so; it is never 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from diary.report.drawn import Calendar, Interval, Outline, Since, Strip, Timeline

Paper = Literal["a4", "us-letter"]


@dataclass(frozen=True)
class Line:
    """One paragraph: a label at its left, and words in bold at its start."""

    text: str
    label: str = ""
    lead: str = ""


@dataclass(frozen=True)
class Block:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Table:
    """`note` stands under the title, `lines` under the rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class LabRow:
    """`outside`: of the laboratory's own range; then the value stands in bold."""

    test: str
    date: str
    value: str
    rest: str
    since: str
    outside: bool


@dataclass(frozen=True)
class Labs:
    """Without rows its `lines` say so."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[LabRow, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Function:
    """`rows`: item, where, since, the last answer, and the rest of its course."""

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Choices:
    """What is chosen for one report and kept nowhere. `name`: empty if it is to be written on.
    `left_out`: the sections of `sections.SECTIONS` that do not go in. `notes`: those of entries."""

    paper: Paper = "a4"
    left_out: frozenset[str] = frozenset()
    notes: bool = False
    name: str = ""
    born: date | None = None


@dataclass(frozen=True)
class Field:
    """A label and what stands beside it; nothing: a line to write on."""

    label: str
    value: str


@dataclass(frozen=True)
class Header:
    """`name` and `born`: the account holds neither, so they are chosen anew or written by hand.

    `reader`: for whom it is, and when; nothing without an appointment. `hand`: which one writes.
    `whose`: on each later page, as a loose one must be known again."""

    title: str
    name: Field
    born: Field
    whose: str
    hand: str
    reader: str
    period: str
    entries: str
    made: str
    page: str
    """With {page} and {pages} to be filled in."""


@dataclass(frozen=True)
class Links:
    """`rows` stand beside `intervals`, one each; `lines` tell of what has no interval. `note`: what
    was read, and when."""

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    intervals: tuple[Interval, ...]
    no_difference: str
    alt: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Contents:
    """In the order of the pages: the summary, the charts, the details.

    What is None has nothing to show, or was left out, and leaves no gap; with nothing recorded
    the summary says so. `left_out`: what the patient left out, in words.
    """

    language: str
    made: tuple[int, int, int]
    """Year, month, day."""
    paper: Paper
    header: Header
    left_out: str
    words: Block | None
    questions: Block | None
    function: Function | None
    twitching: Block | None
    outline: Outline | None
    strip: Strip | None
    symptoms: Block | None
    b12: Block | None
    labs: Labs | None
    medicines: Block | None
    background: Block | None
    timeline: Timeline | None
    events: Block | None
    links: Links | None
    treatments: Table | None
    since: Since | None
    exposures: Table | None
    more_questions: Block | None
    more_symptoms: Table | None
    more_labs: Labs | None
    more_medicines: Table | None
    calendar: Calendar | None
    missing: Block
    method: Block
    notes: Block | None
    goes_on: str
    """At the foot of the first page if the summary does not end on it."""
    next_pages: str
    foot: str


def links_of(data: dict[str, Any]) -> Links | None:
    """None if there is no interval to draw."""
    intervals = tuple(Interval(**interval) for interval in data["intervals"])
    return Links(**{**data, "intervals": intervals}) if intervals else None
