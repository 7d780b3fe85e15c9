"""The model of a diary before any factor is looked at: expected counts and their errors."""

from dataclasses import dataclass

import numpy as np

from .arrays import FloatArray, IntArray
from .design_matrix import design_matrix
from .error_model import ErrorModel, fit_error_model

LOG_MEAN_BOUNDS = (-4.0, 12.0)
SMALLEST_MEAN = 0.08
MOST_ITERATIONS = 25
LARGEST_STEP = 2.0
CONVERGED = 1e-5
RIDGE = 1e-6
ERROR_FACTOR = 1.04
ERROR_FACTOR_SLOPE = 0.4
LARGEST_ERROR_FACTOR = 1.16


@dataclass(frozen=True)
class NullModel:
    """Trend, week and errors of a diary.

    Attributes
    ----------
    counts : (n_days,) NaN where not observed.
    design : (n_days, n_columns), see `design_matrix`.
    mean : (n_days,) expected count on every day, observed or not.
    errors : the covariance of the relative errors.
    error_factor : c, by which standard errors are widened.
    """

    counts: FloatArray
    design: FloatArray
    mean: FloatArray
    errors: ErrorModel
    error_factor: float


def fit_null_model(counts: FloatArray, offset: FloatArray, weekdays: IntArray) -> NullModel:
    """Fit log E[count] = offset + design · b and the error model to the observed days.

    Needs at least 28 observed days with some twitches among them: see `rules`.
    """
    design = design_matrix(weekdays, int(np.isfinite(counts).sum()))
    mean = expected_counts(counts, offset, design)
    errors = fit_error_model(counts, mean, design)
    return NullModel(counts, design, mean, errors, error_factor(counts, mean))


def expected_counts(counts: FloatArray, offset: FloatArray, design: FloatArray) -> FloatArray:
    """Expected count of every day, shape (n_days,), from a Poisson regression on observed days.

    The log mean of days not observed is interpolated; the mean is at least 0.08.
    """
    days = np.arange(counts.size)
    observed = np.isfinite(counts)
    rows = counts[observed], offset[observed], design[observed]
    coefficients = poisson_coefficients(*rows)
    log_mean = bounded(offset[observed] + design[observed] @ coefficients)
    mean = np.exp(np.interp(days, days[observed], log_mean))
    return np.maximum(mean, SMALLEST_MEAN)


def error_factor(counts: FloatArray, mean: FloatArray) -> float:
    """Give c = 1.04 + 0.4 · max(0, RMS relative residual − 1), at most 1.16.

    Sparse or very bursty counts make standard errors too small; set by simulation.
    """
    rms = float(np.sqrt(np.nanmean((counts / mean - 1) ** 2)))
    return min(ERROR_FACTOR + ERROR_FACTOR_SLOPE * max(0.0, rms - 1), LARGEST_ERROR_FACTOR)


def poisson_coefficients(counts: FloatArray, offset: FloatArray, design: FloatArray) -> FloatArray:
    """Coefficients b of a Poisson regression of observed days, log E[count] = offset + design · b.

    Iteratively reweighted least squares (McCullagh & Nelder 1989, section 2.5), no step above 2.
    """
    coefficients = np.zeros(design.shape[1])
    coefficients[0] = np.log(np.mean(counts) + 0.1) - np.mean(offset)
    for _ in range(MOST_ITERATIONS):
        step = _poisson_step(counts, offset + design @ coefficients, design)
        coefficients += step
        if np.abs(step).max() < CONVERGED:
            break
    return coefficients


def bounded(log_mean: FloatArray) -> FloatArray:
    """Kept where exp is neither 0 nor infinite."""
    return np.clip(log_mean, *LOG_MEAN_BOUNDS)


def _poisson_step(counts: FloatArray, log_mean: FloatArray, design: FloatArray) -> FloatArray:
    mean = np.exp(bounded(log_mean))
    information = design.T @ (design * mean[:, None]) + RIDGE * np.eye(design.shape[1])
    step: FloatArray = np.linalg.solve(information, design.T @ (counts - mean))
    return step.clip(-LARGEST_STEP, LARGEST_STEP)
