"""Published answers of the same estimators on public data."""

import math

import numpy as np
import pytest

from diary.analysis.grid_fit import fit_on_grid
from diary.analysis.regression import hc3_standard_errors
from tests.known import columns

DAYS_APART = 200


@pytest.fixture(scope="module")
def follicles():
    """The mares one after the other, so far apart that nothing of a spell is left."""
    mare, day, cycle, counts = columns("ovary").values()
    angle = 2 * np.pi * day / cycle
    position = (np.arange(counts.size) + DAYS_APART * mare).astype(int)
    values, design = np.zeros(position[-1] + 1), np.zeros((position[-1] + 1, 3))
    values[position] = counts
    design[position] = np.column_stack([np.ones(counts.size), np.sin(angle), np.cos(angle)])
    return values, np.isin(np.arange(values.size), position), design


# R, nlme: gls(follicles ~ sin(2 * pi * Time) + cos(2 * pi * Time), Ovary,
#              correlation = corAR1(form = ~ 1 | Mare))
# Phi 0.7532079, residual standard error 4.616172, log-restricted-likelihood -780.7273
# (Pinheiro & Bates 2000, Mixed-Effects Models in S and S-PLUS, section 5.3).
def test_gls_with_ar1_errors_is_that_of_pinheiro_and_bates(follicles):
    values, observed, design = follicles
    grid = np.array([(1.0, 0.7532079), (1.0, 0.74), (1.0, 0.766)])
    fit = fit_on_grid(values, observed, design, np.ones(values.size), grid)
    assert fit.coefficients[0] == pytest.approx([12.2163982, -2.7747122, -0.8996047], abs=1e-5)
    assert fit.freedom == 305
    assert math.sqrt(fit.squares[0] / fit.freedom) == pytest.approx(4.616172, abs=1e-5)
    likelihood = -0.5 * (fit.deviance + fit.freedom * (1 + math.log(2 * math.pi)))
    assert likelihood[0] == pytest.approx(-780.7273, abs=1e-4)
    assert likelihood.argmax() == 0


# Longley (1967), NIST Statistical Reference Datasets: employment; price deflator, GNP, unemployed,
# armed forces, population, year.
LONGLEY = np.array(
    [
        [60323, 83.0, 234289, 2356, 1590, 107608, 1947],
        [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
        [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
        [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
        [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
        [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
        [64989, 99.0, 365385, 1870, 3547, 115094, 1953],
        [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
        [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
        [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
        [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
        [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
        [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
        [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
        [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
        [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
    ]
)


# Stata's regress with vce(hc3), as statsmodels' own tests have it (statsmodels/regression/tests/
# results/results_regression.py, Longley.HC3_se); the coefficients are NIST's certified ones.
@pytest.mark.parametrize(
    ("column", "coefficient", "error"),
    [
        (0, 15.0618722713733, 91.11939),
        (1, -0.0358191792925910, 0.05562),
        (2, -2.02022980381683, 0.82213),
        (3, -1.03322686717359, 0.29879),
        (4, -0.0511041056535807, 0.32491),
        (5, 1829.15146461355, 922.80784),
    ],
)
def test_hc3_is_that_of_stata_on_the_longley_data(column, coefficient, error):
    employment, factors = LONGLEY[:, 0], LONGLEY[:, 1:] - LONGLEY[:, 1:].mean(axis=0)
    unit = factors.std(axis=0)
    order = [column, *(other for other in range(6) if other != column)]
    x = np.column_stack([(factors / unit)[:, order], np.ones(16)])
    inverse = np.linalg.inv(x.T @ x)
    estimates = inverse @ x.T @ employment
    residuals = employment - x @ estimates
    (robust,) = hc3_standard_errors(x[None], inverse[None], residuals[None])
    assert estimates[0] / unit[column] == pytest.approx(coefficient, rel=1e-7)
    assert robust / unit[column] == pytest.approx(error, rel=2e-4)
