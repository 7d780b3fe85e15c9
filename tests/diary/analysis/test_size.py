"""How often diaries in which nothing is related show a link all the same."""

import numpy as np

from diary.analysis import find_links

N_DIARIES = 120
N_DAYS = 90
PERSISTENCE = 0.7


def spells(rng, size):
    """AR(1) series of unit variance, shape (N_DAYS, size)."""
    fresh = rng.normal(size=(N_DAYS + 50, size)) * np.sqrt(1 - PERSISTENCE**2)
    series = np.zeros_like(fresh)
    for day in range(1, len(fresh)):
        series[day] = PERSISTENCE * series[day - 1] + fresh[day]
    return series[50:]


def null_diary(seed):
    """Falling, autocorrelated, overdispersed counts beside eight autocorrelated factors."""
    rng = np.random.default_rng(seed)
    trend = rng.choice([-1.2, 0.0, 0.6]) * np.linspace(-0.5, 0.5, N_DAYS)
    mean = 4 * np.exp(trend + 0.45 * spells(rng, 1)[:, 0])
    counts = rng.negative_binomial(4, 4 / (4 + mean)).astype(float)
    counts[rng.random(N_DAYS) < 0.15] = np.nan
    drift = rng.uniform(-1, 1, 8) * np.linspace(-1, 1, N_DAYS)[:, None]
    factors = spells(rng, 8) + drift
    return counts, {f"factor {i}": column for i, column in enumerate(factors.T)}


def test_null_diaries_rarely_show_a_link():
    weekdays = np.arange(N_DAYS) % 7
    diaries = [null_diary(seed) for seed in range(N_DIARIES)]
    findings = [find_links(counts, factors, weekdays) for counts, factors in diaries]
    p_values = np.array([link.p_value for result in findings for link in result.links])
    # At a true rate of 5 %, 13 or more of 120 diaries come in under 1 % of the time.
    assert sum(result.n_factors_found > 0 for result in findings) <= 12
    assert np.mean(p_values < 0.05) <= 0.06
