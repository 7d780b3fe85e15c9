"""Before and after an event, on frozen diaries and on small ones made here."""

import math

import numpy as np
import pytest

from diary.analysis import Change, EventNeed, event_change
from tests.diary.analysis.conftest import read_diary
from tests.known import known

ANSWERS = known("analysis/events")


def small_diary(n_days=120, seed=1):
    rng = np.random.default_rng(seed)
    return rng.poisson(5, n_days).astype(float), np.arange(n_days) % 7


@pytest.mark.parametrize("part", ["temporary", "sustained"])
@pytest.mark.parametrize("name", ANSWERS)
def test_numbers_agree_with_an_independent_implementation(name, part):
    diary, answer = read_diary(name), ANSWERS[name]
    change = getattr(event_change(diary.counts, diary.weekdays, answer["day"]), part)
    expected = answer[part]
    close = 0.001 * (expected["ci_high"] - expected["ci_low"])
    logs = [math.log(value) for value in (change.ratio, change.ci_low, change.ci_high)]
    assert logs == pytest.approx(
        [expected["log_ratio"], expected["ci_low"], expected["ci_high"]], abs=close
    )
    assert change.p_value == pytest.approx(expected["p_value"], rel=1e-3)


@pytest.mark.parametrize(
    ("name", "verdict", "temporary", "sustained"),
    [
        ("event_halved_270", "change", False, True),
        ("event_flare_200", "change", True, False),
        ("event_nothing_90", "no_clear_change", False, False),
        ("event_long_500", "no_clear_change", False, False),
    ],
)
def test_what_was_planted_is_told(name, verdict, temporary, sustained):
    diary = read_diary(name)
    event = event_change(diary.counts, diary.weekdays, ANSWERS[name]["day"])
    assert event.verdict == verdict
    assert (event.temporary.clear, event.sustained.clear) == (temporary, sustained)


def test_means_are_plain_and_within_180_days_of_the_event():
    counts = np.repeat([90.0, 2.0, 6.0, 90.0], [20, 180, 180, 20])
    counts[[30, 250]] = np.nan
    event = event_change(counts, np.arange(400) % 7, 200)
    assert (event.mean_before, event.mean_after) == (2, 6)
    assert (event.n_before, event.n_after) == (179, 179)


def test_a_trend_under_way_is_no_change():
    rng = np.random.default_rng(4)
    counts = rng.poisson(12 * np.exp(-np.arange(160) / 60)).astype(float)
    event = event_change(counts, np.arange(160) % 7, 80)
    assert event.verdict == "no_clear_change"
    assert event.mean_after < 0.5 * event.mean_before


def test_a_recovery_that_slows_down_is_no_change():
    days = np.arange(180)
    counts = np.random.default_rng(3).poisson(4 * np.exp(1.5 * np.exp2(-days / 30)))
    event = event_change(counts, days % 7, 120)
    bent = event.sustained.if_bent
    assert bent is not None
    assert event.sustained.p_value < 0.025 < bent.p_value
    assert (event.verdict, event.sustained.clear) == ("no_clear_change", False)
    assert event.sustained.to_tell == bent
    assert bent.ci_low < 1 < bent.ci_high
    assert (event.temporary.if_bent, event.temporary.to_tell) == (None, event.temporary)


def test_a_change_that_shows_with_either_trend_is_told_by_the_straight_one():
    diary = read_diary("event_halved_270")
    sustained = event_change(diary.counts, diary.weekdays, 120).sustained
    assert sustained.if_bent is not None
    assert sustained.if_bent.clear
    assert sustained.to_tell == sustained


def test_missing_days_are_not_zeros():
    counts, weekdays = small_diary(240)
    counts[134::2] = np.nan
    as_missing = event_change(counts, weekdays, 120)
    as_zeros = event_change(np.nan_to_num(counts), weekdays, 120)
    assert (as_missing.verdict, as_missing.n_after) == ("no_clear_change", 67)
    assert (as_zeros.verdict, as_zeros.n_after) == ("change", 120)


