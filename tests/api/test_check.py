"""The check: counts and hashes with which a phone finds out that it has what the server has."""

import hashlib
from uuid import uuid4

import pytest

from diary.models import KINDS
from tests.api.sync import problem, twitches
from tests.factories import deletion, op

NOTHING = {"count": 0, "hash": hashlib.sha256(b"").hexdigest()}


def check(api, cursor=""):
    return api.send("GET", f"sync/check?cursor={cursor}")


def checked(api, cursor=""):
    answer = check(api, cursor)
    assert answer.status_code == 200, answer.content
    return answer.json()


def hash_of(*lines):
    text = "".join(f"{line}\n" for line in sorted(lines))
    return {"count": len(lines), "hash": hashlib.sha256(text.encode()).hexdigest()}


def test_an_empty_diary_has_nothing_of_each_kind(as_alice):
    assert checked(as_alice)["kinds"] == dict.fromkeys(KINDS, NOTHING)


def test_live_records_count_with_their_numbers(as_alice):
    uids = [str(uuid4()) for _ in range(9)]
    coffee = str(uuid4())
    as_alice.push(*(op("twitch", uid) for uid in uids), op("caffeine", coffee))
    as_alice.push(op("twitch", uids[3], {"note": "changed"}, base=4))
    as_alice.push(deletion("twitch", uids[0], base=1))
    kinds = checked(as_alice)["kinds"]
    revs = zip(uids[1:], [2, 3, 11, 5, 6, 7, 8, 9], strict=True)
    assert kinds.pop("twitch") == hash_of(*(f"{uid}:{rev}" for uid, rev in revs))
    assert kinds.pop("caffeine") == hash_of(f"{coffee}:10")
    assert set(map(str, kinds.values())) == {str(NOTHING)}


def test_what_a_phone_pulled_makes_the_same_hash(as_alice):
    as_alice.push(*twitches(20))
    entries, cursor = as_alice.pull_all(limit=6)
    found = checked(as_alice, cursor)
    assert found["cursor_is_current"]
    assert found["kinds"]["twitch"] == hash_of(*(f"{e['uid']}:{e['rev']}" for e in entries))


def test_a_cursor_is_current_until_something_changes(as_alice):
    empty = as_alice.pull().json()["cursor"]
    assert checked(as_alice, empty)["cursor_is_current"]
    as_alice.push(*twitches(3))
    assert not checked(as_alice, empty)["cursor_is_current"]
    _, cursor = as_alice.pull_all(empty, limit=2)
    assert checked(as_alice, cursor)["cursor_is_current"]


def test_no_cursor_and_one_within_a_first_sync_are_not_current(as_alice):
    as_alice.push(*twitches(3))
    within = as_alice.pull(limit=2).json()["cursor"]
    assert not checked(as_alice)["cursor_is_current"]
    assert not checked(as_alice, within)["cursor_is_current"]


def test_a_check_tells_nothing_of_another(as_alice, as_bob):
    as_alice.push(*twitches(3))
    assert checked(as_bob)["kinds"] == dict.fromkeys(KINDS, NOTHING)


def test_a_foreign_cursor_is_reset(as_alice, as_bob):
    as_alice.push(*twitches(3))
    cursor = as_alice.pull().json()["cursor"]
    epoch, seq, last = cursor.split(".")
    for foreign in (f"{uuid4()}.{seq}.{last}", f"{epoch}.4.{last}", f"{epoch}.{seq}.{uuid4()}"):
        assert problem(check(as_alice, foreign)) == (409, "reset")
    assert problem(check(as_bob, cursor)) == (409, "reset")


@pytest.mark.parametrize("cursor", ["x", "1.2", "...."])
def test_a_cursor_that_is_none_is_refused(as_alice, cursor):
    assert problem(check(as_alice, cursor)) == (400, "invalid")
