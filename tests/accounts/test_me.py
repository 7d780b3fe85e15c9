"""Who am I, and how the diary should behave."""

import pytest

from accounts.models import Preferences
from tests.factories import make_user


def test_me_gives_the_account_that_a_push_names(as_alice, alice):
    assert as_alice.send("GET", "me").json() == {
        "account": str(alice.account),
        "email": "alice@example.org",
        "tz": "UTC",
        "day_starts_at": 0,
    }


def test_preferences_are_kept(as_alice, alice):
    answer = as_alice.send("PATCH", "me", {"tz": "Europe/Berlin", "day_starts_at": 4})
    assert answer.json() == as_alice.send("GET", "me").json()
    kept = Preferences.objects.get(owner=alice)
    assert (kept.tz, kept.day_starts_at) == ("Europe/Berlin", 4)


def test_account_and_address_cannot_be_changed_here(as_alice, alice, bob):
    as_alice.send("PATCH", "me", {"account": str(bob.account), "email": "x@example.org"})
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"
    assert alice.account != bob.account


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"tz": "Berlin"}, "tz"),
        ({"tz": None}, "tz"),
        ({"tz": "../../etc/passwd"}, "tz"),
        ({"day_starts_at": 13}, "day_starts_at"),
        ({"day_starts_at": -1}, "day_starts_at"),
        ({"day_starts_at": True}, "day_starts_at"),
        ({"day_starts_at": 1.5}, "day_starts_at"),
        ({"day_starts_at": None}, "day_starts_at"),
        ([], "non_field_errors"),
    ],
)
def test_a_bad_preference_is_refused(as_alice, body, named):
    answer = as_alice.send("PATCH", "me", body)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [named])
    assert not Preferences.objects.exists()


def test_an_address_belongs_to_one_account_in_any_case(db):
    assert make_user("Anna@Example.org").email == "anna@example.org"
