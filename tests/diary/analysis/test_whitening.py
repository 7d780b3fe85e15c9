"""The recursion over days against the dense covariance matrix it stands for."""

import numpy as np
import pytest

from diary.analysis.whitening import kalman_whitening

STRENGTH, PERSISTENCE = 0.6, 0.75


@pytest.fixture
def gappy():
    rng = np.random.default_rng(3)
    used = rng.random(30) > 0.3
    noise = rng.uniform(0.5, 2.0, 30)
    return used, noise


def whitener(used, noise):
    strength, persistence = np.array([STRENGTH]), np.array([PERSISTENCE])
    return kalman_whitening(used[:, None], noise, strength, persistence)


def dense_covariance(used, noise):
    days = np.flatnonzero(used)
    spells = STRENGTH * PERSISTENCE ** np.abs(days[:, None] - days)
    return spells + np.diag((1 - STRENGTH) * noise[used])


def test_whitened_errors_are_independent_with_unit_variance(gappy):
    used, noise = gappy
    impulses = np.eye(30)[:, None, :]
    matrix = whitener(used, noise).apply(impulses)[:, 0, :][used][:, used]
    identity = matrix @ dense_covariance(used, noise) @ matrix.T
    np.testing.assert_allclose(identity, np.eye(used.sum()), atol=1e-12)


def test_log_determinant_is_that_of_the_used_days(gappy):
    used, noise = gappy
    dense = np.linalg.slogdet(dense_covariance(used, noise))[1]
    assert whitener(used, noise).log_determinant[0] == pytest.approx(dense)


def test_unused_days_are_zero_and_their_values_do_not_matter(gappy):
    used, noise = gappy
    values = np.random.default_rng(4).normal(size=(30, 1, 1))
    other = np.where(used[:, None, None], values, 1e6)
    whitened = whitener(used, noise).apply(values)
    assert (whitened[~used] == 0).all()
    np.testing.assert_array_equal(whitener(used, noise).apply(other), whitened)


def test_series_are_whitened_side_by_side(gappy):
    used, noise = gappy
    both = np.column_stack([used, np.ones(30, dtype=bool)])
    values = np.random.default_rng(4).normal(size=(30, 2, 1))
    strengths, persistences = np.full(2, STRENGTH), np.full(2, PERSISTENCE)
    together = kalman_whitening(both, noise, strengths, persistences).apply(values)
    alone = whitener(both[:, 0], noise).apply(values[:, :1])
    np.testing.assert_allclose(together[:, :1], alone)
