"""All that might have been drawn: what the signs of paired differences do by chance."""

import math

import numpy as np

from .arrays import FloatArray

TIE = 1e-9
"""Sums of floats that should be equal differ by less, relative to the largest."""


def p_value_of(differences: FloatArray) -> float:
    """Two-sided p of a sum of differences whose signs a fair coin drew.

    A draw that turns round the pairs F makes the sum at least as large as it is if those of F sum
    to 0 or less: the share of such F, the empty one among them, or of those that sum to 0 or more;
    twice the smaller one, at most 1.
    """
    sums = subset_sums(differences)
    tie = TIE * np.abs(differences).sum()
    share = min(np.mean(sums <= tie), np.mean(sums >= -tie))
    return float(min(1.0, 2 * share))


def typical_interval(pairs: FloatArray, level: float) -> tuple[float, float]:
    """The ratios that such a test doesn't reject, of pairs (n, 2) none of which is (0, 0).

    With the ratios of sums of all 2^n − 1 subsets in order, the k-th from either end, k the whole
    part of (1 − level) / 2 · 2^n: the typical values of Hartigan 1969, J Am Stat Assoc 64:1303.
    From 0 to infinity where so few pairs reject nothing.
    """
    k = math.floor((1 - level) / 2 * 2 ** len(pairs) + TIE)
    if k < 1:
        return 0.0, math.inf
    ratios = np.sort(ratio_of_sums(subset_sums(pairs)[1:]))
    return float(ratios[k - 1]), float(ratios[-k])


def subset_sums(values: FloatArray) -> FloatArray:
    """The sums over all subsets of the rows, that of none first."""
    sums: FloatArray = np.zeros((1, *values.shape[1:]))
    for row in values:
        sums = np.concatenate([sums, sums + row])
    return sums


def ratio_of_sums(sums: FloatArray) -> FloatArray:
    """First ÷ second column; infinite where the second is 0."""
    with np.errstate(divide="ignore"):
        ratios: FloatArray = sums[:, 0] / sums[:, 1]
    return ratios
