"""The outline of the body, drawn in its own units on the axes it is given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Polygon
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from diary.bodymap import body
from diary.report.drawn import SiteCount

INK = "black"
DIGIT, PADDING, HEIGHT = 14.0, 11.0, 26.0
"""Of a circle around a number: how much each digit and both ends add to its width; its height."""
DIGIT_HEIGHT = 15.4
CORNERS = 64
GAP = 1.0
ROUNDS = 200
LETTERS_X, LETTERS_Y = 64.0, 256.0
Array = NDArray[np.float64]
MIRRORED = Affine2D().scale(-1, 1)
CODES = {"M": [Path.MOVETO], "L": [Path.LINETO], "C": [Path.CURVE4] * 3, "Z": [Path.CLOSEPOLY]}


def draw_body(view: str, counts: Sequence[SiteCount], letters: tuple[str, str], axes: Axes) -> None:
    """`letters`: of the side at the reader's left, and of the other."""
    left, top, width, height = body()["box"]
    axes.set_xlim(left, left + width)
    axes.set_ylim(top + height, top)
    axes.set_axis_off()
    axes.add_patch(PathPatch(path_of(body()["outline"]), fc="none", ec=INK, lw=0.7))
    details = path_of(body()["details"][view])
    for half in (details, details.transformed(MIRRORED)):
        axes.add_patch(PathPatch(half, fc="none", ec=INK, lw=0.3))
    for x, letter in zip((-LETTERS_X, LETTERS_X), letters, strict=True):
        axes.text(x, LETTERS_Y, letter, ha="center", va="center")
    numbers(counts, axes)


def path_of(drawn: str) -> Path:
    """An SVG path of the absolute commands M, L, C and Z."""
    points: list[list[float]] = []
    codes: list[Any] = []
    for command, numbers in re.findall(r"([MLCZ])([^MLCZ]*)", drawn):
        found = [float(number) for number in re.findall(r"-?[\d.]+", numbers)] or [0.0, 0.0]
        points += np.reshape(found, (-1, 2)).tolist()
        codes += CODES[command]
    return Path(points, codes)


def numbers(counts: Sequence[SiteCount], axes: Axes) -> None:
    """Circles around numbers, moved apart; a line leads from each to its place beside it."""
    widths = [max(HEIGHT, DIGIT * len(str(count.n)) + PADDING) for count in counts]
    middles = apart([count.number for count in counts], widths)
    for count, (x, y) in zip(counts, middles, strict=True):
        axes.plot([count.at[0], x], [count.at[1], y], color=INK, lw=0.5, zorder=2)
        axes.plot(*count.at, color=INK, marker="o", markersize=1.4, zorder=2)
    for count, width, (x, y) in zip(counts, widths, middles, strict=True):
        axes.add_patch(circle(x, y, width))
        axes.text(x, y + DIGIT_HEIGHT / 2, str(count.n), ha="center", va="baseline", zorder=4)


def circle(x: float, y: float, width: float) -> Polygon:
    """Drawn out to its width."""
    turn = np.linspace(0, 2 * np.pi, CORNERS)
    across = HEIGHT / 2 * np.cos(turn) + np.sign(np.cos(turn)) * (width - HEIGHT) / 2
    points = np.column_stack([x + across, y + HEIGHT / 2 * np.sin(turn)])
    return Polygon(points, fc="white", ec=INK, lw=0.6, zorder=3)


def apart(
    middles: Sequence[tuple[float, float]], widths: Sequence[float]
) -> list[tuple[float, float]]:
    """The middles of circles, pushed apart inside the box until none overlap or time is up."""
    left, top, width, height = body()["box"]
    found = np.array(middles, dtype=float).reshape(-1, 2)
    half = np.array([[w / 2, HEIGHT / 2] for w in widths]).reshape(-1, 2)
    low = np.array([left, top]) + half + GAP
    high = np.array([left + width, top + height]) - half - GAP
    for _round in range(ROUNDS):
        pairs = combinations(range(len(found)), 2)
        moved = [push(found[i], found[j], half[i] + half[j] + GAP) for i, j in pairs]
        found = found.clip(low, high)
        if not any(moved):
            break
    return [(float(x), float(y)) for x, y in found]


def push(one: Array, other: Array, room: Array) -> bool:
    """Moves two middles that lack `room` away from each other, the shorter way; whether it did."""
    lacking = room - np.abs(other - one)
    if (lacking <= GAP / 2).any():
        return False
    axis = lacking.argmin()
    step = np.copysign(lacking[axis] / 2, other[axis] - one[axis])
    one[axis] -= step
    other[axis] += step
    return True
