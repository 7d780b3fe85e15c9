"""What the charts show, as plain frozen data: the part of `page.Contents` that is drawn.

Days are numbered from 0, the first day of the period. None is "not recorded", never 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Mark = Literal["injected", "taken", "skipped"]
DayMark = Literal["observed", "partial", "none", "other", "blank"]
"""What is known of the twitching of a day; `other`: an entry, but none that tells."""
Ticks = tuple[tuple[int, str], ...]
"""Day and label."""


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


def outline_of(data: dict[str, Any]) -> Outline:
    """Read back from JSON."""
    return Outline(**{**data, "counts": [SiteCount(**count) for count in data["counts"]]})


def strip_of(data: dict[str, Any]) -> Strip:
    return Strip(**data)


def timeline_of(data: dict[str, Any]) -> Timeline:
    return Timeline(**{**data, "lanes": [Lane(**lane) for lane in data["lanes"]]})


def since_of(data: dict[str, Any]) -> Since:
    return Since(**data)


def calendar_of(data: dict[str, Any]) -> Calendar:
    return Calendar(**data)
