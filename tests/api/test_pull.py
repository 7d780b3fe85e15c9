"""Pull: every change once, in pages, until the cursor is of another history."""

from uuid import UUID, uuid4

import pytest
from uuid_utils.compat import uuid7

from diary.models import KINDS, Change, Journal
from tests.api.sync import problem, statuses, twitches
from tests.factories import DEVICE, Api, deletion, example, op


def test_an_empty_diary_gives_a_cursor_to_go_on_from(as_alice):
    page = as_alice.pull().json()
    assert (page["entries"], page["more"]) == ([], False)
    as_alice.push(op("twitch"))
    assert [e["rev"] for e in as_alice.pull(page["cursor"]).json()["entries"]] == [1]


def test_a_first_sync_comes_newest_first_in_pages(as_alice):
    as_alice.push(*twitches(7))
    entries, cursor = as_alice.pull_all(limit=3)
    assert [entry["rev"] for entry in entries] == [7, 6, 5, 4, 3, 2, 1]
    assert as_alice.pull(cursor).json() == {"entries": [], "cursor": cursor, "more": False}


def test_later_changes_come_in_their_order(as_alice):
    as_alice.push(op("twitch"))
    cursor = as_alice.pull().json()["cursor"]
    as_alice.push(*twitches(5))
    entries, _ = as_alice.pull_all(cursor, limit=2)
    assert [entry["rev"] for entry in entries] == [2, 3, 4, 5, 6]


def test_a_page_that_ends_on_the_last_change_has_no_more(as_alice):
    as_alice.push(*twitches(4))
    first = as_alice.pull(limit=4).json()
    assert (len(first["entries"]), first["more"]) == (4, False)
    as_alice.push(*twitches(4))
    later = as_alice.pull(first["cursor"], limit=4).json()
    assert (len(later["entries"]), later["more"]) == (4, False)


def test_writes_during_a_first_sync_come_after_it(as_alice):
    uids = [uuid4() for _ in range(6)]
    as_alice.push(*(op("twitch", uid) for uid in uids))
    page = as_alice.pull(limit=2).json()
    seen = [entry["rev"] for entry in page["entries"]]
    as_alice.push(op("twitch", uids[0], {"note": "changed"}, base=1), op("caffeine"))
    as_alice.push(deletion("twitch", uids[1], base=2))
    as_alice.push(deletion("twitch", uids[5], base=6))
    first, cursor = as_alice.pull_all(page["cursor"], limit=2)
    later, _ = as_alice.pull_all(cursor, limit=2)
    assert seen + [entry["rev"] for entry in first] == [6, 5, 4, 3]
    assert [entry["rev"] for entry in later] == [7, 8, 9, 10]
    latest = {entry["uid"]: entry for entry in page["entries"] + first + later}
    assert latest[str(uids[0])]["note"] == "changed"
    assert [latest[str(uids[i])]["deleted"] for i in range(6)] == [False, True, *[False] * 3, True]


def test_a_change_during_paging_arrives_with_a_later_page(as_alice):
    uids = [uuid4() for _ in range(4)]
    cursor = as_alice.pull().json()["cursor"]
    as_alice.push(*(op("twitch", uid) for uid in uids))
    page = as_alice.pull(cursor, limit=2).json()
    as_alice.push(op("twitch", uids[0], {"note": "changed"}, base=1))
    as_alice.push(op("twitch", uids[3], {"note": "changed"}, base=4))
    entries, _ = as_alice.pull_all(page["cursor"], limit=2)
    assert [(e["rev"], e["note"]) for e in entries] == [
        (3, "words"),
        (5, "changed"),
        (6, "changed"),
    ]


def test_a_deleted_record_comes_as_a_tombstone_without_fields(as_alice):
    uid = uuid4()
    as_alice.push(op("twitch", uid))
    cursor = as_alice.pull().json()["cursor"]
    as_alice.push(deletion("twitch", uid, base=1))
    tombstone = {"kind": "twitch", "uid": str(uid), "rev": 2, "deleted": True}
    assert as_alice.pull(cursor).json()["entries"] == [tombstone]
    assert as_alice.pull().json()["entries"] == [tombstone]


def test_a_revived_record_comes_alive(as_alice):
    uid = uuid4()
    as_alice.push(op("twitch", uid), deletion("twitch", uid), op("twitch", uid, {"note": "back"}))
    (entry,) = as_alice.pull().json()["entries"]
    assert (entry["rev"], entry["deleted"], entry["note"]) == (3, False, "back")


