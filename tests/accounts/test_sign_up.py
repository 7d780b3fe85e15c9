"""Signing up: open, by invitation or closed; with a mail server the address is asked for a code."""

import time
from datetime import timedelta
from io import StringIO
from typing import ClassVar

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.invitations import Invitation
from accounts.models import User
from tests.accounts.phone import code_of
from tests.factories import PASSWORD, Browser

pytestmark = pytest.mark.django_db
ANNA = {"email": "anna@example.org", "password": PASSWORD}
IN_A_DAY = timedelta(days=1)


def invite(*args):
    out = StringIO()
    call_command("invite", *args, stdout=out)
    return out.getvalue().split()[-1]


def sign_up(**fields):
    return Browser().auth("POST", "auth/signup", ANNA | fields)


# --- Who may --------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["open", "invitation", "closed"])
def test_anybody_may_ask_how_to_sign_up(settings, way):
    settings.SIGN_UP = way
    browser = Browser()
    assert browser.api("GET", "server").json()["sign_up"] == way
    config = browser.auth("GET", "config").json()["data"]
    assert config["account"]["is_open_for_signup"] == (way != "closed")


def test_closed_is_closed(settings):
    settings.SIGN_UP = "closed"
    assert sign_up().status_code == 403
    assert sign_up(invitation=invite()).status_code == 403
    assert not User.objects.exists()


def test_an_invitation_opens_once(settings):
    settings.SIGN_UP = "invitation"
    code = invite()
    assert sign_up(invitation=code).status_code == 200
    answer = sign_up(invitation=code, email="ben@example.org")
    assert answer.status_code == 400
    assert [(e["param"], e["code"]) for e in answer.json()["errors"]] == [
        ("invitation", "invitation")
    ]
    assert [user.email for user in User.objects.all()] == ["anna@example.org"]


@pytest.mark.parametrize("fields", [{}, {"invitation": ""}, {"invitation": "x" * 22}])
def test_without_an_invitation_nobody_comes_in(settings, fields):
    settings.SIGN_UP = "invitation"
    invite()
    assert sign_up(**fields).status_code == 400
    assert not User.objects.exists()


def test_an_invitation_for_an_address_opens_for_it_alone(settings):
    settings.SIGN_UP = "invitation"
    code = invite("Anna@example.org")
    assert sign_up(invitation=code, email="ben@example.org").status_code == 400
    assert sign_up(invitation=code).status_code == 200


def test_an_invitation_expires(settings):
    settings.SIGN_UP = "invitation"
    code = Invitation.issue(timezone.now() - timedelta(seconds=1))
    assert sign_up(invitation=code).status_code == 400


def test_a_password_that_is_refused_uses_no_invitation_up(settings):
    settings.SIGN_UP = "invitation"
    code = invite()
    assert sign_up(invitation=code, password="short").status_code == 400
    assert sign_up(invitation=code).status_code == 200


def test_a_passkey_needs_an_invitation_too(settings, with_mail, mailoutbox):
    settings.SIGN_UP = "invitation"
    body = {"email": "anna@example.org"}
    without = Browser().auth("POST", "auth/webauthn/signup", body)
    assert without.status_code == 400
    invited = Browser().auth("POST", "auth/webauthn/signup", body | {"invitation": invite()})
    assert invited.status_code == 401
    assert len(mailoutbox) == 1


def test_who_is_a_moment_too_late_makes_no_account(settings, monkeypatch):
    settings.SIGN_UP = "invitation"
    monkeypatch.setattr(Invitation, "take", lambda code, email: False)
    assert sign_up(invitation=invite()).status_code == 403
    assert not User.objects.exists()


def test_of_two_at_once_one_gets_in():
    code = Invitation.issue(timezone.now() + IN_A_DAY)
    assert Invitation.take(code, "anna@example.org")
    assert not Invitation.take(code, "ben@example.org")


def test_an_invitation_is_hashed_at_rest():
    code = invite()
    assert code not in str(Invitation.objects.values().get())


