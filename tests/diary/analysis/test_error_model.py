import numpy as np
import pytest

from diary.analysis.error_model import GRID, count_noise, fit_error_model


def simulated(strength, persistence, n_days=1000, seed=8):
    """Relative errors with spells of the given strength and persistence."""
    rng = np.random.default_rng(seed)
    spells = np.zeros(n_days)
    for day in range(1, n_days):
        fresh = rng.normal() * np.sqrt(1 - persistence**2)
        spells[day] = persistence * spells[day - 1] + fresh
    return np.sqrt(strength) * spells + np.sqrt(1 - strength) * rng.normal(size=n_days)


def test_the_grid_has_37_points_and_starts_without_spells():
    assert GRID.shape == (37, 2)
    assert GRID[0].tolist() == [0, 0]


@pytest.mark.parametrize(("strength", "persistence"), [(0.0, 0.0), (0.4, 0.75), (0.7, 0.87)])
def test_spells_of_a_long_diary_are_recovered(strength, persistence):
    counts = np.exp(0.1 * simulated(strength, persistence))
    model = fit_error_model(counts, np.ones(1000), np.ones((1000, 1)))
    assert model.strength == pytest.approx(strength, abs=0.12)
    assert model.strength * model.persistence == pytest.approx(strength * persistence, abs=0.1)


def test_count_noise_is_one_on_average_and_larger_on_quiet_days():
    mean = np.array([1.0, 4.0, 4.0, 100.0])
    noise = count_noise(mean, np.array([True, True, True, False]))
    assert noise[:3].mean() == pytest.approx(1)
    assert noise[0] / noise[1] == pytest.approx((1 + 0.2) / (1 / 4 + 0.2))
