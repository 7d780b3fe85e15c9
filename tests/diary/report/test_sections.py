import json
from dataclasses import asdict
from datetime import date, timedelta

import pypdfium2
import pytest

from diary.report.contents import contents
from diary.report.page import Choices
from diary.report.sections import SECTIONS
from diary.vocabulary import VOCABULARY
from tests.diary.report.conftest import START, printed, words

pytestmark = pytest.mark.pure
MADE = date(2025, 12, 3)
DOSES_ELSEWHERE = {"since", "strip", "timeline"}
"""What tells of them in other sections."""


def made(diary, *left_out):
    end = START + timedelta(days=29)
    return contents(diary.owner, START, end, MADE, Choices(left_out=frozenset(left_out)))


def pages(found):
    return [words([page]) for page in pypdfium2.PdfDocument(printed(found))]


def text(found):
    return " ".join(pages(found))


@pytest.fixture
def full(diary):
    """A month that has something to say in every section."""
    for day in range(0, 30, 2):
        diary.write("twitch", day, count=day % 5 + 1, site="calf", side="left")
        diary.write("caffeine", day, mg=95)
        diary.dose(day)
    diary.write("event", 3, title="Started", category="treatment_started")
    return diary


def test_every_section_has_its_words_in_the_same_order():
    assert list(SECTIONS) == list(VOCABULARY["report_sections"])


def test_nothing_is_left_out_by_itself(diary):
    assert made(diary).left_out == ""


def test_a_section_goes_with_all_that_belongs_to_it_and_nothing_else(full):
    before = asdict(made(full))
    for section, parts in SECTIONS.items():
        after = asdict(made(full, section))
        gone = {name for name in before if before[name] is not None and after[name] is None}
        assert gone
        elsewhere = DOSES_ELSEWHERE if section == "b12" else set()
        assert gone <= {*parts, *elsewhere}, section
        changed = {name for name in before if before[name] != after[name]}
        assert changed - gone <= {"left_out", "next_pages", *elsewhere}, section


def test_doses_that_are_left_out_are_told_by_no_other_section(full):
    full.plan(schedule="FREQ=DAILY")
    full.write("lab", 20, hour=18, analyte="total_b12", value=300, unit="ng_l")
    of_doses = {"B12 injection", '"since": "same day"', "since the last B12", "no longer shows"}
    assert all(words in json.dumps(asdict(made(full))) for words in of_doses)
    assert not any(words in json.dumps(asdict(made(full, "b12"))) for words in of_doses)


def test_medicines_that_are_left_out_are_no_factors(diary):
    for day in range(0, 30, 2):
        diary.write("twitch", day, count=day % 3 + 1)
        diary.write("caffeine", day, mg=95)
        diary.write("medication", day, name="Omeprazole", medicine_class="proton_pump_inhibitor")
        diary.write("supplement", day, nutrient="magnesium", amount=200, unit="mg")
    assert factors(made(diary)) == {"Caffeine", "Magnesium", "Proton pump inhibitor"}
    assert factors(made(diary, "medicines")) == {"Caffeine"}


def factors(found):
    """Those of which nothing can be said yet."""
    return {name for line in found.links.lines for name in line.text.strip(".").split(", ")}


def test_what_is_left_out_is_said_in_the_order_of_the_pages(diary):
    said = "Left out by the patient: questions; vitamin B12; what goes with the twitching."
    assert made(diary, "links", "b12", "questions").left_out == said


def test_the_foot_tells_of_the_charts_that_remain(full):
    after = "then details, completeness, method."
    assert made(full).next_pages == f"Next pages: day by day, links with intervals, {after}"
    assert made(full, "links").next_pages == f"Next pages: day by day, {after}"
    assert made(full, "links", "days").next_pages == ""


def test_the_links_begin_a_page_without_the_charts_too(full):
    first, second, *_others = pages(made(full, "days"))
    assert "What goes with the twitching" not in first
    assert second.startswith("What goes with the twitching")


def test_one_of_two_blocks_that_stand_side_by_side_stands_alone(full):
    found = text(made(full, "questions", "symptoms", "medicines"))
    for head in ("In the patient’s words", "Vitamin B12", "Laboratory, as copied"):
        assert head in found
    for head in ("Questions for today", "Sensation and other", "Medicines, supplements, sub"):
        assert head not in found


def test_what_is_missing_and_the_method_always_stay(full):
    found = text(made(full, *SECTIONS))
    assert "sleep, intake, exercise and check-ins. Completeness, day by day" in found
    assert "What is missing" in found
    assert "Method and limits" in found
