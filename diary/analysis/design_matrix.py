"""What the count follows without any factor: level, slow change and the week."""

import numpy as np

from .arrays import FloatArray, IntArray

DAYS_PER_WAVE = 60
MOST_WAVES = 8
DAYS_FOR_WEEKEND = 21
DAYS_FOR_WEEKDAYS = 56


def design_matrix(weekdays: IntArray, n_observed: int) -> FloatArray:
    """Build the columns that every model of the diary contains, shape (n_days, n_columns).

    Columns: intercept; linear trend from −½ to ½ over the span of the arrays; one cosine for each
    60 days of span, at most 8, with half a wave length of n_days / (k + 1) for k = 1, 2, …; and
    the weekday: six centred dummies from 56 observed days, a centred weekend indicator from 21.

    Parameters
    ----------
    weekdays : (n_days,) with 0 = Monday; every calendar day has one, observed or not.
    n_observed : days on which the count is known; they decide how finely the week is modelled.
    """
    intercept = np.ones((weekdays.size, 1))
    slow = _slow_columns(weekdays.size)
    return np.hstack([intercept, slow, weekday_columns(weekdays, n_observed)])


def _slow_columns(n_days: int) -> FloatArray:
    time = np.arange(n_days) / max(1, n_days - 1)
    n_waves = min(MOST_WAVES, n_days // DAYS_PER_WAVE)
    waves = [np.cos(np.pi * (wave + 1) * time) for wave in range(1, n_waves + 1)]
    return np.column_stack([time - 0.5, *waves])


def weekday_columns(
    weekdays: IntArray, n_observed: int, days_for_weekdays: int = DAYS_FOR_WEEKDAYS
) -> FloatArray:
    """Six centred dummies, a centred weekend indicator or nothing, shape (n_days, n_columns)."""
    if n_observed >= days_for_weekdays:
        return np.equal.outer(weekdays, np.arange(6)) - 1 / 7
    if n_observed >= DAYS_FOR_WEEKEND:
        return (weekdays >= 5)[:, None] - 2 / 7
    return np.empty((weekdays.size, 0))
