"""What a simulated patient logs beside the twitches: eight daily series of everyday shapes."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.signal import lfilter
from scipy.special import gammaincinv, ndtr

Array: TypeAlias = npt.NDArray[np.float64]

WARM_UP = 60


def autoregression(
    rng: np.random.Generator, n_days: int, persistence: float, n_series: int
) -> Array:
    """Gaussian AR(1) of unit variance, shape (n_days, n_series)."""
    fresh = rng.standard_normal((n_days + WARM_UP, n_series)) * np.sqrt(1 - persistence**2)
    series: Array = lfilter([1.0], [1.0, -persistence], fresh, axis=0)
    return series[WARM_UP:]


def sleep_hours(z: Array) -> Array:
    return np.clip(to_nearest(0.25, 6.9 + 1.15 * z), 2.5, 11.5)


def caffeine_mg(z: Array) -> Array:
    return to_nearest(10, 75 * gammaincinv(2.2, ndtr(np.clip(z, -4, 4))))


def water_ml(z: Array) -> Array:
    return np.clip(to_nearest(100, 1800 + 450 * z), 200, 4500)


def b12_mcg(z: Array) -> Array:
    """A daily tablet, forgotten on one day in seven."""
    return np.where(z > -1.04, 1000.0, 0.0)


def stress(z: Array) -> Array:
    return np.clip(np.round(4 + 2.1 * z), 0, 10)


def exercise_minutes(z: Array) -> Array:
    return np.where(z > 0, to_nearest(5, 15 + 35 * z), 0.0)


def magnesium_mg(z: Array) -> Array:
    return np.select([z > 0.8, z > -0.2], [400.0, 200.0], 0.0)


def alcohol_units(z: Array) -> Array:
    return np.ceil(2.2 * np.maximum(z - 0.3, 0))


FACTORS: dict[str, Callable[[Array], Array]] = {
    "sleep": sleep_hours,
    "caffeine": caffeine_mg,
    "water": water_ml,
    "b12": b12_mcg,
    "stress": stress,
    "exercise": exercise_minutes,
    "magnesium": magnesium_mg,
    "alcohol": alcohol_units,
}


def daily_factors(
    rng: np.random.Generator, weekdays: npt.NDArray[np.int64], persistence: float
) -> dict[str, Array]:
    """Factors that last, drift and follow the week, independent of each other and of all else."""
    n_days, n_factors = weekdays.size, len(FACTORS)
    drift = rng.uniform(-1, 1, n_factors) * np.linspace(-1, 1, n_days)[:, None]
    best_day = rng.uniform(0, 7, n_factors)
    week = 0.4 * np.cos(2 * np.pi * (weekdays[:, None] - best_day) / 7)
    latent = autoregression(rng, n_days, persistence, n_factors) + drift + week
    return {name: shape(z) for (name, shape), z in zip(FACTORS.items(), latent.T, strict=True)}


def to_nearest(unit: float, values: Array) -> Array:
    return np.round(values / unit) * unit
