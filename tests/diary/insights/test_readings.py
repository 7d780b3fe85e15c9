"""When the diary is read, and that looking more often or at another period finds nothing more."""

from datetime import date, timedelta

import pytest

from diary.insights import insights
from diary.insights.readings import days_told, whole_diary
from tests.diary.insights.frozen import MONDAY, read, write
from tests.factories import Api, at, log

LATER = date(2026, 11, 25)


def wire(owner, query=""):
    return Api(owner).send("GET", f"insights{query}").json()


def links_of(answer):
    return [(link["factor"], link["lag"], link["rate_ratio"]) for link in answer["links"]]


def day_after(start, n):
    return (start + timedelta(days=n)).isoformat()


def test_the_diary_is_read_on_every_28th_day(alice):
    start, counts, factors = read("null_60")
    write(alice, start, counts, factors)
    assert wire(alice)["reading"]["date"] == day_after(start, 55)


def test_what_comes_after_a_reading_waits_for_the_next(alice):
    start, counts, factors = read("null_60")
    n_read = 56
    write(alice, start, counts[:n_read], {name: v[:n_read] for name, v in factors.items()})
    before = links_of(wire(alice))
    for day in range(n_read, 60):
        log(alice, "twitch", at(start + timedelta(days=day), count=50))
        log(alice, "caffeine", at(start + timedelta(days=day), mg=900))
    assert links_of(wire(alice)) == before
    assert any(ratio for _factor, _lag, ratio in before)


@pytest.mark.parametrize("query", ["?from=2025-03-20&to=2025-04-02", "?to=2025-05-30"])
def test_a_period_changes_what_is_described_and_no_link(alice, query):
    start, counts, factors = read("null_60")
    write(alice, start, counts, factors)
    whole, part = wire(alice), wire(alice, query)
    assert links_of(part) == links_of(whole)
    assert part["reading"] == whole["reading"]
    assert part["period"] != whole["period"]


def test_the_days_observed_are_those_of_the_period(alice):
    log(alice, "twitch", at(MONDAY))
    log(alice, "twitch", at(MONDAY + timedelta(days=2)))
    log(alice, "checkin", at(MONDAY + timedelta(days=3), 21, twitches="not_all"))
    found = [
        insights(alice, MONDAY + timedelta(days=first), MONDAY + timedelta(days=last))
        for first, last in ((0, 3), (1, 1), (2, 40), (-9, -1), (90, 99))
    ]
    assert [part.observed_days for part in found] == [2, 0, 1, 0, 0]


def test_before_the_first_reading_nothing_is_tested(alice):
    start, counts, factors = read("null_60")
    write(alice, start, counts[:20], {name: v[:20] for name, v in factors.items()})
    found = wire(alice)
    assert found["reading"]["date"] is None
    assert {link["verdict"] for link in found["links"]} == {"not_enough_data"}


def test_days_recorded_since_a_reading_are_not_asked_for_again(alice):
    start, counts, _factors = read("null_60")
    write(alice, start, counts, {})
    for day in range(26, 60):
        log(alice, "caffeine", at(start + timedelta(days=day), mg=100 + day))
    same_day = wire(alice)["links"][0]
    assert (same_day["verdict"], same_day["n_days"]) == ("not_enough_data", 26)
    assert same_day["needs"] == {"rule": "reading", "more": 0}
    assert same_day["sentence"].startswith(
        "There are enough days with caffeine now. The answer comes with the next reading, of "
    )


def test_a_diary_begins_and_ends_with_what_is_known_of_the_twitching(alice):
    log(alice, "caffeine", at(MONDAY, mg=96))
    log(alice, "twitch", at(MONDAY + timedelta(days=400)))
    log(alice, "checkin", at(MONDAY + timedelta(days=410), 21, twitches="none_noticed"))
    log(alice, "caffeine", at(MONDAY + timedelta(days=500), mg=96))
    days = days_told(whole_diary(alice, LATER), LATER)
    assert (days.start, len(days)) == (MONDAY + timedelta(days=400), 11)


def test_today_is_not_over(alice):
    for day in (0, 1):
        log(alice, "twitch", at(LATER - timedelta(days=day)))
    days = days_told(whole_diary(alice, LATER), LATER)
    assert (days.start, len(days)) == (LATER - timedelta(days=1), 1)


@pytest.mark.parametrize("kind", ["twitch", "caffeine"])
def test_a_diary_that_begins_today_is_one_day(alice, kind):
    log(alice, kind, at(LATER) | ({"mg": 96} if kind == "caffeine" else {}))
    assert len(days_told(whole_diary(alice, LATER), LATER)) == 1


def test_a_reading_whose_day_has_passed_comes_with_the_next_recorded_day(alice):
    log(alice, "twitch", at(MONDAY))
    found = wire(alice)["reading"]
    assert found["date"] is None
    assert date.fromisoformat(found["next"]) > MONDAY + timedelta(days=28)
