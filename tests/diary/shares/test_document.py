"""What is shared holds the page, what the patient chose, and nothing of what was left out."""

import json
from base64 import b64decode
from datetime import date

import pytest

from diary.exchange.fhir.document import NOT_ALONE
from diary.models import KINDS
from diary.report import build
from diary.report.page import Choices
from diary.report.sections import SECTIONS
from diary.shares import document
from diary.shares.document import BACKGROUND, IN_THE_HEAD
from tests.diary.exchange.document import check
from tests.factories import DAY, at, log, log_each, words_of

SECRET = "for my eyes alone"


@pytest.fixture(autouse=True)
def quick_page(monkeypatch):
    """What the page would say is said in plain words, and at once."""
    monkeypatch.setattr(build, "render", lambda contents: repr(contents).encode())


def shared(owner, **chosen):
    found = json.loads(document.document(owner, DAY, DAY, Choices(**chosen)))
    check(found)
    return found


def resources(found, type_):
    return [
        entry["resource"] for entry in found["entry"] if entry["resource"]["resourceType"] == type_
    ]


@pytest.fixture
def whole_diary(alice):
    def fields(model):
        words = dict.fromkeys({words_of(model), "name"} & model.fields().keys(), SECRET)
        return words | ({"answered": False} if model.kind == "question" else {})

    log_each(alice, fields)


def page_of(found):
    (page,) = resources(found, "DocumentReference")
    attached = page["content"][0]["attachment"]
    assert attached["contentType"] == "application/pdf"
    return b64decode(attached["data"]).decode()


def holds_secret(found):
    """Whether the page and the entries hold it: both or neither."""
    in_page, in_entries = SECRET in page_of(found), SECRET in str(found)
    assert in_page == in_entries
    return in_page


def test_the_page_of_its_days_is_in_it(alice):
    log(alice, "twitch", at(DAY, site="tongue"))
    assert "1 entry (1\\xa0Mar\\xa02026)" in page_of(shared(alice))


def test_nobody_is_named_unless_the_patient_wants_it(alice):
    (patient,) = resources(shared(alice), "Patient")
    assert patient.keys() == {"resourceType", "id"}
    named = shared(alice, name="Anna Example", born=date(1951, 5, 4))
    assert "Anna Example" in page_of(named)
    (patient,) = resources(named, "Patient")
    assert (patient["name"], patient["birthDate"]) == ([{"text": "Anna Example"}], "1951-05-04")


def test_notes_go_in_only_if_they_are_chosen(alice):
    log(alice, "twitch", at(DAY, note=SECRET))
    assert not holds_secret(shared(alice))
    assert holds_secret(shared(alice, notes=True))


def sections(found):
    return {
        section["code"]["coding"][-1]["code"]
        for section in found["entry"][0]["resource"]["section"]
    }


def test_every_kind_goes_in_unless_its_section_is_left_out(alice, whole_diary):
    assert sections(shared(alice)) == {"page", *KINDS} - NOT_ALONE
    everything = shared(alice, left_out=frozenset(SECTIONS), notes=True)
    assert sections(everything) <= {"page", "background"}
    assert not holds_secret(everything)


@pytest.mark.parametrize(
    ("section", "gone"),
    [
        ("twitching", {"twitch", "window_count"}),
        ("symptoms", {"symptom"}),
        ("b12", {"b12"}),
        ("labs", {"lab"}),
        ("medicines", {"supplement", "medication", "plan"}),
        ("function", {"function_check"}),
        ("questions", {"question"}),
        ("words", set()),
    ],
)
def test_what_a_section_tells_goes_with_it(alice, whole_diary, section, gone):
    left = sections(shared(alice, left_out=frozenset({section})))
    assert left == {"page", *KINDS} - NOT_ALONE - gone


def test_the_background_is_parted_among_the_sections(alice):
    fields = {"main_worry": "of worry", "b12_told": "of b12", "emg_told": "of tests"}
    log(alice, "background", fields, KINDS["background"].only)
    for section, words in (("words", "worry"), ("b12", "b12"), ("background", "tests")):
        text = str(resources(shared(alice, left_out=frozenset({section})), "Observation"))
        others = {"worry", "b12", "tests"} - {words}
        assert f"of {words}" not in text
        assert all(f"of {other}" in text for other in others)


def test_a_question_that_was_answered_is_not_asked_again(alice):
    uid = log(alice, "question", {"text": SECRET})
    assert holds_secret(shared(alice))
    log(alice, "question", {"answered": True}, uid)
    assert not holds_secret(shared(alice))


def test_every_kind_has_its_section():
    by_their_values = {"background", "event", "plan"}
    sections = {name: model.section for name, model in KINDS.items()}
    assert {name for name, section in sections.items() if section is None} == by_their_values
    assert set(filter(None, sections.values())) | BACKGROUND.keys() <= SECTIONS.keys()
    fields = KINDS["background"].fields().keys()
    assert {*IN_THE_HEAD, *(name for names in BACKGROUND.values() for name in names)} <= fields
