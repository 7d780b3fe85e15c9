"""Counted from the first day on, by the same rules as on the phone."""

from datetime import date

import pytest

from diary.insights import insights
from tests.diary.insights.frozen import MONDAY
from tests.factories import Api, at, log
from tests.known import known

KNOWN = known("descriptions")


@pytest.fixture
def found(alice):
    for entry in KNOWN["entries"]:
        log(alice, entry["kind"], {name: value for name, value in entry.items() if name != "kind"})
    # The diary is longer than the period.
    log(alice, "twitch", at(date(2026, 10, 1)))
    start, end = (date.fromisoformat(KNOWN[name]) for name in ("from", "to"))
    return insights(alice, start, end).wire()["descriptions"]


def test_these_entries_are_counted_as_known(found):
    assert [part["twitches"] for part in found["by_part_of_day"]] == KNOWN["by_part_of_day"]
    assert found["by_weekday"] == KNOWN["by_weekday"]
    by_state = {part["state"] or "": part["twitches"] for part in found["by_state"]}
    assert by_state == KNOWN["by_state"]
    assert found["this_week"] == KNOWN["this_week"]
    assert found["week_before"] == KNOWN["week_before"]


def test_places_are_counted_and_so_is_what_has_none(found):
    by_site = [(part["site"], part["entries"], part["twitches"]) for part in found["by_site"]]
    assert by_site == [(None, 3, 6), ("calf", 1, 1)]


def test_a_period_outside_of_the_diary_has_nothing_to_count(alice):
    log(alice, "twitch", at(MONDAY))
    found = Api(alice).send("GET", "insights?from=2020-01-01&to=2020-02-01").json()
    assert found["observed_days"] == 0
    assert [part["twitches"] for part in found["descriptions"]["by_part_of_day"]] == [0] * 4
