"""What an account knows of itself: its address, and its own day."""

from datetime import datetime

import pytest
from django.utils import timezone

from accounts.models import Preferences
from tests.factories import make_user


def test_an_address_belongs_to_one_account_in_any_case(db):
    assert make_user("Anna@Example.org").email == "anna@example.org"


@pytest.mark.parametrize(
    ("now", "starts_at", "day"),
    [
        ("2026-03-02T23:59:00Z", 0, "2026-03-03"),
        ("2026-03-03T00:30:00Z", 4, "2026-03-02"),
        ("2026-03-03T03:00:00Z", 4, "2026-03-03"),
        # Spring skips the hour from two to three.
        ("2026-03-29T00:59:00Z", 3, "2026-03-28"),
        ("2026-03-29T01:00:00Z", 3, "2026-03-29"),
    ],
)
def test_today_begins_when_the_patients_day_does(monkeypatch, now, starts_at, day):
    monkeypatch.setattr(timezone, "now", lambda: datetime.fromisoformat(now))
    assert Preferences(tz="Europe/Berlin", day_starts_at=starts_at).today().isoformat() == day
