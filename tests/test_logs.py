"""Logs tell what happened, never what was in it."""

import json
import logging
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client

from diary.models import KINDS, Reminders, Share
from diary.shares.reading import ticket_for
from tests.factories import deletion, example, op, share

SECRET = "calf-twitches-since-tuesday"
UID = "01930000-0000-7000-8000-0000000000aa"


@pytest.fixture
def log(caplog):
    """What a server prints: warnings and errors, as settings.LOGGING has it."""
    caplog.set_level(logging.WARNING)
    return caplog


def test_bad_input_leaves_no_health_value_in_the_log(as_alice, log):
    bad = example(KINDS["twitch"], note=SECRET, intensity=SECRET, state=SECRET) | {SECRET: 1}
    sent = [
        ("POST", "entries/twitch/", bad),
        ("PUT", f"entries/twitch/{UID}/", bad),
        ("POST", f"entries/{SECRET}/", bad),
        ("GET", f"entries/?kind={SECRET}&from={SECRET}&cursor={SECRET}", None),
        ("GET", f"days?from={SECRET}", None),
        ("POST", "entries/twitch/", f'{{"note": "{SECRET}"'),
        ("POST", "entries/twitch/", "x" * 3_000_000 + SECRET),
        ("POST", "tokens/", {"name": "", "scope": SECRET}),
        ("PATCH", "me", {"tz": SECRET}),
    ]
    for method, path, body in sent:
        assert 400 <= as_alice.send(method, path, body).status_code < 500
    as_alice.push(op("twitch", fields=bad), {"op": SECRET}, SECRET, account=UID)
    as_alice.push(op("twitch", fields=bad), {"op": SECRET}, SECRET)
    assert SECRET not in log.text


def test_good_input_leaves_nothing_in_the_log(as_alice, log):
    made = as_alice.send("POST", "entries/twitch/", example(KINDS["twitch"], note=SECRET)).json()
    as_alice.send("PATCH", f"entries/twitch/{made['uid']}/", {"note": SECRET + "!"})
    as_alice.push(op("caffeine"), deletion("twitch", made["uid"]))
    as_alice.pull()
    assert log.text == ""


@contextmanager
def away(model):
    """The table of a model is not there."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO away")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE away RENAME TO {table}")


@pytest.mark.django_db(transaction=True)
def test_a_broken_database_leaves_no_health_value_in_log_or_answer(as_alice, log):
    as_alice.raise_request_exception = False
    sent = example(KINDS["twitch"], note=SECRET)
    with away(KINDS["twitch"]):
        answers = [
            as_alice.send("POST", "entries/twitch/", sent | {"uid": UID}),
            as_alice.push(op("twitch", fields=sent)),
        ]
    for answer in answers:
        assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
        assert json.loads(answer.content) == {
            "type": "about:blank",
            "title": "Something went wrong on the server",
            "status": 500,
            "code": "server_error",
        }
    assert "Traceback" in log.text
    assert SECRET not in log.text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("method", "path", "model"),
    [
        ("GET", f"/calendar/{SECRET}.ics", Reminders),
        ("POST", f"/shl/{SECRET}", Share),
        ("GET", "/shl/file/{ticket}", Share),
    ],
)
def test_a_broken_database_leaves_no_secret_of_an_address_in_the_log(
    alice, settings, log, method, path, model
):
    settings.SHARE_AT = "http://localhost:8000"
    ticket = ticket_for(share(alice)[0])
    browser = Client(raise_request_exception=False)
    with away(model):
        answer = browser.generic(method, path.format(ticket=ticket))
    assert answer.status_code == 500
    assert "Traceback" in log.text
    assert SECRET not in log.text
    assert ticket not in log.text


def test_an_app_that_wants_more_of_a_calendar_leaves_no_secret_in_the_log(db, log):
    answer = Client(enforce_csrf_checks=True).generic("PROPFIND", f"/calendar/{SECRET}.ics")
    assert answer.status_code == 403
    assert "/calendar/…" in log.text
    assert SECRET not in log.text
