"""The regression behind an event: trend, week and two steps, at every point of a grid of errors."""

from itertools import product

import numpy as np

from .arrays import FloatArray, IntArray
from .design_matrix import weekday_columns
from .error_model import count_noise
from .grid_fit import GridFit, fit_on_grid
from .mixture import TMixture
from .null_model import SMALLEST_MEAN, bounded, poisson_coefficients

FORTNIGHT = 14
DAYS_FOR_WEEKDAYS = 70
DAYS_PER_MONTH = 30
GAUSS_NEWTON_STEPS = 2
LARGEST_STEP = 1.5
STRENGTHS = (0.12, 0.25, 0.4, 0.55, 0.7, 0.85)
PERSISTENCES = (0.2, 0.4, 0.55, 0.7, 0.8, 0.87, 0.92)
TEMPORARY, SUSTAINED = -2, -1
GRID = np.array([(0.0, 0.0), *product(STRENGTHS, PERSISTENCES)])


def fit_event(
    counts: FloatArray,
    offset: FloatArray,
    weekdays: IntArray,
    since: IntArray,
    *,
    bent: bool = False,
) -> tuple[TMixture, TMixture]:
    """Estimate the log ratios of the temporary and of the sustained change.

    Poisson regression gives a first fit; then two Gauss–Newton steps of generalised least squares
    with errors of covariance λ ρ^|s − t| + (1 − λ) noise (Zeger 1988, Biometrika 75:621), at each
    of 43 points (λ, ρ), of which the first starts from the Poisson fit and the second from the
    weighted mean of the first. The weights are those of the restricted likelihood, w ∝
    exp(−deviance / 2), so that what a short diary can't tell of its spells widens the interval.

    Parameters
    ----------
    counts : (n_days,) NaN on days that were not observed; those are only predicted across.
    offset : (n_days,) known part of the log mean, 0 without one.
    weekdays : (n_days,) 0 = Monday.
    since : (n_days,) days since the event, negative before it.
    bent : whether the trend may bend.
    """
    observed = np.isfinite(counts)
    design = event_design(weekdays, since, int(observed.sum()), bent=bent)
    start = poisson_coefficients(counts[observed], offset[observed], design[observed])
    for _ in range(GAUSS_NEWTON_STEPS):
        fit = _relative_fit(counts, offset + design @ start, design)
        estimates = start + np.clip(fit.coefficients, -LARGEST_STEP, LARGEST_STEP)
        start = fit.weights @ estimates
    temporary, sustained = (
        TMixture(estimates[:, column], fit.standard_errors(column), fit.weights, fit.freedom)
        for column in (TEMPORARY, SUSTAINED)
    )
    return temporary, sustained


def event_design(weekdays: IntArray, since: IntArray, n_observed: int, *, bent: bool) -> FloatArray:
    """Columns: level, trend in months, weekday (six dummies from 70 observed days, else a weekend
    indicator), with `bent` the square of the trend, the first fortnight, and all days from the
    event on; shape (n_days, n_columns)."""
    columns = [
        np.ones(since.size),
        since / DAYS_PER_MONTH,
        weekday_columns(weekdays, n_observed, DAYS_FOR_WEEKDAYS),
        (since >= 0) & (since < FORTNIGHT),
        since >= 0,
    ]
    if bent:
        square = since.astype(float) ** 2
        columns.insert(2, (square - square.mean()) / square.std())
    return np.column_stack(columns)


def _relative_fit(counts: FloatArray, log_mean: FloatArray, design: FloatArray) -> GridFit:
    """The residuals relative to this mean, regressed on the design at every point of the grid."""
    observed = np.isfinite(counts)
    mean = np.maximum(np.exp(bounded(log_mean)), SMALLEST_MEAN)
    residuals = np.where(observed, counts / mean - 1, 0.0)
    return fit_on_grid(residuals, observed, design, count_noise(mean, observed), GRID)
