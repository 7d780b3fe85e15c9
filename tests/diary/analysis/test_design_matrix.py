import numpy as np
import pytest

from diary.analysis.design_matrix import design_matrix


@pytest.mark.parametrize(
    ("n_days", "n_observed", "n_columns"),
    [
        (20, 20, 2),
        (21, 21, 3),
        (59, 55, 3),
        (59, 56, 8),
        (60, 56, 9),
        (120, 100, 10),
        (900, 800, 16),
    ],
)
def test_a_longer_diary_gets_a_finer_model(n_days, n_observed, n_columns):
    assert design_matrix(np.arange(n_days) % 7, n_observed).shape == (n_days, n_columns)


@pytest.mark.parametrize("n_days", [2, 3, 59])
def test_the_trend_goes_from_minus_a_half_to_a_half(n_days):
    trend = design_matrix(np.arange(n_days) % 7, 0)[:, 1]
    assert trend == pytest.approx(np.linspace(-0.5, 0.5, n_days))


def test_weekend_and_weekdays_are_centred_over_a_week():
    week = np.arange(7)
    assert design_matrix(week, 21)[:, 2].tolist() == pytest.approx([-2 / 7] * 5 + [5 / 7] * 2)
    assert design_matrix(week, 56)[:, 2:].sum(axis=0) == pytest.approx(np.zeros(6), abs=1e-12)
