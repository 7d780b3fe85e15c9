"""Entries with known answers, which the phone's own series must give too."""

from datetime import date
from uuid import UUID

import numpy as np
import pytest

from diary.series import daily_series
from tests.factories import log
from tests.known import known

KNOWN = known("series")


@pytest.fixture
def days(alice):
    for tracker in KNOWN["trackers"]:
        fields = {name: value for name, value in tracker.items() if name != "uid"}
        log(alice, "tracker", fields, UUID(tracker["uid"]))
    for entry in KNOWN["entries"]:
        log(alice, entry["kind"], {name: value for name, value in entry.items() if name != "kind"})
    return daily_series(alice, date.fromisoformat(KNOWN["from"]), date.fromisoformat(KNOWN["to"]))


def test_the_series_of_these_entries_are_known(days):
    found = {
        name: [None if np.isnan(value) else round(float(value), 6) for value in days.values[name]]
        for name in KNOWN["series"]
    }
    assert found == KNOWN["series"]


def test_only_the_parts_that_occur_have_a_series(days):
    parted = {name for name in days.values if name.count(".") == 2}
    assert parted == {name for name in KNOWN["series"] if name.count(".") == 2}
