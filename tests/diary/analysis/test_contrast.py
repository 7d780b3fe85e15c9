import math

import numpy as np
import pytest

from diary.analysis import find_links, threshold_contrast
from diary.analysis.null_model import fit_null_model


def short_nights(diary, **changed):
    arguments = {"factor": diary.factors["sleep_h"], "lag": 1, "cut": 6.5}
    return threshold_contrast(diary.counts, weekdays=diary.weekdays, **arguments | changed)


@pytest.mark.parametrize(
    "name",
    ["planted_sleep_180", "null_60", "null_trend_90", "null_gaps_120", "started_b12_240"],
)
def test_contrast_agrees_with_an_independent_implementation(name, diary, answers):
    days, answer = diary(name), answers[name]["contrast"]
    contrast = short_nights(days)
    assert contrast.ratio == pytest.approx(answer["ratio"], rel=1e-6)
    assert (contrast.days_yes, contrast.days_no) == (answer["n_yes"], answer["n_no"])
    assert contrast.mean_yes == pytest.approx(answer["mean_yes"])
    assert contrast.mean_no == pytest.approx(answer["mean_no"])
    widened = (
        fit_null_model(days.counts, np.zeros(days.counts.size), days.weekdays).error_factor / 1.04
    )
    fixed_width = math.log(answer["hi"] / answer["lo"])
    width = math.log(contrast.ci_high / contrast.ci_low)
    assert width == pytest.approx(widened * fixed_width, rel=1e-6)


def test_short_nights_of_the_planted_diary_double_the_count(diary):
    contrast = short_nights(diary("planted_sleep_180"))
    assert (contrast.days_yes, round(contrast.ratio, 1)) == (52, 1.9)
    assert contrast.ci_low < contrast.ratio < contrast.ci_high


def test_above_and_below_are_each_others_inverse(diary):
    planted = diary("planted_sleep_180")
    below = short_nights(planted, cut=6.6)
    above = short_nights(planted, cut=6.6, below=False)
    assert above.ratio == pytest.approx(1 / below.ratio, rel=1e-3)
    assert (above.days_yes, above.days_no) == (below.days_no, below.days_yes)
    assert (above.mean_yes, above.mean_no) == (below.mean_no, below.mean_yes)


def test_a_value_at_the_threshold_is_beyond_it_on_neither_side(diary):
    planted = diary("planted_sleep_180")
    at = 6.5
    below, above = short_nights(planted, cut=at), short_nights(planted, cut=at, below=False)
    night_before, tonight = planted.factors["sleep_h"][:-1], planted.counts[1:]
    n_at = int(((night_before == at) & np.isfinite(tonight)).sum())
    assert n_at > 0
    assert below.days_yes + above.days_yes + n_at == below.days_yes + below.days_no


def test_a_discovered_link_can_have_its_own_level(diary):
    planted = diary("planted_sleep_180")
    level = find_links(**vars(planted)).link_level
    plain, selected = short_nights(planted), short_nights(planted, level=level)
    assert selected.ratio == plain.ratio
    assert selected.ci_low < plain.ci_low < plain.ci_high < selected.ci_high


def test_missing_days_are_on_neither_side():
    rng = np.random.default_rng(5)
    counts, weekdays = rng.poisson(4, 60).astype(float), np.arange(60) % 7
    factor = np.tile([0.0, 1.0], 30)
    counts[10:14] = np.nan
    factor[20:23] = np.nan
    contrast = threshold_contrast(counts, factor, weekdays, lag=0, cut=0.5)
    assert contrast
    assert (contrast.days_yes, contrast.days_no) == (26, 27)


@pytest.mark.parametrize(("days_yes", "enough"), [(5, False), (6, True), (54, True), (55, False)])
def test_each_side_needs_six_days(days_yes, enough):
    rng = np.random.default_rng(6)
    counts, weekdays = rng.poisson(4, 60).astype(float), np.arange(60) % 7
    factor = np.ones(60)
    factor[rng.permutation(60)[:days_yes]] = 0.0
    contrast = threshold_contrast(counts, factor, weekdays, lag=0, cut=0.5)
    assert (contrast is not None) == enough


@pytest.mark.parametrize(
    ("n_days", "per_day"), [(27, 4), (60, 0)], ids=["too few days", "too few twitches"]
)
def test_a_diary_that_says_too_little_gets_no_contrast(n_days, per_day):
    factor = np.tile([0.0, 1.0], 30)[:n_days]
    counts = np.full(n_days, float(per_day))
    weekdays = np.arange(n_days) % 7
    assert threshold_contrast(counts, factor, weekdays, lag=0, cut=0.5) is None
