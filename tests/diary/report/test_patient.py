from datetime import date

from diary.report import patient
from tests.diary.report.conftest import texts

MADE = date(2025, 9, 20)


def words(diary):
    found = texts(patient.words(diary.excerpt(), MADE))
    return [(lead, text) for _label, lead, text in found]


def questions(diary):
    return [(label, text) for label, _lead, text in texts(patient.questions(diary.excerpt()))]


def test_nothing_told_says_so(diary):
    diary.tell(diabetes="no")
    assert words(diary) == [("", "Not recorded")]
    assert questions(diary) == [("", "Not recorded")]


def test_the_worry_and_the_change_stand_in_the_patients_words(diary):
    diary.tell(
        main_worry="Calf twitching.\nI worry about ALS.",
        change_since_visit="mixed",
        change_words="stairs harder",
    )
    diary.visit(2)
    diary.visit(8)
    diary.visit(30)
    assert words(diary) == [
        ("", "“Calf twitching. I worry about ALS.”"),
        ("Since the last visit (9 Sep 2025):", "some better, some worse, “stairs harder”"),
    ]


def test_a_change_alone_needs_no_visit_that_was_noted(diary):
    diary.tell(change_since_visit="worse")
    assert words(diary) == [("Since the last visit:", "worse")]


def test_three_questions_that_wait_stand_in_their_order(diary):
    diary.ask("First?")
    diary.ask("Answered?", answered=True)
    diary.ask("Second?")
    assert questions(diary) == [("1.", "First?"), ("2.", "Second?")]
    for text in ("Third?", "Fourth?", "Fifth?"):
        diary.ask(text)
    assert questions(diary) == [
        ("1.", "First?"),
        ("2.", "Second?"),
        ("3.", "Third?"),
        ("", "+ 2 more, further on"),
    ]
    more = patient.more_questions(diary.excerpt())
    assert [(label, text) for label, _lead, text in texts(more)] == [
        ("4.", "Fourth?"),
        ("5.", "Fifth?"),
    ]
