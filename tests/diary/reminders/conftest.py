"""A clock that a test sets, a push service on loopback, and Alice in Berlin."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from accounts.models import Preferences
from diary.reminders import push
from tests.diary.reminders.service import running

BERLIN = ZoneInfo("Europe/Berlin")


class Clock:
    def __init__(self, text: str):
        self.set(text)

    def set(self, text: str) -> None:
        """By the clocks of Berlin."""
        self.now = datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.fixture
def clock(monkeypatch):
    clock = Clock("2026-03-02T08:00")
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock


@pytest.fixture
def service(settings, tmp_path):
    settings.PUSH_LOOPBACK = True
    settings.VAPID_KEY_FILE = tmp_path / "vapid_key.pem"
    with running() as service:
        yield service
    push.session().close()


@pytest.fixture
def patient(alice, clock):
    Preferences.objects.create(owner=alice, tz="Europe/Berlin")
    return alice
