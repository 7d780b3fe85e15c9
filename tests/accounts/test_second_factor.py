"""TOTP, recovery codes and passkeys; and that dangerous acts ask once more who it is."""

import json
import time
from io import StringIO
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings, strategies

from accounts.adapters import MfaAdapter
from tests.accounts.authenticator import Passkey
from tests.accounts.phone import (
    CODES,
    NEW,
    TOTP,
    WEBAUTHN,
    code,
    code_of,
    grow_old,
    with_passkey,
    with_totp,
)
from tests.factories import Browser, signed_in

SHORT = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
TEXTS = strategies.sampled_from(["", "e30", "oA", "AAAA", "public-key", "\ud7ff", "none"])
NAMES = strategies.sampled_from(
    ["id", "rawId", "type", "response", "clientDataJSON", "attestationObject", "userHandle"]
)


def json_values():
    """Credentials as no authenticator makes them."""
    plain = TEXTS | strategies.none() | strategies.booleans() | strategies.integers()
    return strategies.recursive(
        plain,
        lambda inner: strategies.lists(inner) | strategies.dictionaries(NAMES, inner),
        max_leaves=12,
    )


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def still(monkeypatch):
    """No half minute ends between making a code and giving it."""
    now = time.time()
    monkeypatch.setattr(totp, "time", SimpleNamespace(time=lambda: now))


def pending(answer):
    """The steps that are left of a sign-in."""
    assert answer.status_code == 401
    return [flow for flow in answer.json()["data"]["flows"] if flow.get("is_pending")]


# --- Once more ------------------------------------------------------------------------------------

DANGEROUS = [
    ("GET", CODES),
    ("POST", CODES),
    ("DELETE", TOTP),
    ("GET", f"{WEBAUTHN}?passwordless"),
]


@pytest.mark.parametrize(("method", "path"), DANGEROUS)
def test_a_session_alone_does_nothing_dangerous(phone, method, path):
    with_totp(phone)
    before = list(Authenticator.objects.order_by("pk").values())
    grow_old(phone)
    answer = phone.auth(method, path)
    assert answer.status_code == 401
    assert {"id": "reauthenticate"} in answer.json()["data"]["flows"]
    assert list(Authenticator.objects.order_by("pk").values()) == before


def test_a_session_alone_sets_no_second_factor_up(phone):
    secret = phone.auth("GET", TOTP).json()["meta"]["secret"]
    grow_old(phone)
    assert phone.auth("POST", TOTP, {"code": code(secret)}).status_code == 401
    assert not Authenticator.objects.exists()


def test_a_session_alone_sets_no_password_where_there_was_none(phone, alice):
    key, _ = with_passkey(phone)
    alice.set_unusable_password()
    alice.save()
    phone = Browser()
    asked = phone.auth("GET", "auth/webauthn/login").json()["data"]["request_options"]
    assert (
        phone.auth("POST", "auth/webauthn/login", {"credential": key.get(asked)}).status_code == 200
    )
    assert phone.auth("POST", "account/password/change", {"new_password": NEW}).status_code == 401
    assert phone.confirm(NEW).status_code == 400
    asked = phone.auth("GET", "auth/webauthn/reauthenticate").json()["data"]["request_options"]
    phone.auth("POST", "auth/webauthn/reauthenticate", {"credential": key.get(asked)})
    assert phone.auth("POST", "account/password/change", {"new_password": NEW}).status_code == 200


def test_a_wrong_password_confirms_nothing(alice):
    phone = signed_in(alice)
    assert phone.confirm("wrong-wrong-wrong").status_code == 400
    assert phone.auth("GET", f"{WEBAUTHN}?passwordless").status_code == 401


# --- TOTP -----------------------------------------------------------------------------------------


def test_with_totp_a_password_is_half_of_a_sign_in(phone, alice):
    secret = with_totp(phone)
    other = Browser()
    (step,) = pending(other.sign_in(alice.email))
    assert step == {
        "id": "mfa_authenticate",
        "is_pending": True,
        "types": ["recovery_codes", "totp"],
    }
    assert other.api("GET", "me").status_code == 401
    wrong = other.auth("POST", "auth/2fa/authenticate", {"code": "000000"})
    assert wrong.status_code == 400
    right = other.auth("POST", "auth/2fa/authenticate", {"code": code(secret)})
    assert right.status_code == 200
    assert other.api("GET", "me").status_code == 200


def test_a_code_works_once(phone, alice):
    secret = with_totp(phone)
    for status in (200, 400):
        other = Browser()
        other.sign_in(alice.email)
        answer = other.auth("POST", "auth/2fa/authenticate", {"code": code(secret)})
        assert answer.status_code == status


