"""The calendar: the same times, no more words than a push has, and an address that can be ended."""

from datetime import time

from django.test import Client

from diary.models import Reminders
from diary.reminders import calendar, ledger
from tests.factories import log


def events(text):
    """Of each event, when it is and how it comes again."""
    wanted = ("DTSTART", "RRULE")
    lines = [line.split(":", 1) for line in text.split("\r\n") if line]
    found = [(name, value) for name, value in lines if name in wanted or name == "BEGIN"]
    days: list[list[str]] = []
    for name, value in found:
        if name in wanted:
            days[-1].append(value)
        elif value == "VEVENT":
            days.append([])
    return days


def test_the_calendar_has_what_was_chosen(patient, clock):
    plan = {"what": "medication", "name": "Clonazepam", "starts_on": "2026-03-01"}
    log(patient, "plan", plan | {"schedule": "FREQ=DAILY;INTERVAL=30"})
    wanted = {"plans_at": time(9), "checkin_at": time(20, 30), "function_check_at": time(17)}
    reminders = ledger.change(patient, wanted, clock.now)
    text = calendar.feed(reminders, clock.now)
    assert events(text) == [
        ["20260302T090000"],
        ["20260401T090000"],
        ["20260501T090000"],
        ["20260531T090000"],
        ["20260302T203000", "FREQ=DAILY"],
        ["20260308T170000", "FREQ=WEEKLY;BYDAY=SU"],
    ]
    words = {line.split(":")[1] for line in text.split("\r\n") if line.startswith("SUMMARY")}
    assert words == {"Time for your diary"}
    assert "Clonazepam" not in text
    assert "checkin" not in text
    assert all(len(line) <= 75 for line in text.split("\r\n"))
    uids = [line for line in text.split("\r\n") if line.startswith("UID")]
    assert len(uids) == len(set(uids))


def test_the_address_is_secret_and_can_be_ended(patient, as_alice, clock):
    first = as_alice.send("POST", "reminders/calendar").json()["path"]
    anybody = Client()
    answer = anybody.get(first)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert answer["Cache-Control"] == "no-store"
    assert as_alice.send("GET", "reminders").json()["calendar"] is True

    second = as_alice.send("POST", "reminders/calendar").json()["path"]
    assert (anybody.get(first).status_code, anybody.get(second).status_code) == (404, 200)

    assert as_alice.send("DELETE", "reminders/calendar").status_code == 204
    assert anybody.get(second).status_code == 404
    assert as_alice.send("GET", "reminders").json()["calendar"] is False


def test_at_rest_there_is_no_address(patient, as_alice):
    secret = as_alice.send("POST", "reminders/calendar").json()["path"].split("/")[-1]
    assert len(secret.removesuffix(".ics")) == 43
    assert secret.removesuffix(".ics") not in str(Reminders.objects.values())


def test_the_address_of_a_closed_account_leads_nowhere(patient, as_alice):
    path = as_alice.send("POST", "reminders/calendar").json()["path"]
    patient.is_active = False
    patient.save()
    assert Client().get(path).status_code == 404
