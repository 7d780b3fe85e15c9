"""What the diary may say about the days before and after a treatment, sentence by sentence."""

from datetime import date

import pytest

from diary import sentences
from diary.analysis import EventNeed

ADVICE = "Don't stop or change a prescribed treatment because of this; show it to your prescriber."


def told(n_before=28, n_after=60, title="B12", counted=False):
    return sentences.before_and_after(title, (4.13, 3.58), (n_before, n_after), counted)


def test_the_means_before_and_after_say_that_a_trend_may_be_in_them():
    assert told(title="Hydroxocobalamin") == (
        "In the 28 recorded days before “Hydroxocobalamin” you logged 4.1 twitches a day, in the "
        "60 days from it on 3.6. Part of that may have been under way already."
    )


def test_one_day_is_one_day():
    assert told(1, 1) == (
        "On the 1 recorded day before “B12” you logged 4.1 twitches a day, on the 1 day from it "
        "on 3.6. Part of that may have been under way already."
    )


def test_watched_twitches_are_counted_in_a_minute():
    assert told(counted=True) == (
        "In the 28 days with a watched count before “B12” you counted 4.1 twitches a minute, in "
        "the 60 days from it on 3.6. Part of that may have been under way already."
    )


@pytest.mark.parametrize("days", [(0, 60), (28, 0)])
def test_a_side_without_a_day_is_not_compared(days):
    assert told(*days) == ("“B12”: nothing to compare, as one side has no recorded day.")


def test_a_level_that_changed_is_told_beyond_the_trend():
    assert sentences.sustained((0.6, 0.45, 0.82), True) == (
        "Beyond the trend under way, and once the first 14 days were over: 40 % fewer twitches "
        "(likely from 55 % fewer to 18 % fewer)."
    )


def test_no_clear_change_tells_what_still_fits():
    assert sentences.sustained((1.1, 0.7, 3.2), False) == (
        "Beyond the trend under way, and once the first 14 days were over: no clear change. "
        "Your diary still fits anything from 30 % fewer to 3.2 times as many twitches."
    )


def test_a_first_fortnight_that_differs_may_be_a_gradual_change():
    assert sentences.temporary((1.8, 1.2, 2.7), True) == (
        "The first 14 days against the time after them: 80 % more twitches "
        "(likely from 20 % more to 170 % more). A gradual change can look like that."
    )


def test_a_first_fortnight_without_a_clear_difference_tells_what_still_fits():
    assert sentences.temporary((1.1, 0.8, 1.5), False) == (
        "The first 14 days against the time after them: no clear difference. "
        "Your diary still fits anything from 20 % fewer to 50 % more twitches."
    )


@pytest.mark.parametrize(
    ("rule", "more", "n_after", "days_since", "days"),
    [
        ("days_in_fortnight", 3, 4, 6, 24),
        ("days_beyond_fortnight", 14, 10, 14, 18),
        ("days_beyond_fortnight", 2, 27, 40, 2),
        ("days_after", 1, 27, 40, 1),
    ],
)
def test_days_that_are_still_to_come_are_counted(rule, more, n_after, days_since, days):
    assert sentences.too_little(EventNeed(rule, more), n_after, days_since) == (
        f"Not enough days since then: about {days} more recorded. "
        "No hurry, and no reason to wait with seeing a clinician."
    )


def test_days_that_were_recorded_since_the_reading_wait_for_the_next():
    assert sentences.enough_since(date(2026, 12, 20)) == (
        "Enough days are recorded since then. "
        "The answer comes with the next reading, of 20 December 2026."
    )


@pytest.mark.parametrize(
    ("rule", "when"),
    [("days_before", "before it"), ("days_in_fortnight", "in the 14 days after it")],
)
def test_days_that_have_passed_are_not_asked_for(rule, when):
    assert sentences.too_little(EventNeed(rule, 3), 4, 14) == (
        f"Too few days were recorded {when} to tell a change from the usual ups and downs, "
        "and days that have passed can't be made up for."
    )


def test_too_few_twitches_are_nothing_to_make_up_for():
    assert sentences.too_little(EventNeed("twitches", 9), 40, 60) == (
        "Too few twitches around it to look for a change. "
        "That is good to know, and nothing to make up for."
    )


def test_nothing_is_a_reason_to_stop_and_a_rise_is_a_reason_to_tell():
    assert sentences.no_reason_to_stop() == ADVICE
    assert sentences.after_a_rise() == (
        "New, strong or lasting movements, a racing or irregular heartbeat, new weakness, rash or "
        "swelling: tell your prescriber now, not at the next visit."
    )


def test_no_sentence_speaks_of_a_cause():
    said = [
        told(),
        told(counted=True),
        sentences.sustained((0.6, 0.45, 0.82), True),
        sentences.sustained((0.6, 0.45, 0.82), False),
        sentences.temporary((1.8, 1.2, 2.7), True),
        sentences.temporary((1.8, 1.2, 2.7), False),
        *(
            sentences.too_little(EventNeed(rule, 3), 4, 14)
            for rule in ("days_before", "days_in_fortnight", "days_after", "twitches")
        ),
        sentences.cycles(3, False),
        sentences.cycles(4, True),
    ]
    for sentence in said:
        assert not any(word in sentence.lower() for word in ("caus", "work", "effect", "%("))


# --- Days since an injection ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ended", "counted"),
    [
        (1, "once so far."),
        (3, "3 times so far, laid over one another."),
    ],
)
def test_few_cycles_show_no_pattern(ended, counted):
    assert sentences.cycles(ended, False) == (
        f"Your days from one injection to the next, {counted} "
        "Too few to speak of any pattern: that takes four."
    )


def test_before_a_second_injection_there_is_nothing_to_lay_over():
    assert sentences.cycles(0, False) == (
        "Your days since the first injection that you logged. "
        "Too few to speak of any pattern: that takes four."
    )


def test_cycles_are_described_and_not_tested():
    assert sentences.cycles(4, True).endswith(
        "Described, not tested: the trend and chance are in it too."
    )
