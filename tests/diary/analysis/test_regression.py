import numpy as np
import pytest

from diary.analysis.error_model import ErrorModel
from diary.analysis.null_model import NullModel
from diary.analysis.regression import Slope, fit_slopes, hc3_standard_errors


def null_model(counts, *, strength=0.0, persistence=0.0, factor=1.0):
    n_days = len(counts)
    errors = ErrorModel(strength, persistence, np.ones(n_days))
    mean = np.full(n_days, np.nanmean(counts))
    return NullModel(np.asarray(counts), np.ones((n_days, 1)), mean, errors, factor)


def test_a_binary_factor_gives_the_log_ratio_of_the_means():
    yes = np.tile([0.0, 1.0], 40)
    counts = np.where(yes == 1, 6.0, 4.0) + np.tile([1.0, 1.0, -1.0, -1.0], 20)
    (slope,) = fit_slopes(null_model(counts), yes[:, None])
    assert slope.estimate == pytest.approx(np.log(6 / 4), abs=1e-3)


def test_pairs_are_fitted_independently_of_each_other():
    rng = np.random.default_rng(7)
    factors = rng.normal(size=(60, 3))
    factors[rng.random((60, 3)) < 0.2] = np.nan
    model = null_model(rng.poisson(4, 60).astype(float), strength=0.4, persistence=0.6)
    together = fit_slopes(model, factors)
    for column, slope in enumerate(together):
        (alone,) = fit_slopes(model, factors[:, [column]])
        assert alone.estimate == pytest.approx(slope.estimate)
        assert alone.standard_error == pytest.approx(slope.standard_error)


def test_hc3_is_that_of_the_dense_formula():
    rng = np.random.default_rng(10)
    x = np.column_stack([rng.normal(size=25), np.ones(25)])
    residuals = rng.normal(size=25)
    inverse = np.linalg.inv(x.T @ x)
    leverage = np.diag(x @ inverse @ x.T)
    meat = x.T @ np.diag((residuals / (1 - leverage)) ** 2) @ x
    dense = np.sqrt((inverse @ meat @ inverse)[0, 0])
    assert hc3_standard_errors(x[None], inverse[None], residuals[None])[0] == pytest.approx(dense)


def test_a_day_that_decides_alone_counts_as_if_its_leverage_were_four_fifths():
    x = np.column_stack([np.eye(20)[0], np.ones(20)])
    residuals = np.linspace(-1, 1, 20)
    inverse = np.linalg.inv(x.T @ x)
    gap = np.where(np.arange(20) == 0, 0.2, 1 - 1 / 19)
    dense = np.linalg.norm((x @ inverse)[:, 0] * residuals / gap)
    assert hc3_standard_errors(x[None], inverse[None], residuals[None])[0] == pytest.approx(dense)


@pytest.mark.parametrize(("sign", "estimate"), [(1, 4.5), (-1, -4.5)])
def test_no_step_goes_further_than_one_and_a_half_per_unit(sign, estimate):
    yes = np.tile([0.0, 1.0], 40)
    counts = np.where(yes == 1, 6.0, 4.0) + np.tile([1.0, 1.0, -1.0, -1.0], 20)
    (slope,) = fit_slopes(null_model(counts), sign * 0.01 * yes[:, None])
    assert slope.estimate == estimate


def test_the_error_factor_widens_the_standard_error():
    rng = np.random.default_rng(11)
    counts, factors = rng.poisson(4, 60).astype(float), rng.normal(size=(60, 1))
    (narrow,) = fit_slopes(null_model(counts), factors)
    (wide,) = fit_slopes(null_model(counts, factor=1.16), factors)
    assert wide.standard_error == pytest.approx(1.16 * narrow.standard_error)


@pytest.mark.parametrize(
    ("strength", "persistence", "freedom"), [(0, 0, 58), (0.5, 0.4, 58 * 0.8), (1 - 1e-9, 0.95, 6)]
)
def test_long_spells_leave_fewer_degrees_of_freedom(strength, persistence, freedom):
    rng = np.random.default_rng(12)
    counts, factors = rng.poisson(4, 60).astype(float), rng.normal(size=(60, 1))
    model = null_model(counts, strength=strength, persistence=persistence)
    (slope,) = fit_slopes(model, factors)
    assert slope.freedom == pytest.approx(freedom)


def test_variance_inflation_is_that_of_the_correlation_with_the_design():
    rng = np.random.default_rng(13)
    trend = np.linspace(-0.5, 0.5, 80)
    factor = 3 * trend + rng.normal(size=80)
    model = null_model(rng.poisson(4, 80).astype(float))
    design = np.column_stack([np.ones(80), trend])
    (slope,) = fit_slopes(
        NullModel(model.counts, design, model.mean, model.errors, 1.0), factor[:, None]
    )
    r_squared = np.corrcoef(trend, factor)[0, 1] ** 2
    assert slope.variance_inflation == pytest.approx(1 / (1 - r_squared))


# R: qt(0.975, 10) = 2.228139; 2 * pt(-2.5, 10) = 0.03144684; qt(0.995, 10) = 3.169273
def test_intervals_and_p_values_are_those_of_student_t():
    slope = Slope(estimate=2.5, standard_error=1.0, freedom=10.0, variance_inflation=1.0)
    assert slope.p_value == pytest.approx(0.03144684, abs=1e-7)
    assert slope.interval(0.95) == pytest.approx((2.5 - 2.228139, 2.5 + 2.228139), abs=1e-6)
    assert slope.interval(0.99) == pytest.approx((2.5 - 3.169273, 2.5 + 3.169273), abs=1e-6)