@pytest.mark.parametrize(
    ("missing", "need"),
    [
        ([*range(40)], EventNeed("days_before", 1)),
        ([*range(60, 68)], EventNeed("days_in_fortnight", 1)),
        ([*range(87, 120)], EventNeed("days_beyond_fortnight", 1)),
        ([*range(60, 66), *range(92, 120)], EventNeed("days_after", 2)),
        ([*range(61, 67), *range(92, 120)], EventNeed("days_after", 2)),
        ([*range(39), *range(60, 64), *range(92, 120)], None),
    ],
)
def test_too_few_days_are_told_one_rule_at_a_time(missing, need):
    counts, weekdays = small_diary()
    counts[missing] = np.nan
    event = event_change(counts, weekdays, 60)
    assert event.needs == need
    assert (event.verdict == "not_enough_data") == (need is not None)


@pytest.mark.parametrize(("n_twitches", "more"), [(19, 1), (0, 20)])
def test_a_quiet_diary_needs_twenty_twitches(n_twitches, more):
    counts = np.zeros(120)
    counts[np.linspace(2, 110, n_twitches).astype(int)] = 1
    event = event_change(counts, np.arange(120) % 7, 60)
    assert event.needs == EventNeed("twitches", more)


def test_without_a_test_there_are_no_numbers():
    counts, weekdays = small_diary(70)
    event = event_change(counts, weekdays, 60)
    numbers = (event.temporary, event.sustained)
    assert np.isnan([[c.ratio, c.ci_low, c.ci_high, c.p_value] for c in numbers]).all()
    assert not any(change.clear for change in numbers)


@pytest.mark.parametrize("day", [0, 119, 120, 500, 7000])
def test_an_event_at_the_edge_or_ahead_has_too_few_days(day):
    counts, weekdays = small_diary()
    assert event_change(counts, weekdays, day).verdict == "not_enough_data"


def test_no_days_at_all():
    event = event_change([], [], 0)
    assert (event.verdict, event.n_before, event.n_after) == ("not_enough_data", 0, 0)
    assert math.isnan(event.mean_before)


@pytest.mark.parametrize(
    "counts",
    [
        np.full(120, 5.0),
        np.repeat([0.0, 40.0], 60),
        np.repeat([40.0, 0.0], 60),
        np.where(np.arange(120) == 70, 1e9, 1.0),
        np.where(np.arange(120) == 20, 1e15, 0.0),
        np.tile([0.0, 1.0], 60),
    ],
    ids=["constant", "from zero", "to zero", "one huge count", "one count", "alternating"],
)
def test_odd_diaries_get_a_verdict_and_finite_numbers(counts):
    event = event_change(counts, np.arange(120) % 7, 60)
    assert event.verdict in ("change", "no_clear_change")
    for change in (event.temporary, event.sustained):
        assert np.isfinite([change.ratio, change.ci_low, change.ci_high]).all()
        assert 0 <= change.p_value <= 1
        assert change.ci_low <= change.ratio <= change.ci_high


def test_twenty_years_are_as_good_as_one():
    counts, weekdays = small_diary(7305)
    near = slice(2820, 3180)
    alone = event_change(counts[near], weekdays[near], 180)
    assert event_change(counts, weekdays, 3000).sustained == alone.sustained


@pytest.mark.parametrize(("p_value", "clear"), [(0.0249, True), (0.025, False), (0.04, False)])
def test_a_change_is_claimed_below_a_fortieth(p_value, clear):
    assert Change(2.0, 1.1, 3.6, p_value).clear == clear


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"day": -1}, "day is -1: give a whole number of at least 0"),
        ({"day": 2.5}, "day is 2.5: give a whole number"),
        ({"day": math.nan}, "day is nan: give a whole number"),
        ({"counts": np.full(120, np.inf)}, "counts has infinite values"),
        ({"counts": -np.ones(120)}, "counts has negative values"),
        ({"weekdays": np.zeros(9)}, r"weekdays has shape \(9,\)"),
    ],
)
def test_event_change_refuses(changed, message):
    counts, weekdays = small_diary()
    with pytest.raises(ValueError, match=message):
        event_change(**{"counts": counts, "weekdays": weekdays, "day": 60} | changed)
