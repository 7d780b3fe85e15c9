"""The charts over days: each draws what `drawn` holds on the axes it is given, and knows no page.

A day that was not recorded is a gap over a dashed ground line; zero is a hollow dot on the line; no
line runs across a gap. Every series has a lane of its own with a written label: no meaning hangs on
a hue.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator

from diary.report.drawn import Lane, Mark, Strip, Ticks

INK = "black"
HAIRLINE = "#BBBBBB"
STRIP_FILL = "#444444"
HUES = {
    "twitch.count": "#5B3A9E",
    "sleep.hours": "#2F6DB5",
    "caffeine.mg": "#8A5A1E",
    "hydration.ml": "#0E7C86",
    "checkin.stress": "#B4531A",
}
MARKERS: dict[Mark, str] = {"injected": "v", "taken": "|", "skipped": "v"}
DASHES = (0, (2, 2))
SMALLEST_TOP = 1.0
FILLED = 0.78
"""Share of its step that a bar fills."""
WIDEST_BAR = 1 / 40
"""Of a day: share of the axis, for periods of a few days."""


def draw_strip(strip: Strip, axes: Axes) -> None:
    """Bars of means, as wide as what they are the mean of, a day no wider than in a lane; only the
    dashed ground line for a step with too few recorded days."""
    edges, values = strip.edges, strip.values
    top = top_of(values)
    ground(axes, edges, [value is not None for value in values])
    steps = list(zip(values, pairwise(edges), strict=True))
    chosen = [
        ((left + right) / 2, value, bar_width(left, right, edges[-1]))
        for value, (left, right) in steps
        if value
    ]
    draw_bars(chosen, axes, fc=STRIP_FILL, ec="none")
    zeros(axes, [sum(span) / 2 for value, span in steps if value == 0])
    axes.set_ylim(0, top * 1.05)
    axes.yaxis.set_major_locator(NullLocator())


def bar_width(left: int, right: int, days: int) -> float:
    widest = days * WIDEST_BAR if right - left == 1 else days
    return min((right - left) * FILLED, widest)


def draw_lane(lane: Lane, edges: Sequence[int], axes: Axes) -> None:
    """One series: bars from the ground, or dots joined where nothing is missing between them."""
    hue = HUES.get(lane.series, INK)
    middles = (np.array(edges[:-1]) + np.array(edges[1:])) / 2
    ground(axes, edges, [value is not None for value in lane.values])
    if lane.bars:
        bars(lane, edges, axes, hue)
        zeros(axes, [m for m, value in zip(middles, lane.values, strict=True) if value == 0])
        draw_smooth(lane.smooth, middles, axes)
    else:
        dots(lane.values, middles, axes, hue)
    top = lane.top or top_of(lane.values)
    axes.set_ylim(0, top * 1.08)
    axes.yaxis.tick_right()
    axes.set_yticks([0, top], ["0", f"{top:.0f}" if top >= 100 else f"{round(top, 1):g}"])
    # Within the lane: the next one's scale begins just below.
    zero, most = axes.get_yticklabels()
    zero.set_verticalalignment("bottom")
    most.set_verticalalignment("top")
    axes.spines["right"].set_visible(True)
    axes.spines["right"].set_bounds(0, top)
    axes.set_ylabel(lane.label, rotation=0, ha="left", va="center", multialignment="left")


def bars(lane: Lane, edges: Sequence[int], axes: Axes, hue: str) -> None:
    """Hollow where not all was logged."""
    for partial, fill in ((False, hue), (True, "none")):
        chosen = [
            ((left + right) / 2, value, min((right - left) * FILLED, edges[-1] * WIDEST_BAR))
            for (left, right), value, part in zip(
                pairwise(edges), lane.values, lane.partial, strict=True
            )
            if value and part == partial
        ]
        draw_bars(chosen, axes, fc=fill, ec=hue if partial else "none", lw=0.6)


def draw_bars(bars: Sequence[tuple[float, float, float]], axes: Axes, **style: Any) -> None:
    """Middle, height and width of each. One path for all: a year has a thousand of them."""
    if bars:
        middles, heights, widths = np.array(bars).T
        left, right, ground = middles - widths / 2, middles + widths / 2, np.zeros(len(bars))
        x = np.column_stack([left, left, right, right])
        y = np.column_stack([ground, heights, heights, ground])
        path = Path.make_compound_path_from_polys(np.dstack([x, y]))
        axes.add_patch(PathPatch(path, **style))


def dots(values: Sequence[float | None], middles: Iterable[float], axes: Axes, hue: str) -> None:
    points = list(zip(middles, values, strict=True))
    n_known = sum(value is not None for value in values)
    size = min(max(300 / n_known, 1.4), 3.6)
    for known, run in groupby(points, key=lambda point: point[1] is not None):
        if known:
            x, y = zip(*run, strict=True)
            axes.plot(x, y, color=hue, marker="o", markersize=size, clip_on=False)


def draw_smooth(smooth: Sequence[float | None], middles: Sequence[float], axes: Axes) -> None:
    """In black over a white edge, so that it is seen on bars and on paper alike."""
    points = list(zip(middles, smooth, strict=False))
    for known, run in groupby(points, key=lambda point: point[1] is not None):
        if known:
            x, y = zip(*run, strict=True)
            axes.plot(x, y, color="white", lw=2.6, zorder=5)
            axes.plot(x, y, color=INK, lw=1.2, zorder=6)


def ground(axes: Axes, edges: Sequence[int], recorded: Sequence[bool]) -> None:
    """The line under a lane: solid where something was recorded, dashed where not."""
    steps = zip(recorded, pairwise(edges), strict=True)
    for known, run in groupby(steps, key=lambda step: step[0]):
        spans = [span for _known, span in run]
        ends = [spans[0][0], spans[-1][1]]
        style = "-" if known else DASHES
        axes.plot(ends, [0, 0], color=INK, lw=0.6, ls=style, clip_on=False, zorder=3)


def zeros(axes: Axes, middles: Sequence[float]) -> None:
    axes.plot(
        middles,
        np.zeros(len(middles)),
        ls="none",
        marker="o",
        markersize=2.6,
        markerfacecolor="white",
        markeredgecolor=INK,
        markeredgewidth=0.6,
        clip_on=False,
        zorder=4,
    )


def draw_doses(doses: Iterable[tuple[int, Mark]], axes: Axes) -> None:
    """▼ an injection, | another dose, ▽ one that was skipped."""
    for mark, marker in MARKERS.items():
        days = [day + 0.5 for day, drawn in doses if drawn == mark]
        axes.plot(
            days,
            np.full(len(days), 0.5),
            ls="none",
            marker=marker,
            markersize=5,
            markeredgewidth=0.7,
            markerfacecolor="white" if mark == "skipped" else INK,
            markeredgecolor=INK,
            clip_on=False,
        )
    axes.set_ylim(0, 1)
    axes.yaxis.set_major_locator(NullLocator())


def draw_events(events: Iterable[tuple[int, int]], axes: Axes, column: Iterable[Axes]) -> None:
    """The number of each event over a dashed line down the lanes; beside it where days are near."""
    for day, number in events:
        axes.text(day + 0.5, 0.5, str(number), ha="center", va="center", fontweight="bold")
        for lane in column:
            lane.axvline(day + 0.5, color=INK, lw=0.5, ls=DASHES, zorder=1)
    axes.set_ylim(0, 1)
    axes.yaxis.set_major_locator(NullLocator())


def draw_grid(ticks: Ticks, axes: Axes) -> None:
    """Hairlines at the dates of the axis, so that the eye finds the same day in every lane."""
    for day, _label in ticks:
        axes.axvline(day, color=HAIRLINE, lw=0.3, zorder=0)


def draw_dates(ticks: Sequence[tuple[float, str]], axes: Axes) -> None:
    axes.xaxis.set_major_locator(FixedLocator([day for day, _label in ticks]))
    axes.xaxis.set_major_formatter(FixedFormatter([label for _day, label in ticks]))
    for label in axes.get_xticklabels():
        label.set_horizontalalignment("left")


def top_of(values: Iterable[float | None]) -> float:
    """The largest value, and never nothing."""
    return max([value for value in values if value is not None] + [SMALLEST_TOP])
