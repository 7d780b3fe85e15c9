"""What stands on the pages, as plain frozen data: `contents` makes it, `render` gets it as JSON.

Days are numbered from 0, the first day of the period. None is "not recorded", never 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Paper = Literal["a4", "us-letter"]
Mark = Literal["injected", "taken", "skipped"]
DayMark = Literal["observed", "partial", "none", "other", "blank"]
"""What is known of the twitching of a day; `other`: an entry, but none that tells."""
Ticks = tuple[tuple[int, str], ...]
"""Day and label."""


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
    """Without rows it keeps its title and says `empty`. `note` stands under the title, `lines`
    under the rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    empty: str = ""
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
    """What is chosen for one report and kept nowhere. `name`: empty if it is to be written on."""

    paper: Paper = "a4"
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

    `reader`: for whom it is, and when; nothing without an appointment. `hand`: which one writes."""

    title: str
    name: Field
    born: Field
    hand: str
    reader: str
    period: str
    entries: str
    made: str
    page: str
    """With {page} and {pages} to be filled in."""


@dataclass(frozen=True)
class SiteCount:
    """Entries at a site: where it is on its view, and where its number would best stand."""

    view: str
    at: tuple[float, float]
    number: tuple[float, float]
    n: int


@dataclass(frozen=True)
class Outline:
    """Numbers on an outline of the body. `right` and `left`: the letters of its sides."""

    caption: str
    alt: str
    right: str
    left: str
    counts: tuple[SiteCount, ...]


@dataclass(frozen=True)
class Strip:
    """Mean twitches a recorded day; `values[i]`: the days from `edges[i]` up to `edges[i + 1]`."""

    caption: str
    legend: str
    alt: str
    edges: tuple[int, ...]
    values: tuple[float | None, ...]
    doses: tuple[tuple[int, Mark], ...]
    ticks: Ticks


@dataclass(frozen=True)
class Lane:
    """One daily series on the shared axis: amounts as bars, ratings as dots.

    `partial`: the bars of days on which not all was logged, so that they stand for "at least".
    `smooth`: a mean of the days around each, drawn as a line over the bars.
    """

    series: str
    label: str
    bars: bool
    values: tuple[float | None, ...]
    partial: tuple[bool, ...]
    top: float | None
    """Of the scale; None: its largest value."""
    smooth: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Timeline:
    """Lanes over one axis, by day, or by week when the period is long; the first is the widest.

    `events`: day and number."""

    title: str
    legend: str
    alt: str
    edges: tuple[int, ...]
    lanes: tuple[Lane, ...]
    doses: tuple[tuple[int, Mark], ...]
    ticks: Ticks
    events: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Interval:
    """A rate ratio with its bounds."""

    ratio: float
    low: float
    high: float
    found: bool


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
class Since:
    """Means by days since an injection, one step each, with the number of days behind each."""

    title: str
    note: str
    alt: str
    labels: tuple[str, ...]
    values: tuple[float | None, ...]
    n_days: tuple[int, ...]


@dataclass(frozen=True)
class Calendar:
    """A mark a day. `first_weekday`: of the first day, 0 = Monday."""

    title: str
    legend: str
    alt: str
    first_weekday: int
    marks: tuple[DayMark, ...]
    ticks: Ticks


@dataclass(frozen=True)
class Contents:
    """In the order of the pages: the summary, the charts, the details.

    What is None has nothing to show and leaves no gap, unless the summary has to say so.
    """

    language: str
    made: tuple[int, int, int]
    """Year, month, day."""
    paper: Paper
    header: Header
    words: Block
    questions: Block
    function: Function
    twitching: Block
    outline: Outline | None
    strip: Strip | None
    symptoms: Block
    b12: Block
    labs: Labs
    medicines: Block
    background: Block
    timeline: Timeline | None
    events: Block | None
    links: Links | None
    treatments: Table | None
    since: Since | None
    exposures: Table
    more_symptoms: Table | None
    more_labs: Labs | None
    more_medicines: Table | None
    calendar: Calendar | None
    missing: Block
    method: Block
    next_pages: str
    foot: str


def outline_of(data: dict[str, Any]) -> Outline:
    """Read back from JSON."""
    return Outline(**{**data, "counts": [SiteCount(**count) for count in data["counts"]]})


def strip_of(data: dict[str, Any]) -> Strip:
    return Strip(**data)


def timeline_of(data: dict[str, Any]) -> Timeline:
    return Timeline(**{**data, "lanes": [Lane(**lane) for lane in data["lanes"]]})


def links_of(data: dict[str, Any]) -> Links | None:
    """None if there is no interval to draw."""
    intervals = tuple(Interval(**interval) for interval in data["intervals"])
    return Links(**{**data, "intervals": intervals}) if intervals else None


def since_of(data: dict[str, Any]) -> Since:
    return Since(**data)


def calendar_of(data: dict[str, Any]) -> Calendar:
    return Calendar(**data)
