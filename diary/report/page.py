"""What stands on the pages, as plain frozen data: `contents` makes it, `render` gets it as JSON.

Days are numbered from 0, the first day of the period. None is "not recorded", never 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Mark = Literal["injected", "taken", "skipped"]
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
    """Without rows it keeps its title and says `empty`."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str


@dataclass(frozen=True)
class Function:
    """`rows`: item, where, since, the last answer, and the rest of its course."""

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Header:
    """`name` and `born` are labels of lines to write on: the account holds neither.

    `reader`: for whom it is, and when; nothing without an appointment."""

    title: str
    name: str
    born: str
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
    """

    series: str
    label: str
    bars: bool
    values: tuple[float | None, ...]
    partial: tuple[bool, ...]
    top: float | None
    """Of the scale; None: its largest value."""


@dataclass(frozen=True)
class Timeline:
    """Lanes over one axis, by day, or by week when the period is long; the first is the widest."""

    title: str
    legend: str
    alt: str
    edges: tuple[int, ...]
    lanes: tuple[Lane, ...]
    doses: tuple[tuple[int, Mark], ...]
    ticks: Ticks


@dataclass(frozen=True)
class Interval:
    """A rate ratio with its bounds."""

    ratio: float
    low: float
    high: float
    found: bool


@dataclass(frozen=True)
class Links:
    """`rows` stand beside `intervals`, one each; `lines` tell of what has no interval."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    intervals: tuple[Interval, ...]
    no_difference: str
    alt: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Contents:
    """`timeline` and `links` fill the second page; without them there is one page."""

    language: str
    header: Header
    words: Block
    questions: Block
    function: Function
    twitching: Block
    outline: Outline | None
    strip: Strip | None
    exposures: Table
    b12: Block
    background: Block
    missing: Block
    timeline: Timeline | None
    links: Links | None
    method: Block
    foot: str


def outline_of(data: dict[str, Any]) -> Outline:
    """Read back from JSON."""
    return Outline(**{**data, "counts": [SiteCount(**count) for count in data["counts"]]})


def strip_of(data: dict[str, Any]) -> Strip:
    return Strip(**data)


def timeline_of(data: dict[str, Any]) -> Timeline:
    return Timeline(**{**data, "lanes": [Lane(**lane) for lane in data["lanes"]]})


def intervals_of(data: dict[str, Any]) -> list[Interval]:
    return [Interval(**interval) for interval in data["intervals"]]
