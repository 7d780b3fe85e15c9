"""Tokens: shown once, hashed at rest, dead when they should be."""

import hashlib
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Token
from accounts.secrets import digest
from tests.accounts.phone import grow_old
from tests.factories import Api, signed_in


def test_a_token_is_hashed_at_rest(alice):
    token, secret = Token.issue(alice, "script")
    row = Token.objects.filter(pk=token.pk).values().get()
    assert row["digest"] == hashlib.sha256(secret.encode()).hexdigest()
    assert secret not in str(row)


def test_a_secret_has_256_bits_and_is_never_the_same(alice):
    secrets = {Token.issue(alice, "script")[1] for _ in range(20)}
    assert len(secrets) == 20
    assert {len(secret) for secret in secrets} == {43}


def test_a_live_token_is_found_with_its_owner(alice):
    token, secret = Token.issue(alice, "script")
    found = Token.find(secret)
    assert found == token
    assert token.owner == alice


@pytest.mark.parametrize("minutes", [-1, 0])
def test_an_expired_token_is_dead(alice, minutes):
    expires = timezone.now() + timedelta(minutes=minutes)
    assert Token.find(Token.issue(alice, "script", expires_at=expires)[1]) is None


def test_a_token_lives_until_it_expires(alice):
    expires = timezone.now() + timedelta(minutes=1)
    assert Token.find(Token.issue(alice, "script", expires_at=expires)[1])


def test_the_token_of_a_disabled_account_is_dead(alice):
    api = Api(alice)
    alice.is_active = False
    alice.save()
    assert api.send("GET", "me").status_code == 401


def test_a_token_ends_with_its_account(alice):
    api = Api(alice)
    alice.delete()
    assert api.send("GET", "me").status_code == 401


def test_the_last_use_of_a_token_is_noted(alice):
    token, secret = Token.issue(alice, "script")
    assert token.last_used_at is None
    Token.find(secret)
    token.refresh_from_db()
    assert token.last_used_at
    assert timezone.now() - token.last_used_at < timedelta(seconds=10)


@pytest.mark.parametrize(("minutes", "noted"), [(4, False), (6, True)])
def test_the_last_use_is_noted_to_five_minutes(alice, minutes, noted):
    before = timezone.now() - timedelta(minutes=minutes)
    token, secret = Token.issue(alice, "script", last_used_at=before)
    Token.find(secret)
    token.refresh_from_db()
    assert (token.last_used_at != before) == noted


def test_a_token_lives_for_a_year_unless_told(alice):
    in_a_year = timezone.now() + timedelta(days=365)
    expires_at = Token.issue(alice, "script")[0].expires_at
    assert expires_at
    assert abs(expires_at - in_a_year) < timedelta(seconds=10)
    assert Token.issue(alice, "script", expires_at=None)[0].expires_at is None


# --- Over the API ---------------------------------------------------------------------------------


def make(phone, **fields):
    return phone.api("POST", "tokens/", {"name": "kitchen", **fields})


def test_a_new_token_works_and_shows_its_secret_once(phone, alice):
    made = make(phone, scope="read", expires_at=None).json()
    secret = made.pop("token")
    assert made | {"name": "kitchen", "scope": "read", "expires_at": None} == made
    assert made in phone.api("GET", "tokens/").json()
    assert Token.find(secret) in alice.tokens.all()
    assert secret.encode() not in phone.api("GET", "tokens/").content


def test_a_revoked_token_is_dead(as_alice, alice):
    other = Api(alice)
    uid = as_alice.send("GET", "tokens/").json()[0]["uid"]
    assert as_alice.send("DELETE", f"tokens/{uid}/").status_code == 204
    assert other.send("GET", "me").status_code == 401
    assert as_alice.send("DELETE", f"tokens/{uid}/").status_code == 404


def test_a_session_alone_makes_no_token(alice):
    phone = signed_in(alice)
    answer = make(phone)
    assert (answer.status_code, answer.json()["code"]) == (403, "confirm_first")
    phone.confirm()
    assert make(phone).status_code == 201


def test_five_minutes_later_it_asks_again(phone):
    grow_old(phone)
    assert make(phone).json()["code"] == "confirm_first"
    assert not Token.objects.exists()


def test_a_token_makes_no_token(as_alice):
    answer = as_alice.send("POST", "tokens/", {"name": "another"})
    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")
    assert Token.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_new_token_is_told_by_mail(phone, with_mail, mailoutbox):
    made = make(phone, name="Shortcut for twitches").json()
    (mail,) = mailoutbox
    assert mail.subject == "Quiver: A script may reach your diary"
    assert mail.to == ["alice@example.org"]
    assert "127.0.0.1" in mail.body
    assert made["token"] not in mail.body
    assert made["name"] not in mail.body


PAST = "2020-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, ["name"]),
        ({"name": ""}, ["name"]),
        ({"name": None}, ["name"]),
        ({"name": "x" * 101}, ["name"]),
        ({"name": "x", "scope": "everything"}, ["scope"]),
        ({"name": "x", "expires_at": "soon"}, ["expires_at"]),
        ({"name": "x", "expires_at": PAST}, ["expires_at"]),
        ({"name": "\x00"}, ["name"]),
        ({"name": "\ud800"}, ["name"]),
        ([], ["non_field_errors"]),
    ],
)
def test_a_token_that_cannot_be_made_is_refused(phone, body, named):
    answer = phone.api("POST", "tokens/", body)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, named)
    assert not Token.objects.exists()


def test_what_the_server_gives_a_token_cannot_be_smuggled_in(phone, alice, bob):
    sent = {"owner": bob.pk, "digest": "0" * 64, "last_used_at": PAST}
    made = make(phone, **sent).json()
    token = Token.objects.get(uid=made["uid"])
    assert token.owner == alice
    assert token.digest == digest(made["token"])
    assert token.last_used_at is None
