"""How strong and how lasting the good and bad spells of a diary are, estimated by REML."""

from dataclasses import dataclass
from itertools import product

import numpy as np

from .arrays import BoolArray, FloatArray
from .grid_fit import fit_on_grid
from .whitening import Whitening, kalman_whitening

STRENGTHS = (0.12, 0.25, 0.4, 0.55, 0.7, 0.85)
PERSISTENCES = (0.2, 0.4, 0.6, 0.75, 0.87, 0.94)
GRID = np.array([(0.0, 0.0), *product(STRENGTHS, PERSISTENCES)])
EXTRA_NOISE = 0.2
SMALLEST_STRENGTH = 1e-9


@dataclass(frozen=True)
class ErrorModel:
    """Covariance of the relative errors (count − mean) / mean, up to a common factor.

    cov(s, t) = λ ρ^|s − t| + (1 − λ) noise_t [s = t]: spells (AR(1)) plus count noise
    (Zeger 1988, Biometrika 75:621).

    Attributes
    ----------
    strength : λ, the share of the spells in the variance, 0 to 1.
    persistence : ρ, their autocorrelation from one day to the next, 0 to 1.
    noise : (n_days,) relative variance of the count noise, mean 1 over the observed days.
    """

    strength: float
    persistence: float
    noise: FloatArray

    def whitening(self, used: BoolArray) -> Whitening:
        """Prepare the filter for series with these used days, shape (n_days, n_series)."""
        n_series = used.shape[1]
        return kalman_whitening(
            used,
            self.noise,
            np.full(n_series, self.strength),
            np.full(n_series, self.persistence),
        )


def fit_error_model(counts: FloatArray, mean: FloatArray, design: FloatArray) -> ErrorModel:
    """Estimate λ and ρ from the residuals of the null fit, averaged by REML weight.

    λ = Σ w λ_g and ρ = Σ w λ_g ρ_g / λ over a grid of 37 points, w ∝ exp(−deviance / 2).
    Averaging, unlike the best point alone, does not pretend that a short diary tells them exactly.

    Parameters
    ----------
    counts : (n_days,) NaN on days that were not observed; those are left out.
    mean : (n_days,) positive expected counts of the null fit.
    design : (n_days, n_columns) of the null fit.
    """
    observed = np.isfinite(counts)
    noise = count_noise(mean, observed)
    residuals = np.where(observed, counts / mean - 1, 0.0)
    weights = fit_on_grid(residuals, observed, design, noise, GRID).weights
    strengths, persistences = GRID.T
    strength = float(np.average(strengths, weights=weights))
    spell_weight = float(np.average(strengths * persistences, weights=weights))
    return ErrorModel(strength, spell_weight / max(strength, SMALLEST_STRENGTH), noise)


def count_noise(mean: FloatArray, observed: BoolArray) -> FloatArray:
    """Relative variance of the count noise, 1/mean + 0.2, scaled to 1 over the observed days."""
    variance = 1 / mean + EXTRA_NOISE
    return variance / float(variance[observed].mean())
