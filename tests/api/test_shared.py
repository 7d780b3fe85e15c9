"""What whoever has a link gets, and whoever hasn't doesn't: a SMART Health Link's server side."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest
from django.test import Client
from django.utils import timezone
from jwcrypto import jwe, jwk

from accounts.models import User
from diary.models import Share, ShareView
from diary.shares import links, reading
from tests.factories import JWE, in_thread, share

AT = "http://testserver"
KEY = "rxTgYlOaKJPFtcEd0qcceN8wEU4p94SqAwIWQe6uX7Q"
HEADER = {"alg": "dir", "enc": "A256GCM", "cty": "application/fhir+json"}
PASSCODE = "calf-eyelid"


@pytest.fixture(autouse=True)
def sharing(settings):
    settings.SHARE_AT = AT


def ask(secret, **said):
    body = json.dumps({"recipient": "Dr Osei"} | said)
    return Client().post(f"/shl/{secret}", body, content_type="application/json")


def located(answer):
    (file,) = answer.json()["files"]
    return file["location"].removeprefix(AT)


def problem(answer):
    return answer.status_code, answer.json(), dict(answer.headers)


# --- The way of a reader --------------------------------------------------------------------------


def test_a_reader_of_another_make_decrypts_what_was_shared(alice):
    key = jwk.JWK(kty="oct", k=KEY)
    sealed = jwe.JWE(b'{"resourceType": "Bundle"}', json.dumps(HEADER), recipient=key)
    _, secret = share(alice, ciphertext=sealed.serialize(compact=True))
    answer = Client().get(located(ask(secret)))
    assert answer["Content-Type"] == "application/jose"
    found = jwe.JWE()
    found.deserialize(answer.content.decode(), key)
    assert json.loads(found.payload) == {"resourceType": "Bundle"}


def test_the_manifest_names_one_file_that_will_not_change(alice):
    given, secret = share(alice)
    answer = ask(secret)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    (file,) = answer.json()["files"]
    assert file == {
        "contentType": "application/fhir+json",
        "fhirVersion": "4.0.1",
        "status": "finalized",
        "lastUpdated": given.made_at.isoformat().replace("+00:00", "Z"),
        "location": file["location"],
    }
    assert "cookie" not in str(answer.headers).lower()


@pytest.mark.parametrize(("most", "is_embedded"), [(len(JWE), True), (len(JWE) - 1, False)])
def test_a_file_is_embedded_where_the_reader_takes_one_so_long(alice, most, is_embedded):
    _, secret = share(alice)
    (file,) = ask(secret, embeddedLengthMax=most).json()["files"]
    assert file.get("embedded") == (JWE if is_embedded else None)
    assert ("location" in file) != is_embedded


def test_the_way_to_the_file_is_open_for_fifteen_minutes(alice, monkeypatch):
    _, secret = share(alice)
    path, asked = located(ask(secret)), time.time()
    assert Client().get(path[:-1]).status_code == 404
    for minutes, status in ((0, 200), (14, 200), (16, 404)):
        monkeypatch.setattr("time.time", lambda minutes=minutes: asked + 60 * minutes)
        answer = Client().get(path)
        assert (answer.status_code, answer.content == JWE.encode()) == (status, status == 200)


def test_each_view_is_told_to_the_patient(alice):
    given, secret = share(alice)
    ask(secret, recipient="Clinic")
    assert [view.recipient for view in given.views.all()] == ["Clinic"]
    event = alice.access_events.get()
    assert (event.act, event.ip, event.through) == ("share_opened", "127.0.0.1", "")


@pytest.mark.parametrize("said", [{"recipient": ""}, {"recipient": None}, {"passcode": 1.5}, []])
def test_a_reader_says_who_it_is(alice, said):
    _, secret = share(alice)
    body = json.dumps(said)
    answer = Client().post(f"/shl/{secret}", body, content_type="application/json")
    assert answer.status_code == 400
    assert not ShareView.objects.exists()


# --- Nothing here ---------------------------------------------------------------------------------


def test_unknown_expired_and_ended_are_one_answer(alice, bob):
    now = timezone.now()
    expired, of_expired = share(alice, now=now - timedelta(days=7))
    ended, of_ended = share(alice, passcode=PASSCODE)
    locked, of_locked = share(alice, passcode=PASSCODE)
    _, of_somebody_shut_out = share(bob)
    links.end(alice, ended.uid, now)
    Share.objects.filter(pk=locked.pk).update(tries_left=0)
    User.objects.filter(pk=bob.pk).update(is_active=False)
    unknown = problem(ask("x" * 43, passcode=PASSCODE))
    assert (unknown[0], unknown[1]["code"]) == (404, "not_found")
    for secret in (of_expired, of_ended, of_locked, of_somebody_shut_out):
        assert problem(ask(secret, passcode=PASSCODE)) == unknown
        assert problem(ask(secret, passcode="wrong")) == unknown
    for given in (expired, ended, locked):
        path = f"/shl/file/{reading.ticket_for(given)}"
        assert problem(Client().get(path)) == problem(Client().get("/shl/file/x"))
    assert not ShareView.objects.exists()


def test_ending_a_link_closes_the_way_to_the_file_too(alice):
    given, secret = share(alice)
    path = located(ask(secret))
    links.end(alice, given.uid, timezone.now())
    assert Client().get(path).status_code == 404


def test_where_sharing_is_off_nothing_is_behind_any_link(alice, settings):
    _, secret = share(alice)
    path = located(ask(secret))
    settings.SHARE_AT = None
    assert ask(secret).status_code == 404
    assert Client().get(path).status_code == 404


# --- Passcodes ------------------------------------------------------------------------------------


def test_a_wrong_passcode_says_how_many_tries_are_left(alice):
    _, secret = share(alice, passcode=PASSCODE)
    answers = [ask(secret, passcode="wrong") for _ in range(11)]
    assert [answer.status_code for answer in answers] == [401] * 10 + [404]
    left = [answer.json()["remainingAttempts"] for answer in answers[:10]]
    assert left == list(range(9, -1, -1))
    assert ask(secret, passcode=PASSCODE).status_code == 404
    acts = list(alice.access_events.values_list("act", flat=True))
    assert acts == ["share_refused"] * 10


def test_a_right_one_costs_no_try_and_forgives_none(alice):
    given, secret = share(alice, passcode=PASSCODE)
    assert ask(secret, passcode="wrong").json()["remainingAttempts"] == 9
    for _ in range(3):
        assert ask(secret, passcode=PASSCODE).status_code == 200
    given.refresh_from_db()
    assert given.tries_left == 9


def test_to_ask_without_a_passcode_is_no_try(alice):
    given, secret = share(alice, passcode=PASSCODE)
    for said in ({}, {"passcode": ""}):
        answer = ask(secret, **said)
        assert (answer.status_code, answer.json()["remainingAttempts"]) == (401, 10)
    given.refresh_from_db()
    assert given.tries_left == 10
    assert not alice.access_events.exists()


@pytest.mark.django_db(transaction=True)
def test_wrong_passcodes_in_parallel_get_no_more_tries(alice):
    given, secret = share(alice, passcode=PASSCODE)

    def guess(number):
        answer = ask(secret, passcode=f"guess {number}")
        return answer.json().get("remainingAttempts"), answer.status_code

    with ThreadPoolExecutor(16) as pool:
        answers = sorted(pool.map(partial(in_thread, guess), range(40)), key=str)
    assert sorted(left for left, status in answers if status == 401) == list(range(10))
    assert [status for _, status in answers if status != 401] == [404] * 30
    given.refresh_from_db()
    assert given.tries_left == 0


# --- From anywhere, and not too often -------------------------------------------------------------


@pytest.mark.parametrize(("path", "method"), [("/shl/x", "POST"), ("/shl/file/x", "GET")])
@pytest.mark.django_db
def test_any_website_may_ask_for_these_two(path, method):
    asked = Client().options(path, headers={"Origin": "https://viewer.example.org"})
    answered = Client().generic(method, path, content_type="application/json")
    assert asked.status_code == 204
    for answer in (asked, answered):
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Access-Control-Allow-Methods"] == method
        assert answer["Access-Control-Allow-Headers"] == "Content-Type"
        assert "Access-Control-Allow-Credentials" not in answer
        assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/v1/shares/", "/api/v1/me", "/api/v1/server", "/view"])
def test_nothing_else_may_be_asked_from_elsewhere(path):
    for method in ("OPTIONS", "GET", "POST"):
        answer = Client().generic(method, path, headers={"Origin": "https://viewer.example.org"})
        assert not [name for name in answer.headers if name.startswith("Access-Control")]


@pytest.mark.django_db
def test_one_address_asks_sixty_times_a_minute():
    answers = [ask("x" * 43) for _ in range(61)]
    assert [answer.status_code for answer in answers] == [404] * 60 + [429]
    assert answers[-1]["Access-Control-Allow-Origin"] == "*"
    assert int(answers[-1]["Retry-After"]) <= 60
