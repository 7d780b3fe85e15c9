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


def fit_null_model(counts: FloatArray, weekdays: IntArray) -> NullModel:
    """Fit log E[count] = design · b and the error model to the observed days.

    Needs at least 28 observed days with some twitches among them: see `rules`.
    """
    design = design_matrix(weekdays, int(np.isfinite(counts).sum()))
    mean = expected_counts(counts, design)
    errors = fit_error_model(counts, mean, design)
    return NullModel(counts, design, mean, errors, error_factor(counts, mean))


def expected_counts(counts: FloatArray, design: FloatArray) -> FloatArray:
    """Expected count of every day, shape (n_days,), from a Poisson regression on observed days.

    Iteratively reweighted least squares (McCullagh & Nelder 1989, section 2.5) with bounded steps.
    The log mean of days not observed is interpolated; the mean is at least 0.08.
    """
    days = np.arange(counts.size)
    observed = np.isfinite(counts)
    coefficients = poisson_coefficients(counts[observed], design[observed])
    log_mean = bounded_log_mean(design[observed], coefficients)
    mean = np.exp(np.interp(days, days[observed], log_mean))
    return np.maximum(mean, SMALLEST_MEAN)


def error_factor(counts: FloatArray, mean: FloatArray) -> float:
    """Give c = 1.04 + 0.4 · max(0, RMS relative residual − 1), at most 1.16.

    Sparse or very bursty counts make standard errors too small; set by simulation.
    """
    rms = float(np.sqrt(np.nanmean((counts / mean - 1) ** 2)))
    return min(ERROR_FACTOR + ERROR_FACTOR_SLOPE * max(0.0, rms - 1), LARGEST_ERROR_FACTOR)


def poisson_coefficients(counts: FloatArray, design: FloatArray) -> FloatArray:
    """Coefficients of the Poisson regression of observed days, shape (n_columns,)."""
    coefficients = np.zeros(design.shape[1])
    coefficients[0] = np.log(counts.mean() + 0.1)
    for _ in range(MOST_ITERATIONS):
        step = _poisson_step(counts, design, coefficients)
        coefficients += step
        if np.abs(step).max() < CONVERGED:
            break
    return coefficients


def bounded_log_mean(design: FloatArray, coefficients: FloatArray) -> FloatArray:
    """Log mean of each row, kept where exp is neither 0 nor infinite."""
    return np.clip(design @ coefficients, *LOG_MEAN_BOUNDS)


def _poisson_step(counts: FloatArray, design: FloatArray, coefficients: FloatArray) -> FloatArray:
    mean = np.exp(bounded_log_mean(design, coefficients))
    information = design.T @ (design * mean[:, None]) + RIDGE * np.eye(design.shape[1])
    step: FloatArray = np.linalg.solve(information, design.T @ (counts - mean))
    return step.clip(-LARGEST_STEP, LARGEST_STEP)
