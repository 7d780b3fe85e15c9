"""The factors: those that are compared with the twitching, and all that a question may name."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from diary.models import Series
from diary.series import Array, DailySeries


def logged_factors(days: DailySeries) -> list[Series]:
    """The family of a search: every factor that the patient logs, once."""
    return [series for name, series in factors_of(days).items() if name in days.logged]


def factors_of(days: DailySeries) -> dict[str, Series]:
    """All that a question may name, logged or not."""
    return {
        name: with_step(series, days.values[name])
        for name, series in days.declared.items()
        if series.daily.role == "factor"
    }


def with_step(series: Series, values: Array) -> Series:
    """Where none is declared, a ratio is told for a round number near the spread of the days."""
    known = values[np.isfinite(values)]
    if series.daily.step is not None or not known.size:
        return series
    low, high = np.percentile(known, [25, 75])
    spread = float(high - low) or float(known.max() - known.min()) or 1.0
    step = float(f"{spread:.0e}")
    return replace(series, daily=replace(series.daily, step=step))