@pytest.mark.parametrize("args", [["nobody"], ["--days", "0"], ["--days", "366"]])
def test_an_invitation_that_makes_no_sense_is_refused(args):
    with pytest.raises(CommandError):
        invite(*args)
    assert not Invitation.objects.exists()


# --- With which password --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "password",
    ["", "eyelid7", "password1", "83920174659283", "anna@example.org"],
    ids=["none", "short", "common", "digits", "the address"],
)
def test_a_password_that_is_soon_guessed_is_refused(password):
    answer = sign_up(password=password)
    assert [error["param"] for error in answer.json()["errors"]] == ["password"]
    assert not User.objects.exists()


# --- With a mail server ---------------------------------------------------------------------------


def test_the_address_is_verified_by_a_code(with_mail, mailoutbox):
    browser = Browser()
    asked = browser.auth("POST", "auth/signup", ANNA)
    assert asked.status_code == 401
    assert {"id": "verify_email", "is_pending": True} in asked.json()["data"]["flows"]
    assert browser.api("GET", "me").status_code == 401
    (mail,) = mailoutbox
    assert mail.to == ["anna@example.org"]
    verified = browser.auth("POST", "auth/email/verify", {"key": code_of(mail)})
    assert verified.status_code == 200
    assert browser.api("GET", "me").json()["email"] == "anna@example.org"
    assert EmailAddress.objects.get().verified


def test_three_wrong_codes_end_the_attempt(with_mail, mailoutbox):
    browser = Browser()
    browser.auth("POST", "auth/signup", ANNA)
    for _ in range(3):
        wrong = browser.auth("POST", "auth/email/verify", {"key": "WRONG-ONE"})
        assert wrong.status_code == 400
    right = browser.auth("POST", "auth/email/verify", {"key": code_of(mailoutbox[0])})
    assert right.status_code == 409


@pytest.mark.parametrize(("minutes", "status"), [(14, 200), (16, 409)])
def test_a_code_is_good_for_fifteen_minutes(with_mail, mailoutbox, monkeypatch, minutes, status):
    browser = Browser()
    browser.auth("POST", "auth/signup", ANNA)
    later = time.time() + 60 * minutes
    monkeypatch.setattr("time.time", lambda: later)
    answer = browser.auth("POST", "auth/email/verify", {"key": code_of(mailoutbox[0])})
    assert answer.status_code == status


def test_a_known_address_gets_the_same_answer_and_a_mail(with_mail, mailoutbox, alice):
    known, new = sign_up(email=alice.email), sign_up()
    assert (known.status_code, known.json()) == (new.status_code, new.json())
    assert [mail.subject for mail in mailoutbox] == [
        "Quiver: Account Already Exists",
        "Quiver: Please Confirm Your Email Address",
    ]
    assert User.objects.count() == 2


class Counted(MD5PasswordHasher):
    """It takes its time in earnest, so whoever watches the clock sees how often it is asked."""

    passwords: ClassVar[list[str]] = []

    def encode(self, password: str, salt: str) -> str:
        self.passwords.append(password)
        return super().encode(password, salt)


def test_nor_does_the_time_tell_a_known_address(settings, with_mail, alice):
    settings.PASSWORD_HASHERS = [f"{Counted.__module__}.Counted"]
    for email in ("anna@example.org", alice.email):
        Counted.passwords.clear()
        Browser().auth("POST", "auth/signup", {"email": email, "password": PASSWORD})
        assert Counted.passwords == [PASSWORD]


def test_whoever_the_operator_made_is_not_asked(with_mail, mailoutbox):
    User.objects.create_user("carl@example.org", PASSWORD)
    assert Browser().sign_in("carl@example.org").status_code == 200
    assert mailoutbox == []


def test_whoever_signed_up_before_there_was_mail_is_asked_once(settings, request, mailoutbox):
    assert sign_up().status_code == 200
    request.getfixturevalue("with_mail")
    browser = Browser()
    assert browser.sign_in("anna@example.org").status_code == 401
    key = code_of(mailoutbox[0])
    assert browser.auth("POST", "auth/email/verify", {"key": key}).status_code == 200
    assert Browser().sign_in("anna@example.org").status_code == 200
