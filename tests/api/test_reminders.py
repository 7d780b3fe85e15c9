"""Reminders: off until chosen; devices; "later"."""

from datetime import datetime

import pytest
from django.utils import timezone

from diary.models import PushSubscription, Reminder, Reminders
from tests.diary.reminders.service import Browser

# A point of the curve, in a form that no browser gives, and no message can be written for.
COMPRESSED = {
    "p256dh": "A43CaZXpHfayd4nlquZdatIpHgNOPznstRz9mDZiWAD0",
    "auth": "c2l4dGVlbiBsZXR0ZXJzLg",
}
OFF = {
    "plans_at": None,
    "checkin_at": None,
    "function_check_at": None,
    "function_check_on": 6,
    "quiet_from": "22:00",
    "quiet_to": "07:00",
    "most_a_day": 3,
    "by_email": False,
    "calendar": False,
    "mail": False,
}


def test_everything_is_off_until_it_is_chosen(as_alice):
    answer = as_alice.send("GET", "reminders").json()
    assert len(answer.pop("push_key")) == 87
    assert answer == OFF
    assert not Reminders.objects.exists()


def test_what_was_chosen_is_kept(as_alice, with_mail):
    chosen = {
        "plans_at": "09:00",
        "checkin_at": "20:30",
        "function_check_at": "17:00",
        "function_check_on": 5,
        "quiet_from": None,
        "quiet_to": None,
        "most_a_day": 1,
        "by_email": True,
    }
    answer = as_alice.send("PATCH", "reminders", chosen).json()
    assert answer == as_alice.send("GET", "reminders").json()
    assert answer == OFF | chosen | {"mail": True, "push_key": answer["push_key"]}
    assert Reminders.objects.get().next_at is not None
    as_alice.send("PATCH", "reminders", dict.fromkeys(list(chosen)[:3]))
    assert Reminders.objects.get().next_at is None


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"plans_at": "25:00"}, "plans_at"),
        ({"plans_at": "09:00:30"}, "plans_at"),
        ({"checkin_at": 9}, "checkin_at"),
        ({"function_check_on": 7}, "function_check_on"),
        ({"function_check_on": None}, "function_check_on"),
        ({"quiet_from": None}, "quiet_to"),
        ({"most_a_day": 0}, "most_a_day"),
        ({"most_a_day": 4}, "most_a_day"),
        ([], "non_field_errors"),
    ],
)
def test_what_makes_no_sense_is_refused(as_alice, body, named):
    answer = as_alice.send("PATCH", "reminders", body)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [named])
    assert not Reminders.objects.exists()


def test_without_a_mail_server_there_is_no_mail_to_choose(as_alice):
    assert as_alice.send("GET", "reminders").json()["mail"] is False
    answer = as_alice.send("PATCH", "reminders", {"by_email": True})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["by_email"])


def test_another_zone_is_looked_at_at_once(as_alice):
    as_alice.send("PATCH", "reminders", {"plans_at": "09:00"})
    Reminders.objects.update(next_at="2100-01-01T00:00Z")
    as_alice.send("PATCH", "me", {"tz": "Europe/Berlin"})
    assert Reminders.objects.filter(next_at__lte=timezone.now()).exists()


# --- Devices --------------------------------------------------------------------------------------


@pytest.fixture
def subscription():
    browser = Browser("https://push.example.org/abc")
    return {"endpoint": browser.endpoint, "keys": browser.keys}


def test_a_device_is_added_once_and_ended(as_alice, subscription):
    first = as_alice.send("POST", "push-subscriptions/", subscription)
    again = as_alice.send("POST", "push-subscriptions/", subscription)
    assert (first.status_code, again.json()) == (201, first.json())
    assert as_alice.send("GET", "push-subscriptions/").json() == [first.json()]
    assert first.json().keys() == {"uid", "made_at"}
    path = f"push-subscriptions/{first.json()['uid']}/"
    assert as_alice.send("DELETE", path).status_code == 204
    assert as_alice.send("DELETE", path).status_code == 404


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"endpoint": "https://10.0.0.1/"}, "endpoint"),
        ({"endpoint": None}, "endpoint"),
        ({"keys": None}, "keys"),
        ({"keys": {}}, "keys"),
        ({"keys": {"p256dh": "BA", "auth": "c2l4dGVlbiBsZXR0ZXJzLg"}}, "keys"),
        ({"keys": {"p256dh": "é", "auth": "é"}}, "keys"),
        ({"keys": COMPRESSED}, "keys"),
    ],
)
def test_what_is_no_device_is_refused(as_alice, subscription, changes, named):
    answer = as_alice.send("POST", "push-subscriptions/", subscription | changes)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [named])
    assert not PushSubscription.objects.exists()


# --- Later ----------------------------------------------------------------------------------------


def test_later_asks_once_more_in_an_hour(as_alice, alice):
    as_alice.send("PATCH", "reminders", {"quiet_from": None, "quiet_to": None})
    sent = Reminder.objects.create(
        owner=alice, what="plans", day="2026-03-01", due_at="2026-03-01T09:00Z", state="sent"
    )
    answer = as_alice.send("POST", f"reminders/{sent.uid}/later")
    sent.refresh_from_db()
    assert (answer.status_code, sent.state) == (200, "waiting")
    assert sent.next_at == datetime.fromisoformat(answer.json()["again_at"])
