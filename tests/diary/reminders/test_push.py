"""What a push service and whoever listens there get to see, and what becomes of its answers."""

import json
from datetime import time, timedelta
from email.utils import formatdate
from socket import create_server
from threading import Barrier
from time import monotonic
from time import time as now

import pytest
from django.core import mail
from py_vapid import Vapid

from accounts.models import Preferences
from diary.models import PushSubscription, Reminder
from diary.reminders import ledger, push
from diary.reminders.work import turn
from tests.diary.reminders.service import Browser, subscribe
from tests.factories import log

NINE = "2026-03-02T09:00"
PLAN = {
    "what": "medication",
    "name": "Clonazepam",
    "schedule": "FREQ=DAILY",
    "starts_on": "2026-03-01",
}


@pytest.fixture
def reminded(patient, clock):
    """Of plans, at nine."""
    ledger.change(patient, {"plans_at": time(9)}, clock.now)
    return patient


def state():
    return Reminder.objects.get().state


def test_a_dose_that_is_due_comes_as_private_words_for_one_device(reminded, clock, service):
    browser, _ = subscribe(reminded, service)
    plan = log(reminded, "plan", PLAN)
    clock.set(NINE)
    turn()
    (sent,) = service.sent
    assert browser.read(sent) == {
        "title": "Time for your diary",
        "reminder": str(Reminder.objects.get().uid),
        "what": "plans",
        "plans": [str(plan)],
        "actions": [
            {"action": "taken", "title": "Taken"},
            {"action": "later", "title": "Later"},
            {"action": "skip", "title": "Skip"},
        ],
    }
    assert b"diary" not in sent.body
    assert "Clonazepam" not in json.dumps(browser.read(sent))
    with pytest.raises(Exception, match="Decryption"):
        Browser(browser.endpoint).read(sent)


def test_the_push_service_can_tell_who_sends(reminded, clock, service, settings):
    settings.PUSH_CONTACT = "mailto:host@example.org"
    subscribe(reminded, service)
    log(reminded, "plan", PLAN)
    clock.set(NINE)
    turn()
    headers = service.sent[0].headers
    assert Vapid.verify(headers["Authorization"])
    assert headers["Content-Encoding"] == "aes128gcm"
    assert headers["TTL"] == "21600"
    assert headers["Topic"] == Reminder.objects.get().uid.hex


def test_several_doses_are_one_reminder(reminded, clock, service):
    browser, _ = subscribe(reminded, service)
    plans = [log(reminded, "plan", PLAN | {"name": name}) for name in ("A", "B")]
    clock.set(NINE)
    turn()
    message = browser.read(service.sent[0])
    assert sorted(message["plans"]) == sorted(map(str, plans))
    assert [one["title"] for one in message["actions"]] == ["All taken", "Later"]


def test_a_dose_that_was_taken_needs_no_reminder(reminded, clock, service):
    subscribe(reminded, service)
    plan = log(reminded, "plan", PLAN)
    taken = {"at": "2026-03-02T08:30:00+01:00", "tz": "Europe/Berlin", "name": "Clonazepam"}
    clock.set(NINE)
    log(reminded, "medication", taken | {"plan": str(plan), "status": "taken"})
    turn()
    assert (service.sent, state()) == ([], "not_needed")


def test_a_late_dose_is_reminded_of_for_two_days_more(reminded, clock, service):
    subscribe(reminded, service)
    log(reminded, "plan", PLAN | {"schedule": "FREQ=MONTHLY", "starts_on": "2026-03-02"})
    for day in range(2, 10):
        clock.set(f"2026-03-{day:02}T09:00")
        turn()
    assert len(service.sent) == 3


# --- What the service answers ---------------------------------------------------------------------


@pytest.fixture
def due(reminded, clock, service):
    """A device and a dose that is due now."""
    log(reminded, "plan", PLAN)
    clock.set(NINE)
    return subscribe(reminded, service)


@pytest.mark.parametrize("status", [404, 410])
def test_a_device_that_is_no_more_is_forgotten(due, service, status):
    service.answers = [(status, {})]
    turn()
    assert not PushSubscription.objects.exists()
    assert state() == "no_device"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_service_in_trouble_is_asked_again_each_time_later(due, service, clock, status):
    service.answers = [(status, {})] * 3
    asked = []
    for _ in range(300):
        before = len(service.sent)
        turn()
        if len(service.sent) > before:
            asked.append(f"{clock.now:%H:%M:%S}")
        clock.now += timedelta(seconds=10)
    assert asked == ["09:00:00", "09:00:30", "09:01:30", "09:03:30"]
    assert state() == "sent"


def test_the_rest_that_it_asks_for_is_kept(due, service, clock):
    service.answers = [(429, {"Retry-After": "3600"})]
    turn()
    clock.set("2026-03-02T09:59")
    turn()
    assert len(service.sent) == 1
    clock.set("2026-03-02T10:00")
    turn()
    assert (len(service.sent), state()) == (2, "sent")


