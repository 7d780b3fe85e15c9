"""Diaries that do not share the error family of the method, as recipes that change one thing.

Nothing is linked in any of them, but for `ill_for_a_week_in_all`, where the illness is behind both.
"""

from dataclasses import replace

import numpy as np

from .diaries import LOG_NORMAL_SPELLS, Diary, Random, Recipe, negative_binomial
from .factors import Array

DAYS_OF_ILLNESS = 8


def hidden_states(rng: Random, n_days: int, persistence: float) -> Array:
    """Good days and bad ones, a bad spell lasting six days and a good one twelve; no in-between."""
    bad = np.empty(n_days, dtype=bool)
    inside = rng.random() < 1 / 3
    for day, chance in enumerate(rng.random(n_days)):
        bad[day] = inside
        inside = chance >= 1 / 6 if inside else chance < 1 / 12
    return np.where(bad, np.log(3.0), 0.0) - 0.5


def long_memory(rng: Random, n_days: int, persistence: float) -> Array:
    """A sum of spells that last a day, a week, a month and a season."""
    total = np.zeros(n_days)
    for lasting in (1, 7, 30, 90):
        fresh = rng.standard_normal(n_days + 4 * lasting)
        weights = np.exp(-np.arange(4 * lasting) / lasting)
        series = np.convolve(fresh, weights / np.linalg.norm(weights), mode="valid")[:n_days]
        total += 0.25 * series
    return total


def seasons(rng: Random, n_days: int, persistence: float) -> Array:
    """A year's wave of a factor of about two and a half between best and worst, and white noise."""
    wave = np.cos(2 * np.pi * (np.arange(n_days) / 365 - rng.random()))
    return 0.45 * wave + 0.2 * rng.standard_normal(n_days)


def seasonal_factors(rng: Random, diary: Diary) -> Diary:
    """Every factor has a year's wave of its own too, as wide as its day-to-day spread."""
    year = 2 * np.pi * np.arange(diary.counts.size) / 365
    factors = {
        name: values + np.nanstd(values) * np.cos(year - rng.uniform(0, 2 * np.pi))
        for name, values in diary.factors.items()
    }
    return replace(diary, factors=factors)


def slowing_recovery(rng: Random, n_days: int, persistence: float) -> Array:
    """Usual spells about a log rate that falls by 1.5 in all, half of it within the first month."""
    fall = 1.5 * np.exp2(-np.arange(n_days) / 30)
    spells: Array = LOG_NORMAL_SPELLS(rng, n_days, persistence) + fall
    return spells


def heavy_tailed(rng: Random, n_days: int, persistence: float) -> Array:
    """Day-to-day noise of Student's t with three degrees of freedom, without spells."""
    return 0.3 * rng.standard_t(3, n_days)


def gamma_noise(rng: Random, mean: Array) -> Array:
    """A coefficient of variation of one half at any mean, rounded: not the noise of a count."""
    return np.round(rng.gamma(4.0, mean / 4))


def to_fives(rng: Random, mean: Array) -> Array:
    """Counts told in fives from ten on."""
    counts = negative_binomial()(rng, mean)
    return np.where(counts < 10, counts, 5 * np.round(counts / 5))


def outliers(rng: Random, mean: Array) -> Array:
    """One day in thirty has five times what it would have had."""
    counts = negative_binomial()(rng, mean)
    return np.where(rng.random(mean.size) < 1 / 30, 5 * counts + 5, counts)


def ill_for_a_week(rng: Random, diary: Diary) -> Diary:
    """Eight days with three times as many twitches, about the middle of the diary."""
    return replace(diary, counts=np.where(illness(rng, diary), 3 * diary.counts, diary.counts))


def ill_for_a_week_in_all(rng: Random, diary: Diary) -> Diary:
    """The same, and all that week no coffee, no exercise, little sleep and much stress."""
    ill = illness(rng, diary)
    during = {"caffeine": 0.0, "exercise": 0.0, "sleep": 4.5, "stress": 8.0}
    factors = diary.factors | {
        name: np.where(ill & np.isfinite(diary.factors[name]), value, diary.factors[name])
        for name, value in during.items()
    }
    counts = np.where(ill, 3 * diary.counts, diary.counts)
    return replace(diary, counts=counts, factors=factors)


def illness(rng: Random, diary: Diary) -> np.ndarray:
    n_days = diary.counts.size
    start = rng.integers(n_days // 4, 3 * n_days // 4)
    days = np.arange(n_days)
    return (days >= start) & (days < start + DAYS_OF_ILLNESS)


def factors_on_bad_days(rng: Random, diary: Diary) -> Diary:
    """Factors are written down on nine in ten of the worse days and on three in ten others."""
    bad = diary.log_rate > np.median(diary.log_rate)
    factors = {
        name: np.where(rng.random(bad.size) < np.where(bad, 0.9, 0.3), values, np.nan)
        for name, values in diary.factors.items()
    }
    return replace(diary, factors=factors)


def eager_weeks(rng: Random, diary: Diary) -> Diary:
    """Stretches of two weeks in which the patient logs every twitch, and others with about half."""
    eager = np.repeat(rng.random(diary.counts.size // 14 + 1) < 0.5, 14)[: diary.counts.size]
    seen = rng.binomial(np.nan_to_num(diary.counts).astype(int), np.where(eager, 1.0, 0.5))
    return replace(diary, counts=np.where(np.isfinite(diary.counts), seen, np.nan))


SEASONS_IN_BOTH = Recipe(spells=seasons, afterwards=seasonal_factors)

SLOWING_RECOVERY = Recipe(spells=slowing_recovery, trend=0.0)

OTHERS: dict[str, Recipe] = {
    "hidden good and bad states": Recipe(spells=hidden_states),
    "long memory": Recipe(spells=long_memory),
    "seasons": Recipe(spells=seasons),
    "heavy-tailed days": Recipe(spells=heavy_tailed),
    "gamma noise": Recipe(draw=gamma_noise),
    "rounded to fives": Recipe(draw=to_fives, base=12.0),
    "outliers": Recipe(draw=outliers),
    "a week of illness": Recipe(afterwards=ill_for_a_week),
    "a week of illness in the factors too": Recipe(afterwards=ill_for_a_week_in_all),
    "factors on bad days": Recipe(afterwards=factors_on_bad_days),
    "eager fortnights": Recipe(afterwards=eager_weeks),
}
