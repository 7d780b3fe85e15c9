from dataclasses import asdict, replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from uuid_utils.compat import uuid7

from diary.models import KINDS, entry_kinds
from diary.report.contents import contents
from diary.report.page import Choices, Field
from tests.diary.report.conftest import START, plain
from tests.factories import example, log

MADE = date(2025, 12, 3)
DAY_ONE = "2025-09-01T12:00:00+02:00"


def made(diary, n_days=10):
    return contents(diary.owner, START, START + timedelta(days=n_days - 1), MADE)


def test_the_header_tells_period_entries_and_date(diary):
    diary.write("caffeine", 0, mg=95)
    diary.none_noticed(3)
    header = made(diary).header
    assert plain(header.period) == "1 Sep to 10 Sep 2025 (10 days)"
    assert header.entries == "Days with an entry: 2 of 10"
    assert plain(header.made) == "Made 3 Dec 2025"
    assert (header.name, header.born) == (Field("Name", ""), Field("Born", ""))
    assert (header.reader, header.hand) == ("", "")


def test_a_diary_that_began_within_the_period_says_when(diary):
    diary.write("caffeine", 6, mg=95)
    said = "Days with an entry: 1 of 10 (the first on 7 Sep 2025)"
    assert plain(made(diary).header.entries) == said
    diary.write("caffeine", -1, mg=95)
    assert made(diary).header.entries == "Days with an entry: 1 of 10"


def test_the_foot_names_the_charts_by_what_a_step_of_them_is(diary):
    diary.write("twitch", 0)
    assert "Next pages: week by week, then" in made(diary, 500).next_pages


def test_a_name_stands_there_if_the_patient_wants_it(diary):
    choices = Choices(name="Anna\nExample", born=date(1951, 5, 4))
    header = contents(diary.owner, START, START, MADE, choices).header
    assert header.name == Field("Name", "Anna Example")
    assert plain(header.born.value) == "4 May 1951"


def test_a_loose_page_tells_whose_it_is(diary):
    assert made(diary).header.whose == "Patient’s diary summary"
    known = Choices(name="Anna Example", born=date(1951, 5, 4))
    header = contents(diary.owner, START, START, MADE, known).header
    assert plain(header.whose) == "Anna Example, born 4 May 1951"
    unnamed = contents(diary.owner, START, START, MADE, replace(known, name="")).header
    assert plain(unnamed.whose) == "Patient’s diary summary, born 4 May 1951"


def test_the_header_tells_which_hand_writes(diary):
    diary.tell(handedness="left")
    assert made(diary).header.hand == "left-handed"
    diary.tell(handedness="both")
    assert made(diary).header.hand == "both-handed"


def test_the_header_names_the_next_appointment(diary):
    diary.visit(-30, "Dr Kemp")
    diary.visit(93)
    diary.visit(200, "Dr Later")
    assert plain(made(diary).header.reader) == "For Dr Osei, 3 Dec 2025"


def test_an_empty_diary_has_every_head_of_the_first_page_and_nothing_drawn(diary):
    empty = made(diary)
    drawn = (empty.outline, empty.strip, empty.timeline, empty.links, empty.since, empty.calendar)
    assert drawn == (None,) * 6
    tables = (
        empty.treatments,
        empty.more_questions,
        empty.more_symptoms,
        empty.more_labs,
        empty.more_medicines,
    )
    assert tables == (None,) * 5
    heads = [
        empty.words,
        empty.questions,
        empty.function,
        empty.twitching,
        empty.symptoms,
        empty.b12,
        empty.labs,
        empty.medicines,
        empty.background,
        empty.missing,
        empty.method,
    ]
    assert [block.title for block in heads] == [
        "In the patient’s words",
        "Questions for today",
        "Strength and function",
        "Twitching",
        "Sensation and other symptoms",
        "Vitamin B12",
        "Laboratory, as copied by the patient",
        "Medicines, supplements, substances",
        "Background and tests done (patient’s account)",
        "What is missing",
        "Method and limits",
    ]
    assert [line.lead for line in empty.method.lines] == ["Days."]


@pytest.mark.parametrize("model", list(entry_kinds()), ids=lambda model: model.kind)
def test_an_entry_of_every_kind_has_its_place(diary, model):
    """Beside the count of days with an entry."""
    before = asdict(made(diary))
    fields = example(model, at=DAY_ONE) if "at" in example(model) else example(model)
    if model.kind == "sleep":
        fields |= {
            "asleep_at": "2025-08-31T22:00:00+02:00",
            "awake_at": "2025-09-01T05:00:00+02:00",
        }
    if model.kind == "measurement":
        tracker = {"name": "Screen time", "type": "number"}
        fields["tracker"] = str(log(diary.owner, "tracker", tracker, uid=uuid7()))
    log(diary.owner, model.kind, fields | {"day": "2025-09-01", "note": ""})
    after = asdict(made(diary))
    changed = {name for name in after if after[name] != before[name]}
    assert changed - {"header", "missing", "calendar", "method", "next_pages", "links"}


def test_factors_too_few_to_test_are_named(diary):
    diary.write("twitch", 0)
    diary.write("caffeine", 0, mg=95)
    full = made(diary)
    assert full.links.rows == ()
    assert full.links.lines[0].text == "Caffeine."
    leads = [line.lead for line in full.method.lines]
    assert leads == ["Days.", "Links.", "Intervals.", "Limits."]


def test_bobs_diary_stays_out(diary, bob):
    for kind, fields in (("twitch", {"count": 99}), ("caffeine", {"mg": 777})):
        type(diary)(bob).write(kind, 0, **fields)
    of_bob = type(diary)(bob)
    of_bob.dose(0, product="Bob's")
    of_bob.write("function_check", 0, weakness="new_or_worse", weakness_where="Bob's foot")
    of_bob.ask("What does Bob have?")
    of_bob.tell(main_worry="Bob's worry")
    of_bob.visit(0, "Bob's doctor")
    assert made(diary).header.entries == "Days with an entry: 0 of 10"
    assert "99" not in str(made(diary))
    assert "777" not in str(made(diary))
    assert "Bob" not in str(made(diary))


def test_queries_do_not_grow_with_entries(diary):
    counts = []
    for _ in range(2):
        for day in range(3):
            diary.write("twitch", day)
            diary.write("caffeine", day, mg=95)
            diary.dose(day)
            diary.write("function_check", day, weakness="no")
            diary.ask("Why?")
            diary.visit(day)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            made(diary)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12 + 2 * len(KINDS)
