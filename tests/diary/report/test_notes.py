from datetime import date, timedelta

from diary.report.contents import contents
from diary.report.notes import notes
from diary.report.page import Choices
from tests.diary.report.conftest import START, texts

END = START + timedelta(days=9)


def told(diary):
    return [(label, text) for label, _lead, text in texts(notes(diary.owner, START, END))]


def test_notes_stay_out_unless_they_are_asked_for(diary):
    diary.write("twitch", 0, note="at my desk")
    assert contents(diary.owner, START, END, date(2025, 12, 3)).notes is None
    asked = contents(diary.owner, START, END, date(2025, 12, 3), Choices(notes=True))
    assert asked.notes == notes(diary.owner, START, END)


def test_without_a_note_it_says_so(diary):
    diary.write("twitch", 0)
    diary.write("twitch", -1, note="before the period")
    diary.write("twitch", 10, note="after it")
    assert told(diary) == [("", "Not recorded")]


def test_they_stand_in_their_order_each_with_what_it_is_of(diary):
    diary.write("caffeine", 4, mg=95, note="two\nlines")
    diary.write("twitch", 0, note="x" * 300)
    diary.write("twitch", 4, hour=9, note="in the morning")
    assert texts(notes(diary.owner, START, END)) == [
        ("1 Sep 2025", "Twitch:", "x" * 239 + "…"),
        ("5 Sep 2025", "Twitch:", "in the morning"),
        ("5 Sep 2025", "Caffeine:", "two lines"),
    ]


def test_of_very_many_the_latest(diary):
    for number in range(23):
        diary.write("twitch", number // 3, hour=number % 3 + 8, note=f"note {number}")
    found = told(diary)
    assert found[:2] == [("", "+ 3 earlier"), ("2 Sep 2025", "note 3")]
    assert found[20:] == [("8 Sep 2025", "note 22")]


def test_the_notes_of_what_is_left_out_stay_out(diary):
    diary.write("twitch", 0, note="of twitching")
    diary.write("caffeine", 1, mg=95, note="of exposures")
    diary.write("event", 2, title="Iron", category="treatment_started", note="of treatments")
    diary.write("event", 3, title="Rome", category="travel", note="of days")
    sections = ["twitching", "exposures", "treatments", "days"]
    for section in sections:
        told = texts(notes(diary.owner, START, END, {section}))
        assert [text for _label, _lead, text in told] == [
            f"of {other}" for other in sections if other != section
        ]


def test_bobs_notes_stay_out(diary, bob):
    type(diary)(bob).write("twitch", 0, note="Bob's")
    assert told(diary) == [("", "Not recorded")]
