"""Changing and resetting a password, and the notices of it."""

import pytest

from accounts.models import User
from diary.models import KINDS
from tests.accounts.phone import NEW, change, code, code_of, with_passkey, with_totp
from tests.factories import PASSWORD, Browser, example, log, signed_in

pytestmark = pytest.mark.django_db
SECRET = "a note for my eyes alone"


# --- Change ---------------------------------------------------------------------------------------


def test_a_changed_password_ends_every_other_session(alice):
    here, there = signed_in(alice), Browser()
    there.sign_in(alice.email)
    assert change(here).status_code == 200
    assert here.api("GET", "me").status_code == 200
    assert there.api("GET", "me").status_code == 401
    assert Browser().sign_in(alice.email).status_code == 400
    assert Browser().sign_in(alice.email, NEW).status_code == 200


@pytest.mark.parametrize(("old", "new"), [("wrong", NEW), (PASSWORD, "short"), ("", NEW)])
def test_a_password_that_cannot_be_changed_stays(alice, old, new):
    assert change(signed_in(alice), old, new).status_code == 400
    assert Browser().sign_in(alice.email).status_code == 200


# --- Reset ----------------------------------------------------------------------------------------


def test_a_forgotten_password_is_reset_by_a_code(with_mail, mailoutbox, alice):
    there, browser = signed_in(alice), Browser()
    asked = browser.auth("POST", "auth/password/request", {"email": alice.email})
    assert asked.status_code == 401
    key = code_of(mailoutbox[0])
    body = {"key": key, "password": NEW}
    assert browser.auth("POST", "auth/password/reset", body).status_code in {200, 401}
    assert there.api("GET", "me").status_code == 401
    assert Browser().sign_in(alice.email, NEW).status_code == 200


def test_whose_address_is_unknown_gets_the_same_answer(with_mail, mailoutbox, alice):
    answers = [
        Browser().auth("POST", "auth/password/request", {"email": email})
        for email in (alice.email, "nobody@example.org")
    ]
    assert answers[0].status_code == answers[1].status_code
    assert answers[0].json() == answers[1].json()
    assert "Unknown Account" in mailoutbox[1].subject


def test_a_reset_leaves_the_second_factor(with_mail, mailoutbox, alice, phone):
    with_totp(phone)
    mailoutbox.clear()
    browser = Browser()
    browser.auth("POST", "auth/password/request", {"email": alice.email})
    body = {"key": code_of(mailoutbox[0]), "password": NEW}
    browser.auth("POST", "auth/password/reset", body)
    assert browser.api("GET", "me").status_code == 401
    assert Browser().sign_in(alice.email, NEW).status_code == 401


def test_without_mail_nothing_can_be_reset(alice):
    answer = Browser().auth("POST", "auth/password/request", {"email": alice.email})
    assert answer.status_code == 404


# --- Notices --------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_changes_are_told_by_mail_and_nothing_of_the_diary(with_mail, mailoutbox, alice, phone):
    log(alice, "twitch", example(KINDS["twitch"], note=SECRET))
    change(phone)
    with_totp(phone)
    with_passkey(phone)
    phone.auth("POST", "account/authenticators/recovery-codes")
    phone.auth("DELETE", "account/authenticators/totp")
    assert [mail.subject for mail in mailoutbox] == [
        "Quiver: Password Changed",
        "Quiver: Authenticator App Activated",
        "Quiver: Security Key Added",
        "Quiver: New Recovery Codes Generated",
        "Quiver: Authenticator App Deactivated",
    ]
    for mail in mailoutbox:
        assert mail.to == ["alice@example.org"]
        assert SECRET not in mail.body
        assert "twitch" not in mail.body.lower()


@pytest.mark.django_db(transaction=True)
def test_a_notice_that_cannot_be_sent_holds_nothing_up(mail_down, alice, caplog):
    assert change(signed_in(alice)).status_code == 200
    assert caplog.messages == ["A mail could not be sent."]


def test_without_mail_no_notice_is_tried(mailoutbox, alice):
    assert change(signed_in(alice)).status_code == 200
    assert mailoutbox == []


def test_a_code_is_of_no_use_to_another(with_mail, phone, bob):
    secret = with_totp(phone)
    stranger = signed_in(bob)
    answer = stranger.auth("POST", "auth/2fa/reauthenticate", {"code": code(secret)})
    assert answer.status_code == 400
    assert User.objects.count() == 2
