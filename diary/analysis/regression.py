"""Slopes of many factor-lag pairs at once: each its own regression with correlated errors."""

from dataclasses import dataclass, replace

import numpy as np

from .arrays import BoolArray, FloatArray, IntArray
from .grid_fit import RIDGE, SMALLEST_SQUARES
from .null_model import LOG_MEAN_BOUNDS, NullModel
from .student_t import two_sided_p_value, two_sided_quantile

GAUSS_NEWTON_STEPS = 3
LARGEST_STEP = 1.5
SMALLEST_FREEDOM = 6
SMALLEST_LEVERAGE_GAP = 0.2


@dataclass(frozen=True)
class Slope:
    """The log rate ratio per unit of one factor column.

    Attributes
    ----------
    estimate, standard_error : of the log rate ratio per unit.
    freedom : degrees of freedom of Student's t.
    variance_inflation : how many times trend and week widen the variance of the slope.
    """

    estimate: float
    standard_error: float
    freedom: float
    variance_inflation: float

    @property
    def p_value(self) -> float:
        """Two-sided p value of "no association"."""
        return two_sided_p_value(self.estimate / self.standard_error, self.freedom)

    def interval(self, level: float) -> tuple[float, float]:
        """Confidence interval of the log rate ratio per unit at this level, such as 0.95."""
        half_width = two_sided_quantile(level, self.freedom) * self.standard_error
        return self.estimate - half_width, self.estimate + half_width

    def per(self, unit: float) -> "Slope":
        """Give the slope for a column that was divided by `unit` before it was fitted."""
        return replace(
            self, estimate=self.estimate / unit, standard_error=self.standard_error / unit
        )


@dataclass(frozen=True)
class _Regression:
    """The last Gauss–Newton step, whitened: shapes (n_pairs, n_days[, 1 + n_columns])."""

    estimates: FloatArray
    columns: FloatArray
    information: FloatArray
    residuals: FloatArray
    n_rows: IntArray


def fit_slopes(model: NullModel, factors: FloatArray) -> list[Slope]:
    """Add each factor column alone to the null model and estimate its slope.

    Three Gauss–Newton steps of generalised least squares on the log scale, none above 1.5 per
    unit of a column. A day enters a pair's regression if both its count and its factor value are
    known. The standard error is c · max(model-based, HC3), with (rows − columns)(1 − λρ) degrees
    of freedom, at least 6: long spells leave fewer independent days.

    Parameters
    ----------
    model : the fitted null model of n_days.
    factors : (n_days, n_pairs) shifted by their lags, NaN missing.
    """
    fit = _gauss_newton(model, factors)
    inverse = np.linalg.inv(fit.information)
    freedom = fit.n_rows - fit.columns.shape[2]
    squares = np.maximum(np.sum(fit.residuals**2, axis=1), SMALLEST_SQUARES)
    model_based = np.sqrt(squares / freedom * inverse[:, 0, 0])
    robust = hc3_standard_errors(fit.columns, inverse, fit.residuals)
    errors = model.error_factor * np.maximum(model_based, robust)
    independent_share = 1 - model.errors.strength * model.errors.persistence
    freedom_left = np.maximum(freedom * independent_share, SMALLEST_FREEDOM)
    inflation = inverse[:, 0, 0] * fit.information[:, 0, 0]
    numbers = np.column_stack([fit.estimates, errors, freedom_left, inflation])
    return [Slope(*row) for row in numbers.tolist()]


def hc3_standard_errors(
    columns: FloatArray, inverse: FloatArray, residuals: FloatArray
) -> FloatArray:
    """HC3 standard errors of the first coefficient of each pair, shape (n_pairs,).

    √Σ (a_t e_t / (1 − h_t))² with a = (X'X)⁻¹X' (first row) and leverage h_t; 1 − h is kept
    at 0.2 or more (MacKinnon & White 1985, J. Econometrics 29:305).

    Parameters
    ----------
    columns : (n_pairs, n_days, n_columns) whitened; rows of 0 are days not used.
    inverse : (n_pairs, n_columns, n_columns) of the columns' cross-products.
    residuals : (n_pairs, n_days) whitened.
    """
    projected = columns @ inverse
    leverage = np.sum(projected * columns, axis=2)
    gap = np.maximum(1 - leverage, SMALLEST_LEVERAGE_GAP)
    errors: FloatArray = np.linalg.norm(projected[:, :, 0] * residuals / gap, axis=1)
    return errors


def _gauss_newton(model: NullModel, factors: FloatArray) -> _Regression:
    used = np.isfinite(factors) & np.isfinite(model.counts)[:, None]
    raw = _columns(model.design, factors, used)
    whitening = model.errors.whitening(used)
    columns = whitening.apply(raw).transpose(1, 0, 2)
    transposed = columns.transpose(0, 2, 1)
    information = transposed @ columns + RIDGE * np.eye(columns.shape[2])
    log_mean = np.repeat(np.log(model.mean)[:, None], factors.shape[1], axis=1)
    estimates = np.zeros(factors.shape[1])
    for _ in range(GAUSS_NEWTON_STEPS):
        relative = _relative_residuals(model.counts, log_mean, used)
        target = whitening.apply(relative[:, :, None]).transpose(1, 0, 2)
        step = np.linalg.solve(information, transposed @ target)
        step = np.clip(step, -LARGEST_STEP, LARGEST_STEP)
        change = np.einsum("tpc,pc->tp", raw, step[:, :, 0])
        log_mean = np.clip(log_mean + change, *LOG_MEAN_BOUNDS)
        estimates += step[:, 0, 0]
    residuals = (target - columns @ step)[:, :, 0]
    return _Regression(estimates, columns, information, residuals, used.sum(axis=0))


def _columns(design: FloatArray, factors: FloatArray, used: BoolArray) -> FloatArray:
    """Each pair's centred factor beside the common columns, (n_days, n_pairs, 1 + n_columns)."""
    columns = np.empty((*factors.shape, 1 + design.shape[1]))
    columns[:, :, 0] = factors - np.mean(factors, axis=0, where=used)
    columns[:, :, 1:] = design[:, None, :]
    columns[~used] = 0.0
    return columns


def _relative_residuals(counts: FloatArray, log_mean: FloatArray, used: BoolArray) -> FloatArray:
    return np.where(used, counts[:, None] / np.exp(log_mean) - 1, 0.0)
