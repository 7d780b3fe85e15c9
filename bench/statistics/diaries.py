"""Diaries with a known truth, made from a recipe and a seed."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from .factors import Array, autoregression, daily_factors

Random: TypeAlias = np.random.Generator
Weekdays: TypeAlias = npt.NDArray[np.int64]
Spells: TypeAlias = Callable[[Random, int, float], Array]
Draw: TypeAlias = Callable[[Random, Array], Array]

TRENDS = (-1.2, -0.6, 0.0, 0.6)
TREND_CHANCES = (0.35, 0.25, 0.2, 0.2)
DAYS_TO_RUN_ON = 4


@dataclass(frozen=True)
class Effect:
    """One planted effect on the log rate.

    `ratio` is the rate ratio of a typical high day (80th percentile of the factor) against a
    typical low one (20th), or, with `below`, of the days under that value against the others.
    """

    factor: str
    lag: int = 0
    ratio: float = 2.0
    below: float | None = None


@dataclass(frozen=True)
class Event:
    """From `day` on the rate is `sustained` times as high, in the first fortnight `temporary` times
    that."""

    day: int
    sustained: float = 1.0
    temporary: float = 1.0


@dataclass(frozen=True)
class Diary:
    """What the patient logged, NaN where nothing; with it what nobody sees."""

    counts: Array
    factors: dict[str, Array]
    weekdays: Weekdays
    log_rate: Array
    slopes: dict[tuple[str, int], float] = field(default_factory=dict)
    seconds: Array | None = None


def log_normal_spells(sd: float = 0.45) -> Spells:
    """Good and bad spells as an AR(1) on the log scale, the error family of the method."""

    def spells(rng: Random, n_days: int, persistence: float) -> Array:
        return sd * autoregression(rng, n_days, persistence, 1)[:, 0] - sd**2 / 2

    return spells


def negative_binomial(dispersion: float = 0.25) -> Draw:
    """Counts of variance mean + dispersion · mean²."""

    def draw(rng: Random, mean: Array) -> Array:
        chance = 1 / (1 + dispersion * mean)
        return rng.negative_binomial(1 / dispersion, chance).astype(float)

    return draw


def as_they_are(rng: Random, diary: Diary) -> Diary:
    return diary


LOG_NORMAL_SPELLS = log_normal_spells()
NEGATIVE_BINOMIAL = negative_binomial()


@dataclass(frozen=True)
class Recipe:
    """All that a diary is made from; `persistence` is that of the spells and of the factors.

    `trend` is the change of the log rate over the whole diary, None for one drawn at random.
    Days go unlogged in runs, or, with `missing_when` ±1, rather the worse or the better they are.
    """

    n_days: int = 90
    persistence: float = 0.5
    base: float = 4.0
    trend: float | None = None
    missing: float = 0.15
    missing_when: int = 0
    factor_missing: float = 0.03
    effects: tuple[Effect, ...] = ()
    event: Event | None = None
    spells: Spells = LOG_NORMAL_SPELLS
    draw: Draw = NEGATIVE_BINOMIAL
    counted_for_seconds: bool = False
    afterwards: Callable[[Random, Diary], Diary] = as_they_are


def make_diary(recipe: Recipe, seed: int) -> Diary:
    rng = np.random.default_rng(seed)
    n_days = recipe.n_days
    weekdays = (np.arange(n_days) + rng.integers(7)) % 7
    factors = daily_factors(rng, weekdays, recipe.persistence)
    planted, slopes = planted_effects(recipe.effects, factors, n_days)
    log_rate = np.log(recipe.base) + planted + slow_and_weekly(rng, recipe, weekdays)
    log_rate += recipe.spells(rng, n_days, recipe.persistence)
    if recipe.event is not None:
        log_rate += step_of(recipe.event, n_days)
    seconds = rng.choice([30.0, 60.0, 60.0, 120.0], n_days) if recipe.counted_for_seconds else None
    exposure = 1.0 if seconds is None else seconds / 60
    counts = recipe.draw(rng, np.exp(np.clip(log_rate, -6, 6)) * exposure)
    whole = Diary(counts, factors, weekdays, log_rate, slopes, seconds)
    return recipe.afterwards(rng, with_gaps(rng, recipe, whole))


def slow_and_weekly(rng: Random, recipe: Recipe, weekdays: Weekdays) -> Array:
    trend = rng.choice(TRENDS, p=TREND_CHANCES) if recipe.trend is None else recipe.trend
    week = 0.15 * np.cos(2 * np.pi * (weekdays - rng.uniform(0, 7)) / 7)
    return trend * np.linspace(-0.5, 0.5, recipe.n_days) + week


def planted_effects(
    effects: tuple[Effect, ...], factors: dict[str, Array], n_days: int
) -> tuple[Array, dict[tuple[str, int], float]]:
    """Their sum on the log rate, and the true slopes per unit of each factor."""
    total = np.zeros(n_days)
    slopes = {}
    for effect in effects:
        values = factors[effect.factor]
        if effect.below is None:
            slope = slope_of(effect, values)
            same_day = slope * (
                np.clip(values, *np.percentile(values, [1, 99])) - np.median(values)
            )
            slopes[effect.factor, effect.lag] = slope
        else:
            same_day = np.log(effect.ratio) * (values < effect.below)
        total[effect.lag :] += same_day[: n_days - effect.lag]
    return total, slopes


def slope_of(effect: Effect, values: Array) -> float:
    low, high = np.percentile(values, [20, 80])
    return float(np.log(effect.ratio) / ((high - low) or np.ptp(values) or 1.0))


def step_of(event: Event, n_days: int) -> Array:
    since = np.arange(n_days) - event.day
    fortnight = (since >= 0) & (since < 14)
    steps: Array = np.log(event.sustained) * (since >= 0) + np.log(event.temporary) * fortnight
    return steps


def with_gaps(rng: Random, recipe: Recipe, diary: Diary) -> Diary:
    logged = logged_days(rng, recipe, diary.log_rate)
    factors = {
        name: np.where(logged & (rng.random(logged.size) >= recipe.factor_missing), values, np.nan)
        for name, values in diary.factors.items()
    }
    return replace(diary, counts=np.where(logged, diary.counts, np.nan), factors=factors)


def logged_days(rng: Random, recipe: Recipe, log_rate: Array) -> npt.NDArray[np.bool_]:
    if not recipe.missing:
        return np.ones(log_rate.size, dtype=bool)
    chances = rng.random(log_rate.size)
    if recipe.missing_when:
        badness = (log_rate - log_rate.mean()) / (log_rate.std() + 1e-9)
        odds = np.log(recipe.missing / (1 - recipe.missing)) - 0.3 + recipe.missing_when * badness
        logged: npt.NDArray[np.bool_] = chances >= 1 / (1 + np.exp(-odds))
        return logged
    return ~runs(chances, recipe.missing, rng.random() < recipe.missing)


def runs(chances: Array, share: float, inside: bool) -> npt.NDArray[np.bool_]:
    """Days inside runs of four days on average, which make up this share of all days."""
    leave = 1 / DAYS_TO_RUN_ON
    enter = share * leave / (1 - share)
    days = np.empty(chances.size, dtype=bool)
    for day, chance in enumerate(chances):
        days[day] = inside
        inside = chance >= leave if inside else chance < enter
    return days
