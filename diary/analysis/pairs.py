"""A factor at a lag, made ready for the regression, or told why it can't be tested."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .arrays import FloatArray, lagged
from .rules import Need, first_need, hardly_varies

CLIPPED_PERCENTILES = (1, 99)
SMALLEST_SPREAD = 1e-100
"""A slope per unit of less than this overflows."""


@dataclass(frozen=True)
class Pair:
    """One factor at one lag.

    Attributes
    ----------
    factor, lag : its name, and the days from the factor to the count.
    values : (n_days,) clipped and shifted by the lag, NaN where not known.
    spread : standard deviation of the clipped factor, the unit in which its slope is fitted.
    n_days : days on which both the count and the value are known.
    needs : the first rule not met, if there is one.
    hardly_varies : whether fewer than 6 of those days differ from the commonest value.
    """

    factor: str
    lag: int
    values: FloatArray
    spread: float
    n_days: int
    needs: Need | None
    hardly_varies: bool

    @property
    def testable(self) -> bool:
        return self.needs is None and not self.hardly_varies


def factor_pairs(counts: FloatArray, factors: Mapping[str, FloatArray], lags: int) -> list[Pair]:
    """Every factor at every lag from 0 to lags − 1: factors in the order given, lags rising."""
    return [
        pair_at(counts, name, clipped, lag)
        for name, clipped in ((name, clip(values)) for name, values in factors.items())
        for lag in range(lags)
    ]


def clip(values: FloatArray) -> FloatArray:
    """Clip a factor of shape (n_days,) at its 1st and 99th percentile; NaN stays NaN."""
    known = values[np.isfinite(values)]
    if not known.size:
        return values
    low, high = np.percentile(known, CLIPPED_PERCENTILES)
    return np.clip(values, low, high)


def pair_at(counts: FloatArray, factor: str, clipped: FloatArray, lag: int) -> Pair:
    """One clipped factor at one lag."""
    values = lagged(clipped, lag)
    complete = np.isfinite(values) & np.isfinite(counts)
    n_days = int(complete.sum())
    spread = float(np.std(clipped, where=np.isfinite(clipped))) if n_days else 0.0
    return Pair(
        factor=factor,
        lag=lag,
        values=values,
        spread=spread,
        n_days=n_days,
        needs=first_need(counts, n_days),
        hardly_varies=hardly_varies(values[complete]) or not spread > SMALLEST_SPREAD,
    )
