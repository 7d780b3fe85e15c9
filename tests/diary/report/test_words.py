from datetime import date

import numpy as np
import pytest

from diary.report import words
from tests.diary.report.conftest import plain


@pytest.mark.parametrize(
    ("mcg", "said"),
    [
        (1000, "1 mg"),
        (1500, "1.5 mg"),
        (75, "75 micrograms"),
        (2.5, "2.5 micrograms"),
        (50_000, "50 mg"),
        (999, "999 micrograms"),
        (1, "1 microgram"),
    ],
)
def test_a_dose_has_no_greek_letter_and_no_trailing_zero(mcg, said):
    assert plain(words.dose(mcg)) == said


@pytest.mark.parametrize(
    ("hours", "said"),
    [(6 + 2 / 3, "6 h 40 min"), (7, "7 h"), (0.25, "15 min"), (0, "0 h"), (7.999, "8 h")],
)
def test_hours_are_said_in_hours_and_minutes(hours, said):
    assert plain(words.hours(hours)) == said


def test_what_was_typed_stands_on_one_line_of_its_length():
    assert words.one_line(" a\n b\t") == "a b"
    assert words.one_line("abcdef", 6) == "abcdef"
    assert words.one_line("abcdefg", 6) == "abcde…"
    assert words.one_line("Salbutamol 1000 mcg", 15) == "Salbutamol…"
    assert words.one_line("Salbutamol 1000 mcg", 16) == "Salbutamol 1000…"
    assert words.one_line(None) == ""


def test_what_runs_from_right_to_left_turns_nothing_else_around():
    assert words.one_line("\u05d0") == "\u2068\u05d0\u2069"
    assert words.one_line("a\u2069b") == "ab"


@pytest.mark.parametrize(("seconds", "said"), [(40, "40 s"), (90, "2 min"), (4000, "1 h 7 min")])
def test_a_length_is_said_in_the_unit_that_fits(seconds, said):
    assert plain(words.duration(seconds)) == said


@pytest.mark.parametrize(
    ("value", "said"), [(2, "2"), (2.5, "2.5"), (187.5, "188"), (0.04, "0"), (1832, "1832")]
)
def test_numbers_end_without_zeros(value, said):
    assert words.number(value) == said


def test_a_period_names_its_months_and_its_year_once():
    assert plain(words.period_words(date(2026, 8, 24), date(2026, 11, 2))) == "24 Aug to 2 Nov 2026"
    both_years = "24 Aug 2025 to 2 Nov 2026"
    assert plain(words.period_words(date(2025, 8, 24), date(2026, 11, 2))) == both_years
    assert plain(words.period_words(date(2026, 12, 3), date(2026, 12, 3))) == "3 Dec 2026"


def test_shares_are_numbers_under_ten():
    assert plain(words.shares([("calf", 6), ("eyelid", 4)], 10)) == "calf 60 %, eyelid 40 %"
    assert words.shares([("calf", 6), ("eyelid", 3)], 9) == "calf 6, eyelid 3"


def test_runs_of_days():
    assert words.stretches([9, 1, 2, 3, 7]) == [(1, 3), (7, 7), (9, 9)]


def test_the_middle_half():
    assert words.spread(np.array([0.0, 1, 2, 3, 4])) == (1, 3)
