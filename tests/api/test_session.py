"""The phone's own door: allauth's session, and a CSRF token for whatever changes something."""

import json

import pytest
from django.test import Client

from accounts.models import Token, User
from diary.models import Change
from tests.diary.test_series import DAY
from tests.factories import at

PASSWORD = "calf-eyelid-calf-42"
CREDENTIALS = {"email": "anna@example.org", "password": PASSWORD}
UNSAFE = [
    ("POST", "/api/v1/entries/twitch/"),
    ("PUT", "/api/v1/entries/twitch/01930000-0000-7000-8000-000000000001/"),
    ("POST", "/api/v1/sync/push"),
    ("PATCH", "/api/v1/me"),
    ("POST", "/api/v1/tokens/"),
]
AUTH = "/_allauth/browser/v1/auth/"


def send(client, method, path, body=None, **headers):
    return client.generic(
        method, path, "" if body is None else json.dumps(body), "application/json", headers=headers
    )


@pytest.fixture
def phone(db):
    """A browser that keeps cookies and in which CSRF is checked."""
    client = Client(enforce_csrf_checks=True)
    client.get(f"{AUTH}session")
    answer = send(client, "POST", f"{AUTH}signup", CREDENTIALS, **csrf(client))
    assert answer.status_code == 200, answer.content
    return client


def csrf(client):
    return {"X-CSRFToken": client.cookies["csrftoken"].value}


def test_signing_up_signs_in(phone):
    assert send(phone, "GET", "/api/v1/me").json()["email"] == "anna@example.org"
    assert User.objects.get().check_password(PASSWORD)


@pytest.mark.parametrize(("method", "path"), UNSAFE)
def test_a_change_without_a_csrf_token_is_refused(phone, method, path):
    answer = send(phone, method, path, at(DAY))
    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")
    assert answer["Content-Type"] == "application/problem+json"
    assert not Change.objects.exists()


def test_a_change_with_the_csrf_token_is_made(phone):
    answer = send(phone, "POST", "/api/v1/entries/twitch/", at(DAY), **csrf(phone))
    assert answer.status_code == 201
    assert Change.objects.count() == 1


def test_a_token_needs_no_csrf(alice):
    secret = Token.issue(alice, "script")[1]
    client = Client(enforce_csrf_checks=True)
    bearer = {"Authorization": f"Bearer {secret}"}
    assert send(client, "POST", "/api/v1/entries/twitch/", at(DAY), **bearer).status_code == 201


def test_signing_up_without_a_csrf_token_is_refused(db):
    client = Client(enforce_csrf_checks=True)
    assert send(client, "POST", f"{AUTH}signup", CREDENTIALS).status_code == 403
    assert not User.objects.exists()


def test_signing_out_ends_the_session(phone):
    assert send(phone, "DELETE", f"{AUTH}session", **csrf(phone)).status_code == 401
    assert send(phone, "GET", "/api/v1/me").status_code == 401


def test_a_disabled_account_is_out_at_once(phone):
    User.objects.update(is_active=False)
    assert send(phone, "GET", "/api/v1/me").status_code == 401


def test_a_wrong_password_signs_nobody_in(phone):
    other = Client(enforce_csrf_checks=True)
    other.get(f"{AUTH}session")
    wrong = CREDENTIALS | {"password": "wrong-wrong-wrong"}
    assert send(other, "POST", f"{AUTH}login", wrong, **csrf(other)).status_code == 400
    assert send(other, "GET", "/api/v1/me").status_code == 401


def test_the_session_cookie_is_hidden_from_scripts(phone):
    cookie = phone.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_signing_up_for_a_known_address_tells_nothing(phone):
    other = Client(enforce_csrf_checks=True)
    other.get(f"{AUTH}session")
    answer = send(other, "POST", f"{AUTH}signup", CREDENTIALS, **csrf(other))
    assert answer.status_code != 200
    assert send(other, "GET", "/api/v1/me").status_code == 401
    assert User.objects.count() == 1
