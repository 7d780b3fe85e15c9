"""What is done with the phone's app in more than one test."""

import re

from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache

from tests.accounts.authenticator import Passkey
from tests.factories import PASSWORD, Browser

TOTP = "account/authenticators/totp"
CODES = "account/authenticators/recovery-codes"
WEBAUTHN = "account/authenticators/webauthn"
NEW = "another-eyelid-another-43"


def grow_old(phone: Browser) -> None:
    """Five minutes pass since somebody said who they are."""
    session = phone.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 5 * 60
    session.save()


def code(secret, *, steps=0):
    step = int(totp.time.time()) // 30 + steps
    return totp.format_hotp_value(totp.hotp_value(secret, step))


def with_totp(phone):
    """The secret of a second factor that was just set up."""
    secret = phone.auth("GET", TOTP).json()["meta"]["secret"]
    assert phone.auth("POST", TOTP, {"code": code(secret)}).status_code == 200
    cache.clear()  # a code works once
    return secret


def with_passkey(phone, **made):
    key = Passkey(**made)
    options = phone.auth("GET", f"{WEBAUTHN}?passwordless").json()["data"]["creation_options"]
    answer = phone.auth("POST", WEBAUTHN, {"name": "My phone", "credential": key.create(options)})
    return key, answer


def code_of(mail):
    """Codes stand alone on their line."""
    return re.findall(r"^[A-Z0-9-]{6,}$", mail.body, re.MULTILINE)[0]


def change(browser, old=PASSWORD, new=NEW):
    body = {"current_password": old, "new_password": new}
    return browser.auth("POST", "account/password/change", body)
