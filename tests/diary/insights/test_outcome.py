"""The twitches of watched windows, tested beside the daily count."""

from datetime import timedelta

import numpy as np
import pytest

from diary.analysis import latest_reading
from diary.insights.outcome import WATCHED, counts_of
from diary.series import daily_series
from tests.diary.insights.frozen import MONDAY, read
from tests.factories import Api, at, log


def watch(owner, day, twitches, seconds=60, **fields):
    watched = {"site": "calf", "seconds": seconds, "twitches": twitches, **fields}
    log(owner, "window_count", at(MONDAY + timedelta(days=day), 20, **watched))


def test_windows_of_a_day_count_together_those_at_rest_alone(alice):
    watch(alice, 0, 3)
    watch(alice, 0, 1, seconds=30)
    watch(alice, 1, 9, at_rest=False)
    watch(alice, 2, 0, seconds=120)
    counts = counts_of(alice, daily_series(alice, MONDAY, MONDAY + timedelta(days=3)), WATCHED)
    np.testing.assert_array_equal(counts.values, [4, np.nan, 0, np.nan])
    np.testing.assert_array_equal(counts.exposure, [90, np.nan, 120, np.nan])


def test_the_watched_count_is_tested_like_the_daily_one(alice):
    _start, counts, factors = read("null_60")
    seconds = np.where(np.arange(60) % 2, 60.0, 90.0)
    coffee = factors["caffeine.mg"]
    for day in range(60):
        if np.isfinite(counts[day]):
            watch(alice, day, int(counts[day]), int(seconds[day]))
        if np.isfinite(coffee[day]):
            log(alice, "caffeine", at(MONDAY + timedelta(days=day), 9, mg=float(coffee[day])))
    answer = Api(alice).send("GET", f"insights?outcome={WATCHED}").json()
    expected = latest_reading(
        counts,
        {"caffeine.mg": coffee},
        np.arange(60) % 7,
        exposure=np.where(np.isfinite(counts), seconds, np.nan),
    )
    assert answer["outcome"] == WATCHED
    ratios = [link["rate_ratio"] for link in answer["links"]]
    wanted = [np.exp(100 * link.log_rate_ratio) for link in expected.links]
    assert ratios == pytest.approx(wanted)
    (same_day, *_) = answer["links"]
    assert same_day["sentence"].startswith("Caffeine, the same day: no clear link.")


def test_a_diary_without_windows_has_no_answer_to_them(alice):
    for day in range(30):
        log(alice, "twitch", at(MONDAY + timedelta(days=day)))
        log(alice, "caffeine", at(MONDAY + timedelta(days=day), mg=96))
    answer = Api(alice).send("GET", f"insights?outcome={WATCHED}").json()
    assert {link["verdict"] for link in answer["links"]} == {"not_enough_data"}
    assert answer["reading"]["date"] is None