def test_a_code_works_once_for_as_long_as_it_works(phone, alice, monkeypatch):
    secret = with_totp(phone)
    ahead = code(secret, steps=1)
    now = time.time()
    for later, status in ((0, 200), (31, 400), (55, 400)):
        monkeypatch.setattr(time, "time", lambda later=later: now + later)
        other = Browser()
        other.sign_in(alice.email)
        answer = other.auth("POST", "auth/2fa/authenticate", {"code": ahead})
        assert answer.status_code == status


@pytest.mark.parametrize(("steps", "status"), [(-2, 400), (-1, 200), (1, 200), (2, 400)])
def test_a_clock_may_be_half_a_minute_wrong(phone, alice, steps, status):
    secret = with_totp(phone)
    other = Browser()
    other.sign_in(alice.email)
    answer = other.auth("POST", "auth/2fa/authenticate", {"code": code(secret, steps=steps)})
    assert answer.status_code == status


def test_secrets_are_encrypted_at_rest(phone):
    secret = with_totp(phone)
    codes = phone.auth("GET", CODES).json()["data"]["unused_codes"]
    assert len(codes) == 10
    stored = {row.type: row.data for row in Authenticator.objects.all()}
    adapter = MfaAdapter()
    assert secret not in json.dumps(stored)
    assert adapter.decrypt(stored["totp"]["secret"]) == secret
    assert len(adapter.decrypt(stored["recovery_codes"]["seed"])) == 80


def test_each_look_at_totp_before_it_is_set_up_makes_a_new_secret(phone):
    first, second = (phone.auth("GET", TOTP).json()["meta"]["secret"] for _ in range(2))
    assert phone.auth("POST", TOTP, {"code": code(first)}).status_code == 400
    assert phone.auth("POST", TOTP, {"code": code(second)}).status_code == 200


def test_the_address_for_the_authenticator_app_says_quiver(phone):
    address = phone.auth("GET", TOTP).json()["meta"]["totp_url"]
    assert address.startswith("otpauth://totp/alice%40example.org?secret=")
    assert address.endswith("&issuer=Quiver")


# --- Recovery codes -------------------------------------------------------------------------------


def test_a_recovery_code_works_once(phone, alice):
    with_totp(phone)
    spare = phone.auth("GET", CODES).json()["data"]["unused_codes"][0]
    for status in (200, 400):
        other = Browser()
        other.sign_in(alice.email)
        answer = other.auth("POST", "auth/2fa/authenticate", {"code": spare})
        assert answer.status_code == status
    left = phone.auth("GET", CODES).json()["data"]
    assert left["unused_code_count"] == 9


def test_new_recovery_codes_replace_the_old(phone):
    with_totp(phone)
    old = phone.auth("GET", CODES).json()["data"]["unused_codes"]
    new = phone.auth("POST", CODES).json()["data"]["unused_codes"]
    assert not set(old) & set(new)


def test_without_a_second_factor_there_are_no_recovery_codes(phone):
    with_totp(phone)
    assert phone.auth("DELETE", TOTP).status_code == 200
    assert not Authenticator.objects.exists()


# --- Passkeys -------------------------------------------------------------------------------------


def test_a_passkey_signs_in_alone(phone, alice):
    key, answer = with_passkey(phone)
    assert answer.status_code == 200
    other = Browser()
    options = other.auth("GET", "auth/webauthn/login").json()["data"]["request_options"]
    answer = other.auth("POST", "auth/webauthn/login", {"credential": key.get(options)})
    assert answer.status_code == 200
    assert other.api("GET", "me").json()["account"] == str(alice.account)


def test_a_passkey_confirms_a_dangerous_act(phone):
    key, _ = with_passkey(phone)
    other = Browser()
    options = other.auth("GET", "auth/webauthn/login").json()["data"]["request_options"]
    other.auth("POST", "auth/webauthn/login", {"credential": key.get(options)})
    assert other.auth("GET", CODES).status_code == 401
    options = other.auth("GET", "auth/webauthn/reauthenticate").json()["data"]["request_options"]
    again = other.auth("POST", "auth/webauthn/reauthenticate", {"credential": key.get(options)})
    assert again.status_code == 200
    assert other.auth("GET", CODES).status_code == 200


def test_a_passkey_of_another_site_signs_nobody_in(phone):
    key, _ = with_passkey(phone)
    key.origin = "https://quiver.example.com"
    other = Browser()
    options = other.auth("GET", "auth/webauthn/login").json()["data"]["request_options"]
    answer = other.auth("POST", "auth/webauthn/login", {"credential": key.get(options)})
    assert answer.status_code == 400
    assert other.api("GET", "me").status_code == 401


