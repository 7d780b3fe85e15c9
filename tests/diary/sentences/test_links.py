"""What the diary may say about a finding, sentence by sentence."""

from datetime import date

import pytest

from diary import sentences
from diary.analysis import Contrast, Need
from diary.fields import Daily
from diary.models import Series, all_series


def series(name, label, unit, **daily):
    kind, field = name.split(".")
    return Series(kind, field, label, unit, Daily("sum", role="factor", **daily), (), float)


SLEEP = series("sleep.hours", "Sleep", "h", threshold=6, below=True)
COFFEE = series("caffeine.mg", "Caffeine", "mg", step=100)
STRESS = series("checkin.stress", "Stress", None)
WATER = series("hydration.ml", "Water", "ml", step=500, below=True)
CAVEAT = (
    " They go together; that doesn't tell which comes first, "
    "or whether something else is behind both."
)


READ, NEXT = date(2026, 11, 22), date(2026, 12, 20)


def contrast(ratio, low, high):
    return Contrast(ratio, low, high, days_yes=41, days_no=96, mean_yes=5, mean_no=3)


# --- A link ---------------------------------------------------------------------------------------


def test_a_link_with_sleep_is_told_for_short_nights():
    said = sentences.link(SLEEP, 1, (0.8, 0.7, 0.9), contrast(2.06, 1.31, 3.44), 6)
    assert said == (
        "After nights under 6 hours you logged 2.1 times as many twitches "
        "a day after the day of waking "
        "(likely between 1.3 and 3.4; 41 such nights, 96 others)." + CAVEAT
    )


def test_a_link_with_an_amount_is_told_for_days_over_it():
    said = sentences.link(COFFEE, 0, (1.4, 1.2, 1.6), contrast(1.5, 1.2, 1.9), 192)
    assert said == (
        "On days with caffeine over 192 mg you logged 1.5 times as many twitches the same day "
        "(likely between 1.2 and 1.9; 41 such days, 96 others)." + CAVEAT
    )


def test_a_link_with_fewer_twitches_is_a_ratio_under_one():
    said = sentences.link(STRESS, 2, (0.8, 0.7, 0.9), contrast(0.55, 0.4, 0.76), 4)
    assert said == (
        "On days with stress over 4 you logged 0.6 times as many twitches two days later "
        "(likely between 0.4 and 0.8; 41 such days, 96 others)." + CAVEAT
    )


def test_a_link_with_too_little_may_be_told_for_days_under_it():
    said = sentences.link(WATER, 3, (0.8, 0.7, 0.9), contrast(1.5, 1.2, 1.9), 1250.4)
    assert said.startswith("On days with water under 1250 ml you logged 1.5 times as many")


@pytest.mark.parametrize("alone", [None, contrast(1.3, 0.9, 1.9), contrast(0.8, 0.5, 1.0)])
def test_a_link_that_no_contrast_shows_alone_is_told_by_its_step(alone):
    said = sentences.link(COFFEE, 0, (1.28, 1.1, 1.5), alone, 192)
    assert said == (
        "With each 100 mg more of caffeine you logged 28 % more twitches the same day "
        "(likely from 10 % more to 50 % more)." + CAVEAT
    )


def test_a_step_may_go_with_fewer():
    said = sentences.link(SLEEP, 1, (0.72, 0.6, 0.9), None, 6)
    assert said == (
        "With each hour more of sleep you logged 28 % fewer twitches "
        "a day after the day of waking (likely from 40 % fewer to 10 % fewer)." + CAVEAT
    )


def test_a_step_may_go_with_many_more():
    said = sentences.link(STRESS, 0, (3.2, 1.5, 12), None, 4)
    assert said == (
        "With each point more of stress you logged 3.2 times as many twitches the same day "
        "(likely from 50 % more to 12 times as many)." + CAVEAT
    )


WALK = Series(
    "measurement", "value", "“Walk”", None, Daily("max", role="factor"), (), float, group="uid"
)


def test_a_tracker_of_yes_and_no_is_told_for_days_with_it():
    assert sentences.link(WALK, 1, (0.5, 0.3, 0.8), contrast(0.5, 0.3, 0.8), 0).startswith(
        "On days with “Walk” you logged 0.5 times as many twitches the next day"
    )
    assert sentences.link(WALK, 0, (0.5, 0.3, 0.8), None, 0) == (
        "On days with “Walk” you logged 50 % fewer twitches the same day "
        "(likely from 70 % fewer to 20 % fewer)." + CAVEAT
    )
    assert "40 % more twitches per day with it." in sentences.no_clear_link(
        WALK, 0, (1.0, 0.7, 1.4)
    )


def test_a_tracker_without_a_unit_is_told_for_its_own_step():
    steps = series("measurement.value", "“Steps”", None, step=2000)
    assert "twitches per 2000." in sentences.no_clear_link(steps, 0, (1.0, 0.7, 1.4))


def test_watched_twitches_were_counted():
    said = sentences.link(COFFEE, 0, (1.4, 1.2, 1.6), contrast(1.5, 1.2, 1.9), 192, counted=True)
    assert said.startswith("On days with caffeine over 192 mg you counted 1.5 times as many")


