"""The typical values of Hartigan, worked out by hand."""

import math

import numpy as np
import pytest

from diary.analysis.draws import typical_interval

PAIRS = np.array([[1.0, 1.0], [2.0, 1.0]])


def test_the_ratios_of_all_subsets_bound_the_interval():
    """1, 2 and (1 + 2) / (1 + 1): a quarter of the four draws lies beyond either end."""
    assert typical_interval(PAIRS, 0.5) == (1, 2)


@pytest.mark.parametrize("n_pairs", [0, 1, 5])
def test_too_few_pairs_exclude_no_ratio(n_pairs):
    assert typical_interval(np.ones((n_pairs, 2)), 0.95) == (0, math.inf)
