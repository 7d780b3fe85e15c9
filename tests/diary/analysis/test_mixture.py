import numpy as np
import pytest

from diary.analysis.mixture import TMixture


def mixture(estimates, errors, weights):
    return TMixture(np.array(estimates), np.array(errors), np.array(weights), freedom=10)


# R: qt(0.975, 10) = 2.228139
@pytest.mark.parametrize("error", [0.001, 1.0, 1000.0])
def test_one_model_is_student_t(error):
    low, high = mixture([3.0], [error], [1.0]).interval(0.95)
    assert (low, high) == pytest.approx((3 - 2.228139 * error, 3 + 2.228139 * error), rel=1e-6)


def test_models_far_apart_are_both_within_reach():
    """A share of 1 % is divided: half of the smaller model lies below, half of it above."""
    far = mixture([0.0, 1000.0], [1.0, 1.0], [0.01, 0.99])
    assert far.mean == pytest.approx(990)
    assert far.quantile(0.005) == pytest.approx(0, abs=1e-6)
    assert far.p_value == pytest.approx(2 * 0.005)