def test_a_first_finding_is_told_as_one():
    assert sentences.seen(READ, READ, NEXT) == (
        "Seen for the first time on 22 November 2026; the next reading is of 20 December 2026."
    )
    assert sentences.seen(date(2026, 9, 27), READ, NEXT) == (
        "Seen at every reading from 27 September 2026 on, the last of 22 November 2026."
    )


# --- No clear link --------------------------------------------------------------------------------


def test_no_clear_link_tells_what_still_fits():
    assert sentences.no_clear_link(COFFEE, 0, (1.0, 0.7, 1.6)) == (
        "Caffeine, the same day: no clear link. Your diary still fits anything from 30 % fewer "
        "to 60 % more twitches per 100 mg. That isn't proof that there is none."
    )


@pytest.mark.parametrize(
    ("low", "high", "small"),
    [(0.81, 1.24, True), (0.8, 1.24, False), (0.81, 1.25, False), (0.5, 1.1, False)],
)
def test_a_link_that_can_only_be_small_is_called_so(low, high, small):
    said = sentences.no_clear_link(STRESS, 1, (1.0, low, high))
    assert said.endswith(" If there is one, it is small.") == small


def test_an_interval_may_end_at_no_change():
    assert "from about as many to 20 % more twitches per hour" in sentences.no_clear_link(
        SLEEP, 1, (1.1, 1.001, 1.2)
    )


# --- Nothing to say yet ---------------------------------------------------------------------------


@pytest.mark.parametrize("more", [1, 2, 27])
def test_too_few_days_say_how_many_more(more):
    assert sentences.not_enough_data(SLEEP, Need("days", more)) == (
        f"Not enough days yet for sleep: about {more} more on which both are recorded. "
        "No hurry, and no reason to wait with seeing a clinician."
    )


def test_days_that_were_recorded_since_the_reading_wait_for_the_next():
    assert sentences.enough_now(SLEEP, NEXT) == (
        "There are enough days with sleep now. The answer comes with the next reading, "
        "of 20 December 2026."
    )


@pytest.mark.parametrize("rule", ["twitches", "twitching_days"])
def test_too_few_twitches_ask_for_none(rule):
    assert sentences.not_enough_data(SLEEP, Need(rule, 3)) == (
        "Too few twitches to look for links. That is good to know, and nothing to make up for."
    )


def test_a_factor_that_moves_with_the_trend_gets_no_verdict():
    assert sentences.moves_with_trend(COFFEE) == (
        "Caffeine changed steadily over these weeks. So did other things, and the diary can't "
        "tell them apart. It says nothing for or against caffeine."
    )


def test_a_factor_that_hardly_varies_gets_no_verdict():
    assert sentences.hardly_varies(WATER) == (
        "Water was nearly the same on every day, so the diary can't tell what goes with it. "
        "It says nothing for or against water."
    )


# --- The words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (1, "about as many"),
        (1.004, "about as many"),
        (0.996, "about as many"),
        (1.01, "1 % more"),
        (0.99, "1 % fewer"),
        (0.28, "72 % fewer"),
        (0.001, "100 % fewer"),
        (2, "100 % more"),
        (2.99, "199 % more"),
        (3, "3.0 times as many"),
        (9.94, "9.9 times as many"),
        (10, "10 times as many"),
        (485165195, "485165195 times as many"),
    ],
)
def test_a_ratio_as_a_change(ratio, words):
    assert sentences.change(ratio) == words


@pytest.mark.parametrize(
    ("lag", "words"),
    [(0, "the same day"), (1, "the next day"), (2, "two days later"), (3, "three days later")],
)
def test_a_lag_in_words(lag, words):
    assert sentences.when(COFFEE, lag) == words


@pytest.mark.parametrize(
    ("lag", "words"),
    [
        (0, "on the day of waking"),
        (1, "a day after the day of waking"),
        (2, "two days after the day of waking"),
        (3, "three days after the day of waking"),
    ],
)
def test_a_night_counts_for_the_day_on_which_it_ends(lag, words):
    assert sentences.when(SLEEP, lag) == words


@pytest.mark.parametrize("factor", all_series(), ids=lambda one: one.name)
def test_no_sentence_speaks_of_a_cause(factor):
    said = [
        sentences.link(factor, 1, (1.3, 1.1, 1.6), contrast(1.4, 1.2, 1.7), 6),
        sentences.link(factor, 1, (1.3, 1.1, 1.6), None, 6),
        sentences.no_clear_link(factor, 0, (1.0, 0.9, 1.1)),
        sentences.moves_with_trend(factor),
        sentences.hardly_varies(factor),
        sentences.not_enough_data(factor, Need("days", 3)),
        sentences.not_enough_data(factor, Need("twitches", 3)),
    ]
    for sentence in said:
        assert not any(word in sentence.lower() for word in ("caus", "because", "due to", "%("))


def test_the_method_says_that_a_link_is_no_cause():
    assert sentences.method().endswith("A link is not a cause.")
    assert sentences.method().count("cause") == 1
