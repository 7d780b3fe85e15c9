"""A count in a fixed window: how long one looked is an offset of the model."""

import numpy as np
import pytest

from diary.analysis import (
    event_change,
    find_links,
    latest_reading,
    pinned_answer,
    threshold_contrast,
)
from diary.analysis.arguments import checked_outcome

N_DAYS = 120
WEEKDAYS = np.arange(N_DAYS) % 7


@pytest.fixture
def windows():
    """Twice as many twitches a minute on days after short sleep, looked at for longer on others."""
    rng = np.random.default_rng(3)
    sleep = rng.choice([5.0, 8.0], N_DAYS)
    seconds = np.where(sleep == 8, 120.0, 60.0)
    rate = np.where(sleep == 8, 4.0, 8.0)
    return rng.poisson(rate * seconds / 60).astype(float), sleep, seconds


def slope(counts, sleep, exposure):
    weekdays = WEEKDAYS[: counts.size]
    (link,) = find_links(counts, {"sleep": sleep}, weekdays, lags=1, exposure=exposure).links
    return link


def test_the_rate_is_compared_and_not_the_count(windows):
    counts, sleep, seconds = windows
    assert slope(counts, sleep, None).verdict == "no_clear_link"
    found = slope(counts, sleep, seconds)
    assert found.verdict == "link"
    assert np.exp(-3 * found.log_rate_ratio) == pytest.approx(2, abs=0.2)


def test_a_reading_allows_for_the_exposure(windows):
    counts, sleep, seconds = windows
    reading = latest_reading(counts, {"sleep": sleep}, WEEKDAYS, lags=1, exposure=seconds)
    read = slice(112)
    found = slope(counts[read], sleep[read], seconds[read])
    assert (reading.day, reading.links[0].p_value) == (111, found.p_value)


def test_a_contrast_allows_for_the_exposure(windows):
    counts, sleep, seconds = windows
    contrast = threshold_contrast(counts, sleep, WEEKDAYS, lag=0, cut=6, exposure=seconds)
    assert contrast is not None
    assert contrast.ratio == pytest.approx(2, abs=0.2)


def test_a_pinned_question_allows_for_the_exposure(windows):
    counts, sleep, seconds = windows
    answers = [
        pinned_answer(counts, sleep, WEEKDAYS, 0, 0, exposure=exposure).answer.verdict
        for exposure in (None, seconds)
    ]
    assert answers == ["no_clear_link", "link"]


def test_an_event_allows_for_the_exposure():
    rng = np.random.default_rng(5)
    seconds = np.repeat([60.0, 180.0], 60)
    counts = rng.poisson(5 * seconds / 60).astype(float)
    plain, allowed = (
        event_change(counts, WEEKDAYS, 60, exposure=exposure) for exposure in (None, seconds)
    )
    assert (plain.verdict, allowed.verdict) == ("change", "no_clear_change")
    assert plain.sustained.ratio == pytest.approx(3 * allowed.sustained.ratio, rel=0.05)


@pytest.mark.parametrize("unit", [1.0, 60.0, 1e-9, 1e9])
def test_the_unit_of_the_exposure_does_not_matter(windows, unit):
    counts, sleep, seconds = windows
    in_seconds, in_units = slope(counts, sleep, seconds), slope(counts, sleep, seconds * unit)
    assert in_units.log_rate_ratio == pytest.approx(in_seconds.log_rate_ratio)
    assert in_units.p_value == pytest.approx(in_seconds.p_value)


def test_the_same_exposure_every_day_is_none(windows):
    counts, sleep, _ = windows
    steady, plain = slope(counts, sleep, np.full(N_DAYS, 60.0)), slope(counts, sleep, None)
    assert steady.p_value == pytest.approx(plain.p_value)


def test_later_windows_leave_a_reading_as_it_was(windows):
    counts, sleep, seconds = windows
    later = np.where(np.arange(N_DAYS) < 112, seconds, 1e6)
    first, again = (
        pinned_answer(counts, sleep, WEEKDAYS, 0, 0, exposure=exposure)
        for exposure in (seconds, later)
    )
    assert first == again


def test_a_count_without_its_exposure_is_not_observed(windows):
    counts, sleep, seconds = windows
    seconds[:10] = np.nan
    counts[5:15] = np.nan
    assert slope(counts, sleep, seconds).n_days == N_DAYS - 15


@pytest.mark.parametrize(
    ("exposure", "message"),
    [
        (np.zeros(N_DAYS), "exposure has values of 0 or less: give NaN for a day without one"),
        (np.full(N_DAYS, np.inf), "exposure has infinite values"),
        (np.ones(3), "exposure has 3 days and counts has 120"),
    ],
)
def test_find_links_refuses(windows, exposure, message):
    counts, sleep, _ = windows
    with pytest.raises(ValueError, match=message):
        slope(counts, sleep, exposure)


def test_of_a_day_without_count_or_exposure_neither_is_known():
    nan = np.nan
    counts, offset = checked_outcome([1, nan, 3, 4], [2, 5, nan, 1])
    np.testing.assert_array_equal(counts, [1, nan, nan, 4])
    assert offset.tolist() == [np.log(2), 0, 0, 0]
