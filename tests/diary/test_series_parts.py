"""Series that are parted by a field: one a nutrient, a sensation, a tracker."""

import pytest

from diary.series import daily_series
from tests.diary.days import DAY, NEXT, checkin, values
from tests.factories import at, log


def test_a_nutrient_is_added_up_in_its_usual_unit(alice):
    for amount, unit in ((200, "mg"), (0.1, "g"), (2, "tablet")):
        log(alice, "supplement", at(DAY, nutrient="magnesium", amount=amount, unit=unit))
    log(alice, "supplement", at(DAY, nutrient="vitamin_d", amount=1000, unit="iu"))
    log(
        alice,
        "supplement",
        at(NEXT, nutrient="magnesium", amount=100, unit="mg", status="skipped"),
    )
    assert values(alice, "supplement.daily_amount.magnesium", DAY, NEXT) == [300, 0]
    assert values(alice, "supplement.daily_amount.vitamin_d", DAY, NEXT) == [25, None]
    declared = daily_series(alice, DAY, NEXT).declared["supplement.daily_amount.vitamin_d"]
    assert (str(declared.label), declared.unit) == ("Vitamin D", "mcg")


def test_a_part_that_does_not_occur_has_no_series(alice):
    log(alice, "supplement", at(DAY, nutrient="zinc", amount=10, unit="mg"))
    names = [name for name in daily_series(alice, DAY, DAY).values if name.startswith("supp")]
    assert names == ["supplement.daily_amount.zinc"]


def test_a_symptom_is_as_bad_as_its_worst_hour(alice):
    for severity in (3, 7, 5):
        log(alice, "symptom", at(DAY, sensation="tingling", severity=severity))
    log(alice, "symptom", at(DAY, sensation="cramp", severity=1))
    checkin(alice, NEXT, complete=True)
    assert values(alice, "symptom.severity.tingling", DAY, NEXT) == [7, 0]
    assert values(alice, "symptom.severity.cramp", DAY, NEXT) == [1, 0]


def test_a_watched_count_is_a_rate_and_only_at_rest(alice):
    for twitches, seconds, at_rest in ((3, 60, True), (1, 30, True), (50, 60, False)):
        count = at(DAY, site="calf", twitches=twitches, seconds=seconds, at_rest=at_rest)
        log(alice, "window_count", count)
    assert values(alice, "window_count.per_minute") == [2.5]


def test_the_load_of_a_day_needs_the_exertion(alice):
    log(alice, "exercise", at(DAY, minutes=30, exertion=4))
    log(alice, "exercise", at(DAY, minutes=20))
    assert values(alice, "exercise.minutes") == [50]
    assert values(alice, "exercise.load") == [120]


def tracker(owner, **fields):
    return log(owner, "tracker", {"name": "Screen time", "type": "number", **fields})


def measure(owner, uid, value, on=DAY, hour=12):
    return log(owner, "measurement", at(on, hour, tracker=str(uid), value=value))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"daily": "sum"}, 6),
        ({"daily": "mean"}, 2),
        ({"daily": "last"}, 1),
        ({"type": "yes_no", "daily": "sum"}, 3),
    ],
)
def test_a_tracker_says_how_its_day_adds_up(alice, fields, expected):
    uid = tracker(alice, **fields)
    for hour, value in ((8, 2), (12, 3), (20, 1)):
        measure(alice, uid, value, hour=hour)
    assert values(alice, f"measurement.value.{uid}") == [expected]


@pytest.mark.parametrize(("zero", "expected"), [(True, [2, 0]), (False, [2, None])])
def test_a_tracker_says_what_a_day_without_it_means(alice, zero, expected):
    uid = tracker(alice, zero_when_complete=zero)
    measure(alice, uid, 2)
    checkin(alice, NEXT, complete=True)
    assert values(alice, f"measurement.value.{uid}", DAY, NEXT) == expected


def test_a_tracker_is_called_by_its_name(alice):
    uid = tracker(alice, unit="hours")
    measure(alice, uid, 2)
    declared = daily_series(alice, DAY, DAY).declared[f"measurement.value.{uid}"]
    assert (declared.label, declared.unit, declared.daily.role) == (
        "“Screen time”",
        "hours",
        "factor",
    )


def test_a_measurement_whose_tracker_has_not_arrived_waits_for_it(alice):
    measure(alice, "01930000-0000-7000-8000-0000000000aa", 2)
    assert not [name for name in daily_series(alice, DAY, DAY).values if "measurement" in name]


def test_a_tracker_of_another_names_nothing(alice, bob):
    measure(alice, tracker(bob), 2)
    assert not [name for name in daily_series(alice, DAY, DAY).values if "measurement" in name]
