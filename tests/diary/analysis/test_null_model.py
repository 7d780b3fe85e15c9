import numpy as np
import pytest

from diary.analysis.null_model import bounded, error_factor, expected_counts


def test_poisson_fit_reproduces_the_means_of_its_groups():
    weekend = np.arange(70) % 7 >= 5
    counts = np.where(weekend, 9.0, 3.0) + np.tile([-1.0, 1.0], 35)
    expected = expected_counts(counts, np.zeros(70), np.column_stack([np.ones(70), weekend]))
    assert expected[weekend] == pytest.approx(counts[weekend].mean(), rel=1e-4)
    assert expected[~weekend] == pytest.approx(counts[~weekend].mean(), rel=1e-4)


def test_the_mean_of_a_missing_day_lies_between_its_neighbours():
    counts = np.array([2.0, 2.0, np.nan, 8.0, 8.0])
    later = np.array([0.0, 0.0, 0.0, 1.0, 1.0])
    expected = expected_counts(counts, np.zeros(5), np.column_stack([np.ones(5), later]))
    assert expected == pytest.approx([2, 2, 4, 8, 8], rel=1e-4)


def test_a_log_mean_stays_where_its_mean_is_a_number():
    assert bounded(np.array([-1000.0, 0.0, 1000.0])).tolist() == [-4, 0, 12]


def test_the_mean_is_never_zero():
    counts = np.array([0.0] * 20 + [5.0] * 20)
    later = np.arange(40) >= 20
    expected = expected_counts(counts, np.zeros(40), np.column_stack([np.ones(40), later]))
    assert expected[0] == 0.08


@pytest.mark.parametrize(
    ("relative_residual", "factor"), [(0.5, 1.04), (1.0, 1.04), (1.1, 1.08), (5.0, 1.16)]
)
def test_bursty_counts_widen_the_standard_errors(relative_residual, factor):
    counts = np.array([1 + relative_residual, np.nan])
    assert error_factor(counts, np.ones(2)) == pytest.approx(factor)
