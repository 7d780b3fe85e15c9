"""Who am I, and how the diary should behave."""

import pytest

from accounts.models import Preferences
from api.serializers import MeSerializer


def test_me_gives_the_account_that_a_push_names(as_alice, alice):
    assert as_alice.send("GET", "me").json() == {
        "account": str(alice.account),
        "email": "alice@example.org",
        "tz": "UTC",
        "day_starts_at": 0,
        "volume_unit": "ml",
        "dose_unit": "auto",
        "b12_level_unit": "as_given",
        "clock": None,
        "week_starts_on": None,
        "calm": False,
        "checkin_from": 20,
        "large_scales": False,
        "erase_at": None,
    }


def test_preferences_are_kept(as_alice, alice):
    wanted = {
        "tz": "Europe/Berlin",
        "day_starts_at": 4,
        "volume_unit": "cup",
        "dose_unit": "mg",
        "b12_level_unit": "pmol_l",
        "clock": 12,
        "week_starts_on": 6,
        "calm": True,
        "checkin_from": 18,
        "large_scales": True,
    }
    answer = as_alice.send("PATCH", "me", wanted)
    assert answer.json() == as_alice.send("GET", "me").json()
    kept = Preferences.objects.get(owner=alice)
    assert {name: getattr(kept, name) for name in wanted} == wanted


def test_a_clock_that_was_chosen_can_be_left_to_the_phone_again(as_alice):
    as_alice.send("PATCH", "me", {"clock": 24, "week_starts_on": 0})
    answer = as_alice.send("PATCH", "me", {"clock": None, "week_starts_on": None}).json()
    assert (answer["clock"], answer["week_starts_on"]) == (None, None)


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
        ({"volume_unit": "pint"}, "volume_unit"),
        ({"volume_unit": None}, "volume_unit"),
        ({"dose_unit": "µg"}, "dose_unit"),
        ({"b12_level_unit": "mg_l"}, "b12_level_unit"),
        ({"clock": 13}, "clock"),
        ({"clock": True}, "clock"),
        ({"week_starts_on": 7}, "week_starts_on"),
        ({"week_starts_on": -1}, "week_starts_on"),
        ({"calm": None}, "calm"),
        ({"checkin_from": 24}, "checkin_from"),
        ([], "non_field_errors"),
    ],
)
def test_a_bad_preference_is_refused(as_alice, body, named):
    answer = as_alice.send("PATCH", "me", body)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [named])
    assert not Preferences.objects.exists()


def test_of_two_changes_at_once_both_stay(alice):
    Preferences.objects.create(owner=alice)
    both = [
        MeSerializer(Preferences.of(alice), data=sent, partial=True)
        for sent in ({"tz": "Europe/Berlin"}, {"calm": True})
    ]
    for changes in both:
        assert changes.is_valid()
    for changes in both:
        changes.save()
    kept = Preferences.objects.get(owner=alice)
    assert (kept.tz, kept.calm) == ("Europe/Berlin", True)
