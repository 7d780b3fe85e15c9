"""The report over HTTP."""

import pypdfium2
import pytest

from diary.report import build
from tests.diary.report.conftest import words
from tests.factories import DAY, at, log

pytestmark = pytest.mark.pure
PERIOD = "report.pdf?from=2026-03-01&to=2026-03-02"


def printed(answer):
    return words(pypdfium2.PdfDocument(answer.content))


def test_a_pdf_of_the_period(as_alice, alice):
    log(alice, "twitch", at(DAY, site="tongue"))
    answer = as_alice.send("GET", PERIOD)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="quiver-2026-03-01-2026-03-02.pdf"'
    assert answer["Cache-Control"] == "no-store"
    assert "Tongue 1 entry" in printed(answer)


def test_a_client_may_ask_for_pdf_alone(as_alice):
    answer = as_alice.get(f"/api/v1/{PERIOD}", headers={"Accept": "application/pdf"})
    assert answer["Content-Type"] == "application/pdf"


def test_a_name_is_printed_on_every_page_and_stays_out_of_the_address(as_alice, alice):
    log(alice, "twitch", at(DAY))
    answer = as_alice.send("POST", PERIOD, {"name": "Anna Example", "born": "1951-05-04"})
    assert answer["Content-Type"] == "application/pdf"
    found = printed(answer)
    assert "Name Anna Example Born 4 May 1951" in found
    assert "Anna Example, born 4 May 1951; 1 Mar to 2 Mar 2026" in found


@pytest.mark.parametrize(
    ("sent", "wrong"), [({"name": "x" * 101}, {"name"}), ({"born": "4 May"}, {"born"})]
)
def test_a_name_or_a_date_that_is_none_is_refused(as_alice, sent, wrong):
    answer = as_alice.send("POST", PERIOD, sent)
    assert answer.status_code == 400
    assert set(answer.json()["errors"]) == wrong


def test_letter_paper_where_that_is_printed(as_alice):
    answer = as_alice.send("GET", f"{PERIOD}&paper=letter")
    assert pypdfium2.PdfDocument(answer.content)[0].get_size() == (612, 792)


def test_no_other_paper(as_alice):
    answer = as_alice.send("GET", f"{PERIOD}&paper=a5")
    assert answer.status_code == 400
    assert answer.json()["errors"] == {"paper": ["Give one of: a4, letter."]}


def test_what_is_left_out_is_named_on_the_page_and_notes_come_if_asked(as_alice, alice):
    log(alice, "twitch", at(DAY, site="tongue", note="while reading"))
    log(alice, "caffeine", at(DAY, mg=96, note="with milk"))
    usual = printed(as_alice.send("GET", PERIOD))
    assert "Twitching Where" in usual
    assert "Left out" not in usual
    assert "with milk" not in usual
    chosen = printed(as_alice.send("POST", f"{PERIOD}&leave_out=labs,twitching&notes=true", {}))
    assert "Left out by the patient: twitching in numbers; laboratory results." in chosen
    assert "Twitching Where" not in chosen
    assert "Laboratory, as copied by the patient" not in chosen
    assert "The patient’s notes 1 Mar 2026 Caffeine: with milk" in chosen
    assert "while reading" not in chosen


def test_nothing_in_leave_out_leaves_nothing_out(as_alice):
    assert "Left out" not in printed(as_alice.send("GET", f"{PERIOD}&leave_out=&notes=false"))


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        (
            "leave_out=labs,method",
            {
                "leave_out": [
                    "Give some of: words, questions, function, twitching, symptoms, b12, labs, "
                    "medicines, background, days, links, treatments, exposures; with commas "
                    "between them."
                ]
            },
        ),
        ("notes=yes", {"notes": ["Give true or false."]}),
    ],
)
def test_choices_that_there_are_not(as_alice, query, errors):
    answer = as_alice.send("GET", f"{PERIOD}&{query}")
    assert answer.status_code == 400
    assert answer.json()["errors"] == errors


def test_only_so_many_at_once(as_alice):
    with build.place(), build.place():
        answer = as_alice.send("GET", PERIOD)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    assert answer.json()["code"] == "busy"
    with build.place():
        pass