def test_another_key_of_the_same_name_signs_nobody_in(phone):
    key, _ = with_passkey(phone)
    forged = Passkey(key.id)
    forged.user = key.user
    other = Browser()
    options = other.auth("GET", "auth/webauthn/login").json()["data"]["request_options"]
    answer = other.auth("POST", "auth/webauthn/login", {"credential": forged.get(options)})
    assert answer.status_code == 400
    assert other.api("GET", "me").status_code == 401


@given(credential=json_values())
@settings(SHORT)
def test_no_credential_is_a_fault_of_the_server(phone, credential):
    cache.clear()
    phone.auth("GET", f"{WEBAUTHN}?passwordless")
    for path in (WEBAUTHN, "auth/webauthn/reauthenticate"):
        answer = phone.auth("POST", path, {"name": "x", "credential": credential})
        assert answer.status_code == 400


@pytest.mark.parametrize("credential", [False, 0, 0.0, "e30", [1], None, {}])
def test_what_is_no_credential_is_not_kept(phone, credential):
    answer = phone.auth("POST", WEBAUTHN, {"name": "x", "credential": credential})
    assert answer.status_code == 400
    assert not Authenticator.objects.exists()


def test_a_passkey_asks_for_no_other_challenge(phone):
    key, _ = with_passkey(phone)
    other = Browser()
    options = other.auth("GET", "auth/webauthn/login").json()["data"]["request_options"]
    answered = {"credential": key.get(options)}
    assert other.auth("POST", "auth/webauthn/login", answered).status_code == 200
    assert Browser().auth("POST", "auth/webauthn/login", answered).status_code == 400


def test_passkeys_are_listed_renamed_and_removed(phone):
    with_passkey(phone)
    listed = phone.auth("GET", "account/authenticators").json()["data"]
    (key,) = [found for found in listed if found["type"] == "webauthn"]
    assert (key["name"], key["is_passwordless"]) == ("My phone", True)
    phone.auth("PUT", WEBAUTHN, {"id": key["id"], "name": "Old phone"})
    assert Authenticator.objects.get(pk=key["id"]).wrap().name == "Old phone"
    assert phone.auth("DELETE", WEBAUTHN, {"authenticators": [key["id"]]}).status_code == 200
    assert phone.auth("GET", "account/authenticators").json()["data"] == []


def test_nobody_removes_the_passkey_of_another(phone, bob):
    with_passkey(phone)
    listed = phone.auth("GET", "account/authenticators").json()["data"]
    key = next(found["id"] for found in listed if found["type"] == "webauthn")
    stranger = signed_in(bob)
    stranger.confirm()
    foreign = stranger.auth("DELETE", WEBAUTHN, {"authenticators": [key]})
    unknown = stranger.auth("DELETE", WEBAUTHN, {"authenticators": [key + 1000]})
    assert (foreign.status_code, unknown.status_code) == (400, 400)
    assert foreign.content.replace(str(key).encode(), b"") == unknown.content.replace(
        str(key + 1000).encode(), b""
    )
    assert Authenticator.objects.filter(pk=key).exists()


def test_where_mail_is_set_a_passkey_signs_up(with_mail, mailoutbox):
    browser = Browser()
    asked = browser.auth("POST", "auth/webauthn/signup", {"email": "anna@example.org"})
    assert [step["id"] for step in pending(asked)] == ["verify_email"]
    asked = browser.auth("POST", "auth/email/verify", {"key": code_of(mailoutbox[0])})
    assert [step["id"] for step in pending(asked)] == ["mfa_signup_webauthn"]
    options = browser.auth("GET", "auth/webauthn/signup").json()["data"]["creation_options"]
    made = {"name": "My phone", "credential": Passkey().create(options)}
    assert browser.auth("PUT", "auth/webauthn/signup", made).status_code == 200
    assert browser.api("GET", "me").json()["email"] == "anna@example.org"


def test_without_mail_a_passkey_cannot_sign_up():
    answer = Browser().auth("POST", "auth/webauthn/signup", {"email": "anna@example.org"})
    assert answer.status_code == 404


# --- Whoever lost everything ----------------------------------------------------------------------


def test_the_operator_can_remove_all_factors(phone, alice):
    with_totp(phone)
    with_passkey(phone)
    call_command("forget_second_factors", alice.email.upper(), stdout=StringIO())
    assert not Authenticator.objects.exists()
    assert Browser().sign_in(alice.email).status_code == 200
    last = alice.access_events.exclude(act="signed_in").latest("id")
    assert (last.act, last.through) == ("second_factor_removed", "operator")


def test_of_nobody_no_factor_is_removed():
    with pytest.raises(CommandError, match="nobody signs in as"):
        call_command("forget_second_factors", "nobody@example.org")
