"""One factor at one lag, named before looking."""

import math

import numpy as np
import pytest

from diary.analysis import Estimate, Need, find_links, pinned_answer
from diary.analysis.pinned import claimed_below


@pytest.fixture
def planted(diary):
    return diary("planted_sleep_180")


def ask(diary, n_days=180, since=0, **changed):
    arguments = {"lag": 1, "since": since, "name": "sleep"} | changed
    counts, sleep = diary.counts[:n_days], diary.factors["sleep_h"][:n_days]
    return pinned_answer(counts, sleep, diary.weekdays[:n_days], **arguments)


def test_the_question_is_tested_alone_on_the_days_up_to_its_reading(planted):
    pinned = ask(planted)
    until = slice(168)
    night_before = np.concatenate([[np.nan], planted.factors["sleep_h"]])[until]
    (alone,) = find_links(
        planted.counts[until], {"sleep": night_before}, planted.weekdays[until], lags=1
    ).links
    assert (pinned.day, pinned.next_day) == (167, 195)
    assert (pinned.answer.factor, pinned.answer.lag) == ("sleep", 1)
    assert pinned.answer.p_value == alone.p_value
    assert pinned.answer.n_days == alone.n_days


def test_a_planted_effect_is_seen_earlier_than_by_the_open_search(planted):
    pinned = ask(planted)
    assert (pinned.answer.verdict, pinned.answer.first_seen) == ("link", 139)


def test_a_link_is_answered_where_its_interval_excludes_no_association(planted):
    for n_days in range(56, 181, 28):
        answer = ask(planted, n_days).answer
        assert (answer.verdict == "link") == (answer.ci_low * answer.ci_high > 0)


def test_an_answer_that_is_no_link_was_first_seen_at_no_reading(planted):
    seen = [ask(planted, n_days).answer.first_seen for n_days in (84, 112, 140)]
    assert seen == [None, None, 139]


@pytest.mark.parametrize(("day", "count", "seen"), [(110, 20, 111), (140, 500, 139)])
def test_an_earlier_reading_looked_at_the_days_up_to_its_own(planted, day, count, seen):
    """The first count makes the link two days before a reading, the other hides it a day after."""
    planted.counts[day] = count
    assert ask(planted).answer.first_seen == seen


@pytest.mark.parametrize(("every", "p"), [(7, 0.0035), (28, 0.014), (91, 0.014)])
def test_more_frequent_readings_ask_for_more(every, p):
    assert claimed_below(every) == pytest.approx(p)


def test_only_days_from_the_pin_on_are_tested(planted):
    before = planted.counts.copy()
    before[:40] = 90.0
    bent = ask(planted, since=40)
    planted.counts = before
    assert ask(planted, since=40).answer == bent.answer
    assert ask(planted, since=40).all_days != bent.all_days
    assert (bent.day, bent.next_day) == (40 + 139, 40 + 167)


def test_the_night_before_the_pin_counts_for_its_first_day(planted):
    fresh = slice(40, 180)
    cut_off = pinned_answer(
        planted.counts[fresh],
        planted.factors["sleep_h"][fresh],
        planted.weekdays[fresh],
        lag=1,
        since=0,
    )
    assert ask(planted, since=40).answer.n_days == cut_off.answer.n_days + 1


def test_all_days_are_told_apart_with_a_plain_interval_and_no_verdict(planted):
    pinned = ask(planted, since=96)
    night_before = np.concatenate([[np.nan], planted.factors["sleep_h"][:-1]])
    (all_days,) = find_links(
        planted.counts, {"sleep": night_before}, planted.weekdays, lags=1
    ).links
    assert pinned.day == 179
    assert pinned.all_days == Estimate(
        all_days.n_days, all_days.log_rate_ratio, all_days.ci_low, all_days.ci_high
    )


def test_between_readings_the_last_answer_stands(planted):
    assert ask(planted, 168) == ask(planted, 180)


def test_before_its_first_reading_nothing_is_tested(planted):
    pinned = ask(planted, since=160)
    assert (pinned.day, pinned.next_day) == (None, 187)
    assert (pinned.answer.verdict, pinned.answer.needs) == ("not_enough_data", Need("days", 14))
    assert pinned.all_days == ask(planted, 160, since=160).all_days is not None
    patient = ask(planted, since=130, every=56)
    assert (patient.day, patient.answer.verdict) == (None, "not_enough_data")
    whole = np.arange(50.0)
    asked = pinned_answer(whole, whole, np.arange(50) % 7, 0, 0, every=56)
    assert asked.answer.needs == Need("days", 1)


def test_a_reading_may_fall_on_every_day(planted):
    assert (ask(planted, 3, every=1).day, ask(planted, 3, every=1).next_day) == (2, 3)


@pytest.mark.parametrize("since", [180, 500])
def test_a_question_may_be_pinned_for_days_to_come(planted, since):
    pinned = ask(planted, since=since)
    assert (pinned.answer.n_days, pinned.next_day) == (0, since + 27)


def test_a_factor_that_hardly_varies_says_so(planted):
    planted.factors["sleep_h"] = np.full(180, 7.0)
    pinned = ask(planted)
    assert (pinned.answer.verdict, pinned.all_days) == ("hardly_varies", None)


def test_a_factor_that_moves_with_the_trend_is_told_by_neither(planted):
    planted.factors["sleep_h"] = np.arange(180.0)
    pinned = ask(planted)
    assert (pinned.answer.verdict, pinned.all_days) == ("moves_with_trend", None)


def test_no_days_at_all():
    pinned = pinned_answer([], [], [], 1, 0)
    assert (pinned.answer.verdict, pinned.all_days) == ("not_enough_data", None)
    assert pinned.answer.factor == "factor"


def test_a_factor_of_another_length_is_refused(planted):
    planted.factors["sleep_h"] = np.ones(9)
    with pytest.raises(ValueError, match=r"^factor has 9 days and counts has 180"):
        ask(planted)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"lag": -1}, "lag is -1"),
        ({"since": -1}, "since is -1"),
        ({"since": math.nan}, "since is nan"),
        ({"every": 0}, "every is 0"),
    ],
)
def test_pinned_answer_refuses(planted, changed, message):
    with pytest.raises(ValueError, match=message):
        ask(planted, **changed)
