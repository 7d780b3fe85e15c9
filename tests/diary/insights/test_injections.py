"""The twitches by days since the last injection."""

from datetime import timedelta

from diary.insights import insights
from tests.diary.insights.frozen import MONDAY
from tests.factories import at, log


def inject(owner, day, **fields):
    usual = {"mcg": 1000, "form": "hydroxocobalamin", "route": "intramuscular"}
    log(owner, "b12", at(MONDAY + timedelta(days=day), 9) | usual | fields)


def cycles(owner):
    return insights(owner, MONDAY, MONDAY).injections.wire()


def test_cycles_begin_with_an_injection_that_was_taken(alice):
    for day, count in enumerate([4, 1, 0, 6, 2]):
        when = at(MONDAY + timedelta(days=day), 21)
        if count:
            log(alice, "twitch", {**when, "count": count})
        else:
            log(alice, "checkin", {**when, "twitches": "none_noticed"})
    inject(alice, 0)
    inject(alice, 1, route="oral")
    inject(alice, 2, status="skipped")
    inject(alice, 3, route="subcutaneous")
    found = cycles(alice)
    assert found["cycles"] == [
        {"day": "2025-03-03", "ended": True, "values": [4, 1, 0]},
        {"day": "2025-03-06", "ended": False, "values": [6, 2]},
    ]
    assert found["means"] == [5, 1.5, 0]
    assert found["recorded"] == [2, 2, 1]
    assert found["enough"] is False
    assert found["sentence"] == (
        "Your days from one injection to the next, once so far. Too few to speak of any pattern: "
        "that takes four. Don't stop or change a prescribed treatment because of this; show it to "
        "your prescriber."
    )


def test_a_day_that_is_not_recorded_is_no_zero(alice):
    for day in (0, 2):
        log(alice, "twitch", at(MONDAY + timedelta(days=day)))
    inject(alice, 0)
    assert cycles(alice)["means"] == [1, None, 1]


def test_without_an_injection_there_is_nothing_to_lay_over(alice):
    log(alice, "twitch", at(MONDAY))
    assert cycles(alice) == {
        "cycles": [],
        "means": [],
        "recorded": [],
        "enough": False,
        "sentence": "",
    }