@pytest.mark.parametrize(("ahead", "rest"), [(3600, 3600), (-3600, 0)])
def test_the_rest_may_be_asked_for_as_a_date(due, service, ahead, rest):
    service.answers = [(429, {"Retry-After": formatdate(now() + ahead, usegmt=True)})]
    answer = push.send(due[1], {"title": "x"}, topic="t", ttl=timedelta(hours=1))
    assert answer.word == "again"
    assert rest - 300 < answer.rest.total_seconds() <= rest


def test_a_device_at_an_address_that_is_no_longer_allowed_is_forgotten(due, service, settings):
    settings.PUSH_LOOPBACK = False
    turn()
    assert (service.sent, state()) == ([], "no_device")
    assert not PushSubscription.objects.exists()


def test_one_that_fails_holds_up_no_other(due, reminded, bob, service, clock, caplog):
    PushSubscription.objects.update(p256dh="no key")
    clock.set("2026-03-02T08:00")
    ledger.change(bob, {"checkin_at": time(9)}, clock.now)
    Preferences.objects.create(owner=bob, tz="Europe/Berlin")
    ledger.reconsider(bob, clock.now)
    subscribe(bob, service, "bobs")
    clock.set(NINE)
    turn()
    assert [sent.path for sent in service.sent] == ["/bobs"]
    assert [record.message for record in caplog.records] == ["A reminder could not be sent."]


def test_only_the_device_that_did_not_get_it_is_asked_again(due, reminded, service, clock):
    subscribe(reminded, service, "tablet")
    service.answers = [(503, {})]
    turn()
    left = PushSubscription.objects.exclude(uid__in=Reminder.objects.get().reached).get()
    clock.set("2026-03-02T09:01")
    turn()
    *both, again = [service.url(sent.path[1:]) for sent in service.sent]
    assert (sorted(both), again) == ([service.url(), service.url("tablet")], left.endpoint)
    assert state() == "sent"


def test_what_is_refused_for_good_is_not_sent_again(due, service, clock):
    service.answers = [(400, {})]
    turn()
    clock.set("2026-03-02T09:30")
    turn()
    assert (len(service.sent), state()) == (1, "no_device")
    assert PushSubscription.objects.exists()


def test_a_service_that_is_away_is_tried_until_it_is_no_use(due, service, clock):
    PushSubscription.objects.update(endpoint="http://127.0.0.1:9/phone")
    turn()
    assert state() == "waiting"
    clock.set("2026-03-02T15:01")
    turn()
    assert state() == "missed"


def test_a_service_that_answers_letter_by_letter_holds_up_nobody(due, service, monkeypatch):
    monkeypatch.setattr(push, "DEADLINE", 0.3)
    service.pause = 0.1
    started = monotonic()
    turn()
    assert (monotonic() - started < 2, len(service.sent), state()) == (True, 1, "waiting")


def test_no_device_waits_for_another(reminded, due, service):
    subscribe(reminded, service, "tablet")
    subscribe(reminded, service, "laptop")
    service.together = Barrier(3)
    turn()
    assert (len(service.sent), state()) == (3, "sent")


def test_a_redirect_is_not_followed(due, service):
    service.answers = [(307, {"Location": service.url("elsewhere")})]
    turn()
    assert [sent.path for sent in service.sent] == ["/phone"]
    assert state() == "no_device"


def test_where_there_is_no_device_a_mail_says_no_more(reminded, clock, service, with_mail):
    log(reminded, "plan", PLAN)
    ledger.change(reminded, {"by_email": True}, clock.now)
    clock.set(NINE)
    turn()
    turn()
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, state()) == (
        ["alice@example.org"],
        "Time for your diary",
        "sent",
    )
    assert "Clonazepam" not in sent.body


def test_a_mail_that_nobody_takes_is_tried_again(reminded, clock, mail_down):
    log(reminded, "plan", PLAN)
    ledger.change(reminded, {"by_email": True}, clock.now)
    clock.set(NINE)
    turn()
    assert (state(), Reminder.objects.get().next_at) == (
        "waiting",
        clock.now + timedelta(seconds=30),
    )


def test_a_device_that_gets_it_spares_the_mail(due, reminded, clock, service, with_mail):
    ledger.change(reminded, {"by_email": True}, clock.now - timedelta(seconds=1))
    turn()
    assert (len(service.sent), mail.outbox) == (1, [])


# --- Where it may go ------------------------------------------------------------------------------


@pytest.mark.parametrize("connection", [push.GuardedHTTP, push.GuardedHTTPS])
def test_a_private_machine_hears_not_a_byte(connection):
    with create_server(("127.0.0.1", 0)) as server:
        with pytest.raises(push.NotPublic):
            connection(*server.getsockname()).connect()
        heard, _ = server.accept()
        with heard:
            assert heard.recv(1) == b""


def test_a_public_name_that_leads_home_gets_nothing(alice, service, settings, monkeypatch):
    """As after a change in the DNS: the name was fine when it was given."""
    _, device = subscribe(alice, service)
    monkeypatch.setattr(push, "is_allowed", lambda _url: True)
    settings.PUSH_LOOPBACK = False
    answer = push.send(device, {"title": "x"}, topic="t", ttl=timedelta(hours=1))
    assert (answer.word, service.sent) == ("again", [])
