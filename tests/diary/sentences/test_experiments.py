"""What an experiment may say, sentence by sentence: what happened, never what to do."""

import math
from datetime import date

import pytest

from diary import sentences
from diary.analysis import ExperimentNeed
from diary.models.experiments import Experiment
from diary.sentences import Side

TURNS = "UCCUUCUCCUUC"
START = date(2026, 3, 1)
COFFEE = Experiment(what="caffeine", at_most_mg=150, usual_mg=300, turns=TURNS, starts_on=START)
NO_COFFEE = Experiment(what="caffeine", at_most_mg=0, usual_mg=300, turns=TURNS, starts_on=START)
BED = Experiment(what="bedtime", minutes_earlier=30, turns=TURNS, starts_on=START)
SIDES = Side(25, 3.14), Side(26, 4.2)


def test_a_clear_difference():
    assert sentences.difference(COFFEE, SIDES, (0.74, 0.59, 0.92), 0.0134) == (
        "On the days drawn for caffeine at or below 150 mg you logged 3.1 twitches a day "
        "(25 days), on the usual ones 4.2 (26 days). That is 26 % fewer (likely from 41 % fewer "
        "to 8 % fewer). By chance alone so large a difference would show in about 1 of 100 such "
        "experiments."
    )


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (0.049, "about 5 of 100"),
        (0.01, "about 1 of 100"),
        (0.004, "about 4 of 1000"),
        (0.00012, "1 of 1000, or fewer,"),
    ],
)
def test_how_often_chance_alone_would_do_it(p, said):
    assert f"would show in {said}" in sentences.difference(COFFEE, SIDES, (0.7, 0.5, 0.9), p)


def test_an_evening_shows_on_the_day_after_it():
    assert sentences.difference(BED, SIDES, (0.74, 0.59, 0.92), 0.03).startswith(
        "After the evenings drawn for going to bed 30 minutes earlier you logged 3.1 twitches a "
        "day (25 days), after the usual ones 4.2 (26 days)."
    )


@pytest.mark.parametrize(
    ("tried", "said"),
    [
        (COFFEE, "caffeine at or below 150 mg"),
        (NO_COFFEE, "no caffeine"),
        (BED, "to bed 30 minutes earlier"),
    ],
)
def test_what_is_tried_is_named_inside_a_sentence(tried, said):
    assert sentences.goal(tried) == said


def test_no_clear_difference_leaves_open_what_still_fits():
    assert sentences.no_clear_difference(NO_COFFEE, (Side(1, 4.0), SIDES[1]), (0.95, 0.7, 1.3)) == (
        "No clear difference. On the days drawn for no caffeine you logged 4.0 twitches a day "
        "(1 day), on the usual ones 4.2 (26 days). Your diary still fits anything from 30 % fewer "
        "to 30 % more twitches. That isn't proof that there is none."
    )


def test_a_difference_that_can_only_be_small_is_called_so():
    said = sentences.no_clear_difference(COFFEE, SIDES, (1, 0.9, 1.1))
    assert said.endswith(" If there is one, it is small.")


def test_bounds_without_an_end_are_told_in_words():
    said = sentences.no_clear_difference(COFFEE, SIDES, (1, 0, math.inf))
    assert "anything from none at all to over 100 times as many twitches" in said


def test_what_an_experiment_tells_and_what_it_does_not():
    assert sentences.what_it_tells() == (
        "This tells what happened in these weeks, to you. You knew which days were which, and "
        "that can change what is noticed. It is no advice, and says nothing of a prescribed "
        "medicine."
    )


def test_too_few_days():
    assert sentences.too_few(ExperimentNeed("days", 2), 4, 14) == (
        "Too few days: of the 14 pairs of blocks 4 have recorded days on both sides, and it takes "
        "6. Nothing to make up for, and no reason to wait with seeing a clinician."
    )


def test_too_few_twitches():
    assert sentences.too_few(ExperimentNeed("twitches", 2), 14, 14) == (
        "Too few twitches to compare. That is good to know, and nothing to make up for."
    )


def test_before_the_end_there_is_no_look():
    assert sentences.not_over(date(2026, 4, 26)) == (
        "The answer comes on 26 April 2026, when all its days are over. A look before then would "
        "make chance look like an answer."
    )


def test_stopped_early_is_described_and_not_answered():
    stopped = Experiment(
        what="caffeine",
        at_most_mg=150,
        turns=TURNS,
        starts_on=START,
        stopped_on=date(2026, 3, 20),
    )
    assert sentences.stopped(stopped, (Side(9, 3.1), Side(8, 4.2))) == (
        "Stopped on 20 March 2026, which is always fine. So there is no answer. On the days drawn "
        "for caffeine at or below 150 mg you logged 3.1 twitches a day (9 days), on the usual "
        "ones 4.2 (8 days). Described, not compared, as it might be chance."
    )
    assert sentences.stopped(stopped, (Side(0, math.nan), Side(1, 4))) == (
        "Stopped on 20 March 2026, which is always fine. So there is no answer."
    )


def test_what_was_kept_of_caffeine():
    assert sentences.caffeine_kept(COFFEE, (Side(24, 112.4), Side(23, 260)), 22) == (
        "What was kept: 112 mg of caffeine a day on 24 days drawn for it, at or below 150 mg on 22 "
        "of them; 260 mg on 23 days as usual."
    )


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (38, "38 minutes earlier"),
        (-12, "12 minutes later"),
        (4, "at about the same time"),
        (-4, "at about the same time"),
    ],
)
def test_what_was_kept_of_the_nights(minutes, said):
    assert sentences.nights_kept((Side(20, 600), Side(22, 600 + minutes))) == (
        f"What was kept: after the evenings drawn for it you fell asleep {said} on average "
        "(20 recorded nights against 22)."
    )


def test_what_was_kept_may_not_be_known():
    assert sentences.nothing_kept(BED) == (
        "When you fell asleep wasn't recorded on both sides: what was kept isn't known."
    )
    assert sentences.nothing_kept(COFFEE) == (
        "Caffeine wasn't recorded on both sides: what was kept isn't known."
    )


ALL = [
    sentences.difference(COFFEE, SIDES, (0.7, 0.5, 0.9), 0.01),
    sentences.difference(BED, SIDES, (1.7, 1.5, 1.9), 0.01),
    sentences.no_clear_difference(BED, SIDES, (1, 0.7, 1.3)),
    sentences.what_it_tells(),
    sentences.too_few(ExperimentNeed("days", 2), 4, 14),
    sentences.not_over(START),
]


@pytest.mark.parametrize("said", ALL)
@pytest.mark.parametrize("never", ["should", "cause", "because of", "recommend", "better", "!"])
def test_nothing_says_what_to_do(said, never):
    assert never not in said
