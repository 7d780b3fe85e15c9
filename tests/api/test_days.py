"""The daily series over the API: null is "not recorded", and a period has two ends."""

from datetime import timedelta

import pytest

from diary.models import KINDS, all_series
from tests.diary.days import DAY, NEXT
from tests.factories import at, example, log


def errors(answer):
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    return list(answer.json()["errors"])


def test_a_day_without_a_record_is_null(as_alice, alice):
    log(alice, "caffeine", at(DAY, mg=96.5))
    found = as_alice.send("GET", f"days?from={DAY}&to={NEXT}").json()
    assert found["days"] == ["2026-03-02", "2026-03-03"]
    assert found["state"] == ["missing", "missing"]
    whole = {series.name for series in all_series() if not series.daily.by}
    assert found["series"].keys() == whole
    assert found["series"]["caffeine.mg"] == [96.5, None]


@pytest.mark.parametrize("path", ["days", "insights"])
def test_without_a_period_the_whole_diary_is_meant(as_alice, alice, path):
    for day in (DAY, DAY + timedelta(days=9)):
        log(alice, "twitch", at(day))
    found = as_alice.send("GET", path).json()
    if path == "days":
        assert (found["days"][0], found["days"][-1]) == ("2026-03-02", "2026-03-11")
    else:
        assert found["period"] == {"from": "2026-03-02", "to": "2026-03-11", "days": 10}


def test_an_empty_diary_has_one_day(as_alice):
    assert as_alice.send("GET", "days").json()["state"] == ["missing"]
    assert as_alice.send("GET", "insights").json()["period"]["days"] == 1


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("from=2026-03-05", "2026-03-05", "2026-03-11"),
        ("to=2026-03-05", "2026-03-02", "2026-03-05"),
        ("from=2026-04-01", "2026-04-01", "2026-04-01"),
        ("to=2026-02-01", "2026-02-01", "2026-02-01"),
        ("from=2026-03-05&to=2026-03-05", "2026-03-05", "2026-03-05"),
    ],
)
def test_an_end_that_is_left_out_is_the_diarys_own(as_alice, alice, query, first, last):
    for day in (DAY, DAY + timedelta(days=9)):
        log(alice, "twitch", at(day))
    days = as_alice.send("GET", f"days?{query}").json()["days"]
    assert (days[0], days[-1]) == (first, last)


@pytest.mark.parametrize("path", ["days", "insights", "report.pdf"])
@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("from=yesterday", ["from"]),
        ("to=2026-13-01", ["to"]),
        ("from=2026-03-02&to=2026-03-01", ["to"]),
        ("from=2000-01-01&to=2026-01-01", ["to"]),
        ("from=9999-12-30&to=9999-12-29", ["to"]),
    ],
)
def test_a_period_that_is_none_is_refused(as_alice, path, query, named):
    assert errors(as_alice.send("GET", f"{path}?{query}")) == named


@pytest.mark.parametrize("days", [["9999-12-30", "9999-12-31"], ["1980-01-01", "1980-01-02"]])
def test_a_period_may_lie_at_the_end_of_all_calendars(as_alice, days):
    assert as_alice.send("GET", f"days?from={days[0]}&to={days[1]}").json()["days"] == days


def test_what_is_no_outcome_is_refused(as_alice):
    assert errors(as_alice.send("GET", "insights?outcome=twitch.minutes")) == ["outcome"]


def test_one_entry_of_long_ago_leaves_the_rest_readable(as_alice, alice):
    for day in ("1980-01-01", "2026-03-01"):
        log(alice, "twitch", example(KINDS["twitch"], day=day))
    found = as_alice.send("GET", "days").json()
    assert (found["days"][-1], found["series"]["twitch.count"][-1]) == ("2026-03-01", 3)
    assert as_alice.send("GET", "insights").json()["period"]["to"] == "2026-03-01"
