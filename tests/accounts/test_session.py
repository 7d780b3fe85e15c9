"""The phone's own door: allauth's session, and a CSRF token for whatever changes something."""

import json

import pytest
from django.test import Client

from accounts.models import Token, User
from diary.models import Change
from tests.factories import AUTH, DAY, PASSWORD, Browser, at, signed_in, with_password

ANNA = {"email": "anna@example.org", "password": PASSWORD}
UNSAFE = [
    ("POST", "entries/twitch/"),
    ("PUT", "entries/twitch/01930000-0000-7000-8000-000000000001/"),
    ("POST", "sync/push"),
    ("PATCH", "me"),
    ("POST", "tokens/"),
]


def without_csrf(browser, method, path, body):
    """The cookies are sent, as a form of another site would have it, and nothing else."""
    return browser.generic(method, path, json.dumps(body), content_type="application/json")


def test_signing_up_signs_in(db):
    browser = Browser()
    assert browser.auth("POST", "auth/signup", ANNA).status_code == 200
    assert browser.api("GET", "me").json()["email"] == "anna@example.org"
    assert User.objects.get().check_password(PASSWORD)


@pytest.mark.parametrize(("method", "path"), UNSAFE)
def test_a_change_without_a_csrf_token_is_refused(phone, method, path):
    answer = without_csrf(phone, method, f"/api/v1/{path}", at(DAY))
    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")
    assert answer["Content-Type"] == "application/problem+json"
    assert not Change.objects.exists()


def test_a_change_with_the_csrf_token_is_made(phone):
    assert phone.api("POST", "entries/twitch/", at(DAY)).status_code == 201
    assert Change.objects.count() == 1


def test_a_token_needs_no_csrf(alice):
    secret = Token.issue(alice, "script")[1]
    client = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {secret}"})
    answer = client.post("/api/v1/entries/twitch/", at(DAY), content_type="application/json")
    assert answer.status_code == 201


def test_signing_up_without_a_csrf_token_is_refused(db):
    answer = without_csrf(Browser(), "POST", f"{AUTH}auth/signup", ANNA)
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
    assert not User.objects.exists()


def test_signing_out_ends_the_session(phone):
    assert phone.auth("DELETE", "auth/session").status_code == 401
    assert phone.api("GET", "me").status_code == 401


def test_a_disabled_account_is_out_at_once(phone):
    User.objects.update(is_active=False)
    assert phone.api("GET", "me").status_code == 401


def test_a_wrong_password_signs_nobody_in(alice):
    with_password(alice)
    browser = Browser()
    assert browser.sign_in(alice.email, "wrong-wrong-wrong").status_code == 400
    assert browser.api("GET", "me").status_code == 401


def test_signing_up_for_a_known_address_signs_nobody_in(alice):
    browser = Browser()
    known = ANNA | {"email": alice.email}
    assert browser.auth("POST", "auth/signup", known).status_code == 400
    assert browser.api("GET", "me").status_code == 401
    assert User.objects.get() == alice


def test_the_cookie_of_a_session_is_hidden_from_scripts_and_lasts_for_90_days(phone):
    cookie = phone.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert cookie["max-age"] == 90 * 24 * 3600


def test_a_session_from_before_a_sign_in_is_not_the_one_after_it(alice):
    browser = Browser()
    browser.auth("GET", "auth/webauthn/login")
    before = browser.cookies["sessionid"].value
    assert browser.sign_in(with_password(alice).email).status_code == 200
    assert browser.cookies["sessionid"].value != before
    browser.cookies["sessionid"] = before
    assert browser.api("GET", "me").status_code == 401


# --- The list of sessions -------------------------------------------------------------------------


def test_sessions_are_listed_and_ended(alice):
    here = signed_in(alice)
    there = Browser(**{"User-Agent": "An old phone"})
    there.sign_in(alice.email)
    listed = here.auth("GET", "auth/sessions").json()["data"]
    assert [found["is_current"] for found in listed].count(True) == 1
    (other,) = [found for found in listed if not found["is_current"]]
    assert (other["user_agent"], other["ip"]) == ("An old phone", "127.0.0.1")
    assert here.auth("DELETE", "auth/sessions", {"sessions": [other["id"]]}).status_code == 200
    assert there.api("GET", "me").status_code == 401
    assert here.api("GET", "me").status_code == 200


def test_nobody_ends_the_session_of_another(alice, bob):
    here, stranger = signed_in(alice), signed_in(bob)
    (own,) = here.auth("GET", "auth/sessions").json()["data"]
    answer = stranger.auth("DELETE", "auth/sessions", {"sessions": [own["id"]]})
    assert answer.status_code == 400
    assert here.api("GET", "me").status_code == 200
