"""Which factors and lags to name out of many: error control over the whole family."""

from dataclasses import dataclass

import numpy as np

from .arrays import BoolArray, FloatArray


@dataclass(frozen=True)
class Selection:
    """What was found among factors × lags.

    Attributes
    ----------
    found : (n_factors, n_lags) the discovered links.
    n_tested : m, factors with at least one tested lag.
    n_found : R, factors with a discovered link.
    level : 1 − q·R/m, the level of the intervals of discovered links; None if there are none.
    """

    found: BoolArray
    n_tested: int
    n_found: int
    level: float | None


def select_links(p_values: FloatArray, q: float) -> Selection:
    """Find factors at false discovery rate q, then lags inside each found factor.

    Simes over the lags of a factor, Benjamini–Hochberg at q over the factors, then
    Benjamini–Hochberg at q·R/m over the lags of a found factor, of which the best is always
    named (Benjamini & Bogomolov 2014, JRSS B 76:297). Intervals of what was found keep their
    false coverage rate at level 1 − q·R/m (Benjamini & Yekutieli 2005, JASA 100:71).

    Parameters
    ----------
    p_values : (n_factors, n_lags), NaN where a pair was not tested; it leaves the family.
    q : the false discovery rate, between 0 and 1.
    """
    by_factor = np.array([simes(row) for row in p_values])
    n_tested = int(np.isfinite(by_factor).sum())
    factors = np.flatnonzero(benjamini_hochberg(by_factor, q))
    found = np.zeros(p_values.shape, dtype=bool)
    if not factors.size:
        return Selection(found, n_tested, 0, None)
    share = q * factors.size / n_tested
    for factor in factors:
        found[factor] = benjamini_hochberg(p_values[factor], share)
        # Simes at q·R/m implies it; rounding must not leave a found factor without a lag.
        found[factor, np.nanargmin(p_values[factor])] = True
    return Selection(found, n_tested, factors.size, 1 - share)


def simes(p_values: FloatArray) -> float:
    """Combine p values into one for "none of them": min over i of n p₍ᵢ₎ / i.

    NaN values are left out; NaN if there are no others (Simes 1986, Biometrika 73:751).
    """
    ordered = np.sort(p_values[np.isfinite(p_values)])
    if not ordered.size:
        return float("nan")
    return float(np.min(ordered * ordered.size / np.arange(1, ordered.size + 1)))


def benjamini_hochberg(p_values: FloatArray, q: float) -> BoolArray:
    """Reject the k smallest p values, k the largest i with p₍ᵢ₎ ≤ q i / n; shape as given.

    NaN values are left out of n and never rejected (Benjamini & Hochberg 1995, JRSS B 57:289).
    """
    ordered = np.sort(p_values[np.isfinite(p_values)])
    passing = ordered[ordered <= q * np.arange(1, ordered.size + 1) / max(ordered.size, 1)]
    rejected: BoolArray = p_values <= passing.max(initial=-np.inf)
    return rejected
