"""A mail server that is down just when a code is to be sent: said plainly, nothing half-done."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.utils import timezone

from accounts.invitations import Invitation
from accounts.models import User
from tests.accounts.phone import NEW, code_of
from tests.factories import PASSWORD, Browser, with_password

pytestmark = pytest.mark.django_db
ANNA = {"email": "anna@example.org", "password": PASSWORD}


def again_later(answer):
    """The mail server will be back, and nobody has to wait out a limit."""
    assert (answer.status_code, answer.json()["code"]) == (503, "mail_away")
    assert answer["Retry-After"] == "60"
    cache.clear()


@pytest.mark.parametrize("path", ["auth/signup", "auth/webauthn/signup"])
def test_a_sign_up_is_taken_back(mail_down, path):
    browser = Browser()
    again_later(browser.auth("POST", path, ANNA))
    assert not User.objects.exists()
    assert not EmailAddress.objects.exists()
    assert browser.auth("GET", "auth/session").json()["data"]["flows"][0]["id"] == "login"


def test_an_invitation_stays_open(mail_down, settings, mailoutbox):
    settings.SIGN_UP = "invitation"
    code = Invitation.issue(timezone.now() + timedelta(days=1))
    browser, body = Browser(), ANNA | {"invitation": code}
    again_later(browser.auth("POST", "auth/signup", body))
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert browser.auth("POST", "auth/signup", body).status_code == 401
    key = code_of(mailoutbox[0])
    assert browser.auth("POST", "auth/email/verify", {"key": key}).status_code == 200


def test_a_known_address_gets_the_same_answer(mail_down, alice):
    known, new = (
        Browser().auth("POST", "auth/signup", ANNA | {"email": email})
        for email in (alice.email, "anna@example.org")
    )
    assert (known.status_code, known.json()) == (new.status_code, new.json())
    assert User.objects.get() == alice


def test_the_code_before_stays_good_when_another_cannot_be_sent(mail_down, settings, mailoutbox):
    down, settings.EMAIL_BACKEND = (
        settings.EMAIL_BACKEND,
        "django.core.mail.backends.locmem.EmailBackend",
    )
    browser = Browser()
    browser.auth("POST", "auth/signup", ANNA)
    cache.clear()
    settings.EMAIL_BACKEND = down
    for _ in range(3):
        again_later(browser.auth("POST", "auth/email/verify/resend"))
    key = code_of(mailoutbox[0])
    assert browser.auth("POST", "auth/email/verify", {"key": key}).status_code == 200


def test_whoever_signs_in_unverified_is_told_too(mail_down, alice):
    EmailAddress.objects.update(verified=False)
    browser = Browser()
    again_later(browser.sign_in(with_password(alice).email))
    assert User.objects.get() == alice
    assert browser.api("GET", "me").status_code == 401


def test_a_forgotten_password_stays_as_it_was(mail_down, alice):
    browser = Browser()
    for email in (alice.email, "nobody@example.org"):
        again_later(browser.auth("POST", "auth/password/request", {"email": email}))
    answer = browser.auth("POST", "auth/password/reset", {"key": "any", "password": NEW})
    assert answer.status_code == 409
