"""Whatever a diary holds: a verdict, finite numbers where there are any, no warning, no crash."""

import math

import numpy as np
import pytest

from diary.analysis import (
    Link,
    find_links,
    latest_reading,
    pinned_answer,
    threshold_contrast,
)

N_DAYS = 120
DAYS = np.arange(N_DAYS)
UNTESTED = ("not_enough_data", "moves_with_trend", "hardly_varies")

COUNTS = {
    "usual": np.random.default_rng(1).poisson(4, N_DAYS).astype(float),
    "all missing": np.full(N_DAYS, np.nan),
    "all zero": np.zeros(N_DAYS),
    "constant": np.full(N_DAYS, 5.0),
    "one huge count": np.where(DAYS == 70, 1e9, 3.0),
    "huge counts": np.where(DAYS % 2, 1e12, 1e11),
    "tiny counts": np.full(N_DAYS, 0.3),
    "zero, then many": np.repeat([0.0, 50.0], N_DAYS // 2),
    "every other day": np.where(DAYS % 2, np.nan, 4.0),
    "two bursts": np.where((DAYS < 20) | (DAYS >= 100), 4.0 + DAYS % 3, np.nan),
    "steep": np.round(np.exp(DAYS / 12.0)),
}
FACTORS = {
    "usual": np.random.default_rng(2).normal(7, 1, N_DAYS),
    "all missing": np.full(N_DAYS, np.nan),
    "constant": np.full(N_DAYS, 7.0),
    "steady rise": DAYS.astype(float),
    "weekend": (DAYS % 7 >= 5).astype(float),
    "one spike": np.where(DAYS == 50, 1e6, 0.0),
    "huge": np.random.default_rng(3).normal(0, 1e90, N_DAYS),
    "tiny": np.random.default_rng(4).normal(0, 1e-90, N_DAYS),
    "the count itself": np.random.default_rng(1).poisson(4, N_DAYS).astype(float),
    "on odd days": np.where(DAYS % 2, 1.0 + DAYS % 5, np.nan),
}


def assert_sound(link: Link):
    numbers = (link.log_rate_ratio, link.standard_error, link.ci_low, link.ci_high, link.p_value)
    if link.verdict in UNTESTED:
        assert np.isnan(numbers).all()
        assert (link.needs is not None) == (link.verdict == "not_enough_data")
    else:
        assert link.verdict in ("link", "no_clear_link")
        assert np.isfinite(numbers).all()
        assert link.ci_low <= link.log_rate_ratio <= link.ci_high


@pytest.mark.parametrize("counts", COUNTS.values(), ids=COUNTS)
def test_every_search_has_sound_answers(counts):
    for findings in (
        find_links(counts, FACTORS, DAYS % 7),
        latest_reading(counts, FACTORS, DAYS % 7),
        find_links(counts, FACTORS, DAYS % 7, exposure=1.0 + DAYS % 3),
    ):
        assert len(findings.links) == 4 * len(FACTORS)
        for link in findings.links:
            assert_sound(link)


@pytest.mark.parametrize("factor", FACTORS.values(), ids=FACTORS)
@pytest.mark.parametrize("counts", COUNTS.values(), ids=COUNTS)
def test_every_question_has_a_sound_answer(counts, factor):
    pinned = pinned_answer(counts, factor, DAYS % 7, lag=1, since=20)
    assert_sound(pinned.answer)
    if pinned.all_days is not None:
        assert math.isfinite(pinned.all_days.log_rate_ratio)
    contrast = threshold_contrast(counts, factor, DAYS % 7, lag=1, cut=6.5)
    if contrast is not None:
        assert 0 <= contrast.ci_low <= contrast.ratio <= contrast.ci_high < math.inf


@pytest.mark.parametrize("n_days", [1, 2, 27, 28, 29])
def test_the_first_days(n_days):
    days = np.arange(n_days)
    counts = np.random.default_rng(5).poisson(4, n_days).astype(float)
    factors = {name: values[:n_days] for name, values in FACTORS.items()}
    for link in latest_reading(counts, factors, days % 7).links:
        assert_sound(link)
    assert_sound(pinned_answer(counts, factors["usual"], days % 7, 3, 0).answer)


def test_twenty_years():
    rng = np.random.default_rng(6)
    n_days = 7305
    counts, sleep = rng.poisson(4, n_days).astype(float), rng.normal(7, 1, n_days)
    reading = latest_reading(counts, {"sleep": sleep}, np.arange(n_days) % 7)
    assert reading.day == 7279
    assert {link.verdict for link in reading.links} == {"no_clear_link"}
