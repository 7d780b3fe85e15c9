"""Time in steps: where they begin, what they are the mean of, and which dates name them."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from django.utils.dateformat import format as date_format
from numpy.typing import NDArray

from diary.report.drawn import Ticks
from diary.report.words import day_words
from diary.series import Array

DAY, WEEK, MONTH = 1, 7, 28
LONGEST_BY_WEEK = 1_200
"""Days of a period; of longer ones there are means by four weeks."""
RECORDED_SHARE = 4 / 7
"""A week's mean stands for at least 4 recorded days."""
SMOOTHED = 15
"""Days, the middle one included."""
MOST_TICKS = 12
BY_MONTH = 70
"""Days of a period; the dates of longer ones are first days of months."""

Edges = NDArray[np.int64]


def edges_of(n_days: int, size: int) -> Edges:
    """Steps of `size` days that end with the period; the first may be shorter."""
    return np.unique(np.append(np.arange(n_days, 0, -size), 0))


def step_means(values: Array, edges: Edges, size: int) -> Array:
    """The mean of each step's recorded days, NaN where fewer than 4 in 7 were recorded."""
    known = np.isfinite(values)
    n_known = np.add.reduceat(known.astype(float), edges[:-1])
    totals = np.add.reduceat(np.where(known, values, 0.0), edges[:-1])
    enough = (n_known >= size * RECORDED_SHARE) & (n_known > 0)
    return np.where(enough, totals / np.maximum(n_known, 1), np.nan)


def smooth(values: Array) -> Array:
    """The mean of the recorded days among `SMOOTHED` around each, NaN where most are missing."""
    if len(values) < 2 * SMOOTHED:
        return np.full(len(values), np.nan)
    known = np.isfinite(values)
    window = np.ones(SMOOTHED)
    n_known = np.convolve(known, window, mode="same")
    totals = np.convolve(np.where(known, values, 0.0), window, mode="same")
    return np.where(2 * n_known > SMOOTHED, totals / np.maximum(n_known, 1), np.nan)


def ticks(start: date, n_days: int) -> Ticks:
    """Dates for the axis: days of a short period, else first days of months."""
    if n_days <= BY_MONTH:
        step = max(1, -(-n_days // MOST_TICKS))
        return tuple(
            (day, day_words(start + timedelta(days=day), year=False))
            for day in range(0, n_days, step)
        )
    firsts = [
        (day, start + timedelta(days=day))
        for day in range(n_days)
        if (start + timedelta(days=day)).day == 1
    ]
    every = next(m for m in (1, 2, 3, 6, 12, 24) if len(firsts) / m <= MOST_TICKS)
    chosen = [(day, first) for day, first in firsts if (first.month - 1) % every == 0]
    return tuple(
        (day, date_format(first, "M\nY" if i == 0 or first.month == 1 else "M"))
        for i, (day, first) in enumerate(chosen)
    )


def optional(values: Array) -> tuple[float | None, ...]:
    """NaN as None, and no more digits than a chart can show."""
    return tuple(None if np.isnan(value) else round(float(value), 3) for value in values)
