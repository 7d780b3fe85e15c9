"""What the diary answers to a question that was named before looking."""

import pytest

from diary import sentences
from tests.diary.sentences.test_links import CAVEAT, COFFEE, SLEEP, WALK


def test_a_link_is_told_from_the_days_since_it_was_asked():
    assert sentences.pinned_link(COFFEE, 0, (1.4, 1.1, 1.8), 61) == (
        "From the 61 days since you asked: with each 100 mg more of caffeine you logged 40 % more "
        "twitches the same day (likely from 10 % more to 80 % more)." + CAVEAT
    )


def test_a_yes_or_no_is_told_for_days_with_it():
    assert sentences.pinned_link(WALK, 1, (0.5, 0.3, 0.8), 61).startswith(
        "From the 61 days since you asked: on days with “Walk” you logged 50 % fewer twitches"
    )


def test_what_was_watched_was_counted_and_not_logged():
    said = sentences.pinned_link(SLEEP, 1, (0.7, 0.6, 0.9), 40, counted=True)
    assert "with each hour more of sleep you counted 30 % fewer twitches" in said


@pytest.mark.parametrize(("n", "days"), [(1, "the 1 day"), (61, "the 61 days")])
def test_no_clear_link_leaves_open_what_still_fits(n, days):
    assert sentences.pinned_no_clear_link(COFFEE, (1.0, 0.72, 1.4), n) == (
        f"From {days} since you asked: no clear link so far. Still open: anything from "
        "28 % fewer to 40 % more twitches per 100 mg. That isn't proof that there is none."
    )


def test_a_link_that_can_only_be_small_is_called_so():
    said = sentences.pinned_no_clear_link(COFFEE, (1.0, 0.9, 1.1), 200)
    assert said.endswith(" If there is one, it is small.")


def test_all_days_are_told_apart_and_without_a_verdict():
    assert sentences.all_days(COFFEE, (1.05, 0.8, 1.3), 120) == (
        "All 120 days, those before you asked among them: from 20 % fewer to 30 % more twitches "
        "per 100 mg. What made you ask may be in that."
    )
