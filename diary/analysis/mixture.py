"""A mixture of Student's t distributions: what is believed of an estimate, averaged over models."""

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr

from .arrays import FloatArray

HALVINGS = 60


@dataclass(frozen=True)
class TMixture:
    """F(v) = Σ w_g T_f((v − estimate_g) / standard error_g), T_f Student's t distribution.

    Attributes
    ----------
    estimates, standard_errors, weights : (n_models,), the weights adding up to 1.
    freedom : f, the degrees of freedom of all of them.
    """

    estimates: FloatArray
    standard_errors: FloatArray
    weights: FloatArray
    freedom: float

    @property
    def mean(self) -> float:
        return float(self.weights @ self.estimates)

    @property
    def p_value(self) -> float:
        """Two-sided: twice the smaller of the masses below and above 0."""
        below = self.distribution(0.0)
        return 2 * min(below, 1 - below)

    def interval(self, level: float) -> tuple[float, float]:
        """The central interval that holds this share of the mass, such as 0.95."""
        return self.quantile((1 - level) / 2), self.quantile((1 + level) / 2)

    def distribution(self, value: float) -> float:
        """F(value), the mass below it."""
        scores = (value - self.estimates) / self.standard_errors
        return float(self.weights @ stdtr(self.freedom, scores))

    def quantile(self, share: float) -> float:
        """The value with this share of the mass below it, found by halving."""
        reach = 60 * self.standard_errors.max() + np.ptp(self.estimates) + 1
        low, high = self.mean - reach, self.mean + reach
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            if self.distribution(middle) < share:
                low = middle
            else:
                high = middle
        return float((low + high) / 2)
