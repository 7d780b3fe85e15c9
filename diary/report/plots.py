"""The charts that have no axis of days: ratios, days since an injection, the calendar."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator

from diary.report.charts import FILLED, INK, STRIP_FILL, draw_bars, top_of
from diary.report.drawn import DayMark, Interval, Since

WIDEST_RATIO = 8.0
SQUARE = np.array([(0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)])
HALF = SQUARE[[0, 1, 3]]
"""Of a day in the calendar, which is one wide and one high."""


def draw_since(since: Since, axes: Axes) -> None:
    """A bar a step with its mean over it; beneath, the days and how many they are."""
    means = [(step, value) for step, value in enumerate(since.values) if value is not None]
    draw_bars([(step, value, FILLED) for step, value in means], axes, fc=STRIP_FILL, ec="none")
    for step, value in means:
        axes.annotate(
            f"{value:.1f}", (step, value), (0, 1.5), textcoords="offset points", ha="center"
        )
    axes.axhline(0, color=INK, lw=0.6)
    axes.set_xlim(-0.6, len(since.values) - 0.4)
    axes.set_ylim(0, top_of(since.values) * 1.2)
    axes.yaxis.set_major_locator(NullLocator())
    labels = [f"{label}\n({n})" for label, n in zip(since.labels, since.n_days, strict=True)]
    axes.xaxis.set_major_locator(FixedLocator(range(len(labels))))
    axes.xaxis.set_major_formatter(FixedFormatter(labels))


def draw_weeks(marks: Sequence[DayMark], first_weekday: int, axes: Axes) -> None:
    """A square a day in a column a week, Monday on top: filled, half, hollow, a dot, or nothing."""
    places = [divmod(place, 7) for place in range(first_weekday, first_weekday + len(marks))]
    for drawn, corners, fill in (
        ({"none", "partial"}, SQUARE, "white"),
        ({"observed"}, SQUARE, INK),
        ({"partial"}, HALF, INK),
    ):
        chosen = [place for place, mark in zip(places, marks, strict=True) if mark in drawn]
        if chosen:
            shapes = np.array(chosen)[:, None, :] + corners
            path = Path.make_compound_path_from_polys(shapes)
            axes.add_patch(PathPatch(path, fc=fill, ec=INK, lw=0.5))
    dots = [place for place, mark in zip(places, marks, strict=True) if mark == "other"]
    x, y = np.reshape(dots, (-1, 2)).T + 0.5
    axes.plot(x, y, color=INK, marker="o", markersize=1, ls="none")
    axes.set_ylim(7, 0)
    axes.yaxis.set_major_locator(NullLocator())


def draw_intervals(intervals: Sequence[Interval], no_difference: str, axes: Axes) -> None:
    """One row each from the top: dot and interval on a log axis, an arrow where it runs on."""
    low, high = ratio_limits(intervals)
    axes.axvline(1, color=INK, lw=0.8, ls=":", zorder=1)
    for row, interval in enumerate(intervals):
        left, right = (min(max(bound, low), high) for bound in (interval.low, interval.high))
        axes.plot([left, right], [row, row], color=INK, lw=2.5, solid_capstyle="butt")
        for bound, beyond, arrow in (
            (left, interval.low < low, "<"),
            (right, interval.high > high, ">"),
        ):
            if beyond:
                axes.plot(bound, row, marker=arrow, markersize=5, color=INK, clip_on=False)
        if low <= interval.ratio <= high:
            fill = INK if interval.found else "white"
            axes.plot(
                interval.ratio,
                row,
                marker="o",
                markersize=5.5,
                mfc=fill,
                mec=INK,
                mew=1.0,
                zorder=3,
            )
    axes.set_xscale("log")
    axes.set_xlim(low, high)
    axes.set_ylim(len(intervals) - 0.5, -0.5)
    axes.yaxis.set_major_locator(NullLocator())
    ratio_axis(axes, low, high, no_difference)


def ratio_axis(axes: Axes, low: float, high: float, no_difference: str) -> None:
    chosen = [ratio for ratio in (0.25, 0.5, 1, 2, 4) if low <= ratio <= high]
    labels = [f"1\n{no_difference}" if ratio == 1 else f"{ratio:g}" for ratio in chosen]
    axes.xaxis.set_major_locator(FixedLocator(chosen))
    axes.xaxis.set_major_formatter(FixedFormatter(labels))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.spines["bottom"].set_visible(True)


def ratio_limits(intervals: Sequence[Interval]) -> tuple[float, float]:
    """Even about 1, from half and double up to an eighth and eightfold."""
    bounds = [bound for interval in intervals for bound in (1 / interval.low, interval.high)]
    widest = min(max(2.0, *bounds) * 1.1, WIDEST_RATIO)
    return 1 / widest, widest
