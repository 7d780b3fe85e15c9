"""What is due each day."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connections
from django.utils import timezone

from accounts.models import User
from config import daily


class Enough(Exception):
    pass


@pytest.fixture
def slept(monkeypatch):
    """For how long it slept; after the third night it is woken."""
    nights: list[float] = []

    def sleep(seconds):
        if len(nights) == 2:
            raise Enough
        nights.append(seconds)

    monkeypatch.setattr(daily, "sleep", sleep)
    return nights


@pytest.fixture
def kept_connection(monkeypatch):
    """The test's own transaction outlives it."""
    monkeypatch.setattr(connections, "close_all", lambda: None)


def test_each_day_whose_time_has_come_is_erased(slept, kept_connection, alice, bob):
    User.objects.filter(pk=alice.pk).update(erase_at=timezone.now())
    User.objects.filter(pk=bob.pk).update(erase_at=timezone.now() + timedelta(days=1))
    with pytest.raises(Enough):
        daily.run()
    assert all(0.9 * daily.DAY <= seconds <= 1.1 * daily.DAY for seconds in slept)
    assert list(User.objects.all()) == [bob]


def test_a_database_that_can_not_is_asked_again_tomorrow(
    slept, kept_connection, monkeypatch, caplog
):
    def busy(*arguments, **named):
        raise OperationalError

    monkeypatch.setattr(daily, "call_command", busy)
    with pytest.raises(Enough):
        daily.run()
    assert len(caplog.messages) == 2