def test_each_record_comes_once_at_its_latest_change(as_alice):
    uid = uuid4()
    as_alice.push(op("twitch", uid), op("twitch", uid, {"note": "a"}), deletion("twitch", uid))
    as_alice.push(op("twitch", uid, {"note": "b"}, base=3), deletion("twitch", uid, base=3))
    assert [e["rev"] for e in as_alice.pull().json()["entries"]] == [5]


def test_a_pull_shows_nothing_of_another(as_alice, as_bob):
    as_alice.push(*twitches(3))
    as_bob.push(op("caffeine"))
    assert [entry["kind"] for entry in as_bob.pull().json()["entries"]] == ["caffeine"]


@pytest.mark.parametrize(
    "limit", ["0", "501", "-1", "many", "", "1.5", "²", "9" * 5000, "0000000501"]
)
def test_a_limit_outside_1_to_500_is_refused(as_alice, limit):
    answer = as_alice.pull(limit=limit)
    assert problem(answer) == (400, "invalid")
    assert answer.json()["errors"] == {"limit": ["Give a whole number from 1 to 500."]}


@pytest.mark.parametrize("cursor", ["x", "1.2", "a.b.c", "....", f"{DEVICE}.1.{DEVICE}.x"])
def test_a_cursor_that_is_none_is_refused(as_alice, cursor):
    answer = as_alice.pull(cursor)
    assert problem(answer) == (400, "invalid")
    assert list(answer.json()["errors"]) == ["cursor"]


# --- Reset ----------------------------------------------------------------------------------------


@pytest.fixture
def place(as_alice):
    """Epoch, number and op of the cursor after four changes."""
    as_alice.push(*twitches(4))
    return as_alice.pull().json()["cursor"].split(".")


def pull_from(api: Api, *parts):
    return api.pull(".".join(map(str, parts)))


def test_a_cursor_of_another_epoch_is_reset(as_alice, place):
    _, seq, last = place
    assert problem(pull_from(as_alice, uuid4(), seq, last)) == (409, "reset")


def test_a_cursor_beyond_the_head_is_reset(as_alice, place):
    epoch, _, last = place
    for seq in (5, 10**30):
        assert problem(pull_from(as_alice, epoch, seq, last)) == (409, "reset")


def test_a_cursor_with_another_op_at_its_number_is_reset(as_alice, place):
    epoch, seq, last = place
    assert problem(pull_from(as_alice, epoch, seq, uuid7())) == (409, "reset")
    for other in (int(seq) - 1, -1, -(10**30)):
        assert problem(pull_from(as_alice, epoch, other, last)) == (409, "reset")


def test_the_cursor_of_another_is_reset(as_bob, place):
    assert problem(pull_from(as_bob, *place)) == (409, "reset")


def test_the_op_of_another_makes_no_cursor(as_bob, place):
    as_bob.push(*twitches(4))
    epoch, seq, _ = as_bob.pull().json()["cursor"].split(".")
    assert problem(pull_from(as_bob, epoch, seq, place[2])) == (409, "reset")


def test_a_floor_beyond_any_number_is_harmless(as_alice, place):
    assert len(pull_from(as_alice, *place, 10**30).json()["entries"]) == 4
    assert pull_from(as_alice, *place, -(10**30)).json()["entries"] == []


def test_a_copied_back_database_heals_itself_from_the_phone(as_alice):
    ops = twitches(5)
    as_alice.push(*ops)
    cursor = as_alice.pull().json()["cursor"]
    Change.objects.filter(seq__gt=2).delete()
    KINDS["twitch"].objects.filter(rev__gt=2).delete()
    Journal.objects.update(head=2)
    assert problem(as_alice.pull(cursor)) == (409, "reset")
    entries, _ = as_alice.pull_all()
    assert [entry["rev"] for entry in entries] == [2, 1]
    assert statuses(as_alice.push(*ops)) == ["duplicate"] * 2 + ["applied"] * 3
    assert {UUID(sent["uid"]) for sent in ops} == set(
        KINDS["twitch"].objects.values_list("uid", flat=True)
    )


# --- Every kind -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_goes_through_push_and_pull(as_alice, kind):
    sent = op(kind)
    assert statuses(as_alice.push(sent)) == ["applied"]
    (entry,) = as_alice.pull().json()["entries"]
    assert (example(KINDS[kind]) | {"kind": kind, "uid": sent["uid"], "rev": 1}).items() <= (
        entry.items()
    )
