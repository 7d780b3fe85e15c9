"""An unchanged diary isn't read again, and nobody gets the answer of another."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, OperationalError
from django.utils import timezone

from diary.insights.kept import where_there_is_room
from diary.models import KeptAnswer, KeptReadings
from tests.diary.insights.frozen import MONDAY, read, write
from tests.factories import Api, at, log


@pytest.fixture
def diary(alice):
    start, counts, factors = read("null_60")
    write(alice, start, counts, factors)
    return Api(alice)


def answer(api, query=""):
    found = api.send("GET", f"insights{query}")
    assert found.status_code == 200
    return found.json()


AUTHENTICATION, PREFERENCES, HEAD, KEPT = 1, 1, 1, 1


def test_an_unchanged_diary_takes_three_queries(diary, django_assert_num_queries):
    first = answer(diary)
    with django_assert_num_queries(AUTHENTICATION + PREFERENCES + HEAD + KEPT):
        assert answer(diary) == first


def test_a_change_of_the_diary_is_answered_anew(diary):
    before = answer(diary)
    log(diary.owner, "twitch", at(MONDAY + timedelta(days=200)))
    after = answer(diary)
    assert after["period"]["days"] > before["period"]["days"]


@pytest.mark.parametrize(
    ("preference", "value"), [("volume_unit", "fl_oz"), ("tz", "Pacific/Kiritimati")]
)
def test_other_units_and_another_day_are_answered_anew(diary, preference, value):
    before = answer(diary)
    (kept,) = KeptAnswer.objects.values_list("key", flat=True)
    diary.send("PATCH", "me", {preference: value})
    after = answer(diary)
    (kept_later,) = KeptAnswer.objects.values_list("key", flat=True)
    if preference == "volume_unit":
        assert after != before
    assert after["links"][0]["n_days"] == before["links"][0]["n_days"]
    assert (kept == kept_later) == (preference == "tz" and same_day_there())


def same_day_there():
    utc = timezone.now()
    return utc.date() == (utc + timedelta(hours=14)).date()


def test_another_period_or_outcome_has_its_own_answer(diary):
    whole = answer(diary)
    part = answer(diary, "?to=2025-03-20")
    assert part["period"]["to"] == "2025-03-20"
    watched = answer(diary, "?outcome=window_count.per_minute")
    assert watched["outcome"] == "window_count.per_minute"
    assert answer(diary) == whole
    assert KeptAnswer.objects.count() == 2


def test_a_diary_of_the_same_length_gets_its_own_answer(diary, bob):
    mine = answer(diary)
    for _ in range(60):
        log(bob, "twitch", at(MONDAY))
    theirs = answer(Api(bob))
    assert theirs["links"] == []
    assert mine["links"] != []
    assert answer(diary) == mine


def test_an_answer_goes_with_its_account(diary):
    answer(diary)
    diary.owner.delete()
    assert not KeptAnswer.objects.exists()


def test_no_answer_is_kept_longer_than_its_day(diary):
    answer(diary)
    call_command("purge")
    assert KeptAnswer.objects.exists()
    KeptAnswer.objects.update(made_at=timezone.now() - timedelta(hours=25))
    call_command("purge")
    assert not KeptAnswer.objects.exists()


def test_a_database_without_room_is_no_reason_not_to_answer(diary, monkeypatch):
    def full(*args, **kwargs):
        error = OperationalError("database or disk is full")
        error.__cause__ = type("Full", (Exception,), {"sqlite_errorname": "SQLITE_FULL"})()
        raise error

    monkeypatch.setattr(KeptAnswer.objects, "bulk_create", full)
    assert answer(diary)["links"]
    assert not KeptAnswer.objects.exists()


def test_another_error_of_the_database_is_one(diary):
    answer(diary)
    with pytest.raises(IntegrityError), where_there_is_room():
        KeptAnswer.objects.create(owner=diary.owner, outcome="twitch.count", answer={})


def test_what_readings_found_is_remembered_for_as_long_as_their_days_stand(alice):
    start, counts, factors = read("started_b12_240")
    write(alice, start, counts, factors)
    api = Api(alice)

    def remembered():
        return set(KeptReadings.objects.get().found)

    first = answer(api)["links"]
    before = remembered()
    assert len(before) > 1
    log(alice, "twitch", at(start + timedelta(days=250)))
    assert answer(api)["links"] == first
    assert remembered() == before
    log(alice, "twitch", at(start + timedelta(days=150), 13))
    answer(api)
    assert remembered() != before
    alice.delete()
    assert not KeptReadings.objects.exists()
