"""Exports over HTTP."""

import pytest

from tests.api.entries import errors_of
from tests.factories import DAY, at, content_of, log

FILE = "export/fhir.json"


def texts(answer):
    return [entry["resource"].get("note", [{}])[0].get("text") for entry in answer.json()["entry"]]


def test_a_document_of_the_period(as_alice, alice):
    log(alice, "twitch", at(DAY, note="mine"))
    answer = as_alice.send("GET", f"{FILE}?from=2026-03-01&to=2026-03-01")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/fhir+json"
    assert answer["Content-Disposition"].startswith('attachment; filename="quiver-2')
    assert answer["Content-Disposition"].endswith('.fhir.json"')
    assert answer["Cache-Control"] == "no-store"
    assert texts(answer) == [None, None, "mine"]
    assert texts(as_alice.send("GET", f"{FILE}?from=2026-03-02")) == [None, None]


def test_a_client_may_ask_for_fhir_alone(as_alice):
    answer = as_alice.get(f"/api/v1/{FILE}", headers={"Accept": "application/fhir+json"})
    assert answer.json()["resourceType"] == "Bundle"


def test_it_stands_in_the_access_log(as_alice):
    as_alice.send("GET", FILE)
    (event, *_) = as_alice.send("GET", "access-log/").json()["events"]
    assert (event["act"], event["through"]) == ("exported", "test")


@pytest.mark.parametrize("path", [FILE, "export/tidy.csv"])
@pytest.mark.parametrize(
    ("query", "named"), [("from=yesterday", "from"), ("from=2026-03-02&to=2026-03-01", "to")]
)
def test_a_bad_period_is_named(as_alice, path, query, named):
    assert list(errors_of(as_alice.send("GET", f"{path}?{query}"))) == [named]


def test_a_table_of_the_days_asked_for(as_alice, alice):
    log(alice, "caffeine", at(DAY, mg=96))
    answer = as_alice.send("GET", "export/daily.csv?from=2026-02-28&to=2026-03-01")
    assert answer["Content-Type"] == "text/csv"
    heading, *rows = answer.content.decode().splitlines()
    assert heading.startswith("date,twitching,twitch.")
    assert [row.split(",")[0] for row in rows] == ["2026-02-28", "2026-03-01"]
    assert len(as_alice.send("GET", "export/daily.csv").content.splitlines()) == 2


def test_a_table_of_every_value_comes_a_line_at_a_time(as_alice, alice):
    log(alice, "caffeine", at(DAY, mg=96))
    log(alice, "question", {"text": "Is it the coffee?"})
    answer = as_alice.send("GET", "export/tidy.csv")
    assert (answer.status_code, answer["Content-Type"], answer.streaming) == (200, "text/csv", True)
    heading, *rows = content_of(answer).decode().splitlines()
    assert heading.startswith("recorded_at,ended_at,tz,local_date,kind,name,value,unit,")
    assert [row.split(",")[4] for row in rows] == ["caffeine", "question", "question"]
    of_a_day = as_alice.send("GET", "export/tidy.csv?from=2026-03-01&to=2026-03-01")
    assert len(content_of(of_a_day).splitlines()) == 2


def test_a_table_of_more_than_ten_years_is_refused(as_alice):
    answer = as_alice.send("GET", "export/daily.csv?from=1990-01-01&to=2026-01-01")
    assert list(errors_of(answer)) == ["to"]
