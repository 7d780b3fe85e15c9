import numpy as np
import pytest

from diary.analysis.error_model import GRID
from diary.analysis.grid_fit import fit_on_grid


def test_reml_deviance_is_that_of_the_dense_formula():
    rng = np.random.default_rng(9)
    observed = rng.random(40) > 0.2
    design = np.column_stack([np.ones(40), np.linspace(-0.5, 0.5, 40)])
    noise = rng.uniform(0.5, 2, 40)
    residuals = rng.normal(size=40)
    deviance = fit_on_grid(residuals, observed, design, noise, GRID).deviance
    days, x, y = np.flatnonzero(observed), design[observed], residuals[observed]
    for point in (0, 8, 36):
        strength, persistence = GRID[point]
        spells = strength * persistence ** np.abs(days[:, None] - days)
        covariance = spells + np.diag((1 - strength) * noise[observed])
        precision = np.linalg.inv(covariance)
        information = x.T @ precision @ x
        left = y - x @ np.linalg.solve(information, x.T @ precision @ y)
        freedom = len(y) - 2
        dense = (
            freedom * np.log(left @ precision @ left / freedom)
            + np.linalg.slogdet(covariance)[1]
            + np.linalg.slogdet(information)[1]
        )
        assert deviance[point] == pytest.approx(dense)
