"""The latest reading, with all that it looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from accounts.models import User
from diary.analysis import Reading
from diary.insights.factors import logged_factors
from diary.insights.memory import latest_reading
from diary.insights.outcome import Counts
from diary.insights.readings import Dates, dates
from diary.series import DailySeries
from diary.units import Units


@dataclass(frozen=True)
class Look:
    """What one reading looks at: the days up to it, their counts and what it found.

    `later_days`, `later_counts`: those up to now."""

    days: DailySeries
    counts: Counts
    later_days: DailySeries
    later_counts: Counts
    reading: Reading
    dates: Dates
    units: Units


def look_at(owner: User, days: DailySeries, counts: Counts, today: date, units: Units) -> Look:
    """The latest reading, and the days up to it; before the first, all days so far."""
    told = days.between(0, counts.n_told)
    values = {series.name: told.values[series.name] for series in logged_factors(days)}
    reading = latest_reading(owner, counts.first(len(told)), values, told)
    n_days = len(told) if reading.day is None else reading.day + 1
    return Look(
        days=days.between(0, n_days),
        counts=counts.first(n_days),
        later_days=days,
        later_counts=counts,
        reading=reading,
        dates=dates(days, reading.day, reading.next_day, today),
        units=units,
    )
