"""Generalised least squares at every point of a grid of error models, and how likely each is."""

from dataclasses import dataclass

import numpy as np

from .arrays import BoolArray, FloatArray
from .whitening import kalman_whitening

RIDGE = 1e-9
SMALLEST_SQUARES = 1e-12


@dataclass(frozen=True)
class GridFit:
    """The regression of one series on the same columns under n_grid covariances.

    Attributes
    ----------
    coefficients : (n_grid, n_columns).
    inverse : (n_grid, n_columns, n_columns), (X'V⁻¹X)⁻¹.
    squares : (n_grid,) weighted residual sum of squares.
    freedom : rows − columns.
    deviance : (n_grid,) −2 log restricted likelihood, the scale profiled out, up to a constant.
    """

    coefficients: FloatArray
    inverse: FloatArray
    squares: FloatArray
    freedom: int
    deviance: FloatArray

    @property
    def weights(self) -> FloatArray:
        """REML weights exp(−deviance / 2), adding up to 1, shape (n_grid,)."""
        likelihood = np.exp(-0.5 * (self.deviance - self.deviance.min()))
        weights: FloatArray = likelihood / likelihood.sum()
        return weights

    def standard_errors(self, column: int) -> FloatArray:
        """Model-based standard errors of one coefficient, shape (n_grid,)."""
        variances = self.squares / self.freedom * self.inverse[:, column, column]
        return np.sqrt(variances)


def fit_on_grid(
    values: FloatArray,
    observed: BoolArray,
    design: FloatArray,
    noise: FloatArray,
    grid: FloatArray,
) -> GridFit:
    """Fit values = design · b with error covariance λ ρ^|s − t| + (1 − λ) noise_t [s = t].

    Restricted likelihood: (n − p) log(RSS / (n − p)) + log|V| + log|X'V⁻¹X|
    (Patterson & Thompson 1971, Biometrika 58:545).

    Parameters
    ----------
    values : (n_days,) finite; what stands on days that were not observed doesn't matter.
    observed : (n_days,) the days that are used; across the others the errors are predicted.
    design : (n_days, n_columns).
    noise : (n_days,) variance of the independent noise.
    grid : (n_grid, 2) the points λ, ρ.
    """
    whitened, log_determinant = _whitened(np.column_stack([values, design]), observed, noise, grid)
    products = whitened.transpose(0, 2, 1) @ whitened
    information = products[:, 1:, 1:] + RIDGE * np.eye(design.shape[1])
    inverse = np.linalg.inv(information)
    score = products[:, 1:, 0]
    coefficients = np.einsum("gij,gj->gi", inverse, score)
    squares = np.maximum(products[:, 0, 0] - np.sum(score * coefficients, axis=1), SMALLEST_SQUARES)
    freedom = int(observed.sum()) - design.shape[1]
    log_information = np.linalg.slogdet(information)[1]
    deviance = freedom * np.log(squares / freedom) + log_determinant + log_information
    return GridFit(coefficients, inverse, squares, freedom, deviance)


def _whitened(
    columns: FloatArray, observed: BoolArray, noise: FloatArray, grid: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """The columns under every covariance, (n_grid, n_days, n_columns), and log determinants."""
    series = (len(columns), len(grid))
    whitening = kalman_whitening(np.broadcast_to(observed[:, None], series), noise, *grid.T)
    spread = np.broadcast_to(columns[:, None, :], (*series, columns.shape[1]))
    return whitening.apply(spread).transpose(1, 0, 2), whitening.log_determinant
