"""Plans: what is due, by known answers that the phone's plans.ts keeps too."""

from datetime import date

import pytest

from diary.plans import Dose, Regimen, Standing, due_days, standing
from tests.known import known

CASES = known("plans")


def days(found):
    """The days among the values of an object, read."""
    dated = {name for name in found if name.endswith("_on") and found[name]}
    return found | {name: date.fromisoformat(found[name]) for name in dated}


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_known_answers(case):
    doses = [
        Dose(date.fromisoformat(day), status)
        for status in ("skipped", "taken")
        for day in case[status]
    ]
    found = standing(Regimen(**days(case["plan"])), doses, date.fromisoformat(case["today"]))
    assert found == Standing(**days(case["standing"]))


def test_days_ahead_are_counted_from_the_last_dose():
    every_other_day = Regimen("FREQ=DAILY;INTERVAL=2", date(2026, 3, 1))
    late = [Dose(date(2026, 3, 2), "taken")]
    found = due_days(every_other_day, late, date(2026, 3, 3), date(2026, 3, 8))
    assert [day.day for day in found] == [4, 6, 8]
