"""The trash: what was deleted within 30 days; older, it is emptied, and its tombstone stays."""

from datetime import UTC, datetime
from io import StringIO
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command

from diary import trash
from diary.models import KINDS, Change
from tests.api.sync import COFFEE, TABLET, ago, problem, results, statuses
from tests.factories import deletion, example, op, words_of

SECRET = "a note for my eyes alone"
MONTH = 30 * 24


def make(api, hours=MONTH + 48, kind="caffeine", **fields):
    sent = op(kind, uuid4(), example(KINDS[kind], **fields), edited_at=ago(hours=hours))
    assert statuses(api.push(sent)) == ["applied"]
    return sent["uid"]


def delete(api, uid, hours=0, kind="caffeine", base=None):
    base = base or api.send("GET", f"entries/{kind}/{uid}/").json()["rev"]
    sent = deletion(kind, uid, base=base, edited_at=ago(hours=hours))
    assert statuses(api.push(sent)) == ["applied"]


def in_trash(api, query=""):
    answer = api.send("GET", f"trash/{query}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def uids(page):
    return [entry["uid"] for entry in page["entries"]]


def purge():
    output = StringIO()
    call_command("purge", stdout=output)
    return output.getvalue().strip()


def emptied(number):
    return f"Emptied {number} entries that were deleted more than 30 days ago."


def log():
    return list(Change.objects.order_by("seq").values_list("seq", "set", "before"))


# --- What can be brought back ---------------------------------------------------------------------


def test_what_is_deleted_is_listed_as_it_was(as_alice):
    uid = make(as_alice, mg=63)
    entry = as_alice.send("GET", f"entries/caffeine/{uid}/").json()
    delete(as_alice, uid)
    assert in_trash(as_alice) == {
        "entries": [
            {
                "kind": "caffeine",
                "uid": uid,
                "rev": 2,
                "deleted_at": Change.objects.get(seq=2).edited_at.isoformat(),
                "entry": entry | {"rev": 2},
            }
        ],
        "next": None,
    }


def test_the_last_deleted_comes_first_in_pages(as_alice):
    made = [make(as_alice) for _ in range(5)]
    for hours, uid in enumerate(made):
        delete(as_alice, uid, hours)
    first = in_trash(as_alice, "?limit=2")
    second = in_trash(as_alice, f"?limit=2&cursor={first['next']}")
    last = in_trash(as_alice, f"?limit=2&cursor={second['next']}")
    assert uids(first) + uids(second) + uids(last) == made
    assert last["next"] is None


def test_those_deleted_at_the_same_instant_are_all_listed(as_alice):
    made = [make(as_alice) for _ in range(5)]
    sent = [
        deletion("caffeine", uid, base=n, edited_at=ago(hours=1)) for n, uid in enumerate(made, 1)
    ]
    as_alice.push(*sent)
    Change.objects.filter(set=None).update(edited_at=datetime.now(UTC))
    first = in_trash(as_alice, "?limit=3")
    rest = in_trash(as_alice, f"?limit=3&cursor={first['next']}")
    assert sorted(uids(first) + uids(rest)) == sorted(made)


def test_what_was_revived_is_in_the_trash_no_more(as_alice):
    uid = make(as_alice)
    delete(as_alice, uid)
    as_alice.send("POST", f"entries/caffeine/{uid}/restore", {"seq": 1})
    assert uids(in_trash(as_alice)) == []
    delete(as_alice, uid)
    assert uids(in_trash(as_alice)) == [uid]


def test_an_edit_that_lost_against_the_deletion_leaves_it_in_the_trash(as_alice):
    uid = make(as_alice)
    delete(as_alice, uid)
    late = op("caffeine", uid, {"mg": 5}, base=1, edited_at=ago(hours=2))
    assert statuses(as_alice.push(late, device=TABLET)) == ["merged"]
    (entry,) = in_trash(as_alice)["entries"]
    assert (entry["rev"], entry["entry"]["mg"]) == (3, 2)


def test_what_was_deleted_30_days_ago_is_listed_no_more(as_alice):
    old, young = make(as_alice), make(as_alice)
    delete(as_alice, old, MONTH + 1)
    delete(as_alice, young, MONTH - 1)
    assert uids(in_trash(as_alice)) == [young]


def test_a_trash_shows_nothing_of_another(as_alice, as_bob):
    delete(as_alice, make(as_alice))
    assert in_trash(as_bob)["entries"] == []


@pytest.mark.parametrize("query", ["?limit=0", "?limit=501", "?cursor=x", "?cursor=1_2"])
def test_a_page_that_is_none_is_refused(as_alice, query):
    assert problem(as_alice.send("GET", f"trash/{query}")) == (400, "invalid")


# --- Purging --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_of_what_was_deleted_long_ago_the_tombstone_stays_alone(as_alice, kind):
    uid = make(as_alice, kind=kind, **{words_of(KINDS[kind]): SECRET})
    delete(as_alice, uid, MONTH + 1, kind)
    assert purge() == emptied(1)
    assert log() == [(1, {}, None), (2, None, None)]
    tombstone = {"kind": kind, "uid": uid, "rev": 2, "deleted": True}
    assert as_alice.pull().json()["entries"] == [tombstone]


def test_what_is_there_or_was_deleted_lately_stays_whole(as_alice):
    there, lately, revived = make(as_alice), make(as_alice), make(as_alice)
    delete(as_alice, lately, MONTH - 1)
    delete(as_alice, revived, MONTH + 1)
    as_alice.push(op("caffeine", revived, {"note": "back"}, base=5, edited_at=ago(hours=MONTH)))
    before = log()
    assert purge() == emptied(0)
    assert log() == before
    assert as_alice.send("GET", f"entries/caffeine/{there}/").status_code == 200


def test_the_record_that_was_deleted_twice_counts_from_the_second_time(as_alice):
    uid = make(as_alice, MONTH + 9)
    delete(as_alice, uid, MONTH + 8)
    as_alice.push(op("caffeine", uid, {"note": SECRET}, base=2, edited_at=ago(hours=MONTH + 7)))
    delete(as_alice, uid, MONTH + 6)
    assert purge() == emptied(1)
    assert [(given, before) for _, given, before in log()] == [
        ({}, None),
        (None, None),
        ({}, None),
        (None, None),
    ]


def test_purging_again_changes_nothing(as_alice):
    delete(as_alice, make(as_alice), MONTH + 1)
    purge()
    before = log()
    assert purge() == emptied(0)
    assert log() == before


@pytest.mark.django_db(transaction=True)
def test_any_number_is_purged_of_every_diary_in_batches(as_alice, as_bob, monkeypatch):
    monkeypatch.setattr(trash, "BATCH", 2)
    for api, number in ((as_alice, 5), (as_bob, 2)):
        for _ in range(number):
            delete(api, make(api), MONTH + 1)
    assert purge() == emptied(7)
    assert {(given is None or given == {}, before) for _, given, before in log()} == {(True, None)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_later_edit_of_what_is_purged_must_be_whole(as_alice, kind):
    """Where the kind needs nothing, any edit is."""
    uid = make(as_alice, kind=kind)
    delete(as_alice, uid, MONTH + 1, kind)
    purge()
    fields = KINDS[kind].fields()
    needed = {name for name in KINDS[kind].required() if not fields[name].has_default()}
    (result,) = results(as_alice.push(op(kind, uid, {}, base=1), device=TABLET))
    assert result.get("errors", {}).keys() == needed
    (result,) = results(as_alice.push(op(kind, uid, base=1), device=TABLET))
    assert result["status"] == "merged"


def test_an_old_edit_of_what_is_purged_leaves_nothing_to_read(as_alice):
    uid = make(as_alice)
    delete(as_alice, uid, MONTH + 1)
    purge()
    late = op("caffeine", uid, {"note": SECRET}, base=1, edited_at=ago(hours=MONTH + 2))
    (result,) = results(as_alice.push(late, device=TABLET))
    assert (result["status"], result["entry"]["deleted"]) == ("merged", True)
    assert log()[-1] == (3, {}, {})
    assert as_alice.send("GET", f"entries/caffeine/{uid}/history").status_code == 404


def test_what_is_purged_has_no_history_and_no_way_back(as_alice):
    uid = make(as_alice)
    delete(as_alice, uid, MONTH + 1)
    purge()
    path = f"entries/caffeine/{uid}"
    assert as_alice.send("GET", f"{path}/history").status_code == 404
    assert as_alice.send("POST", f"{path}/restore", {"seq": 1}).status_code == 404


def test_a_whole_new_entry_revives_what_is_purged(as_alice):
    uid = make(as_alice)
    delete(as_alice, uid, MONTH + 1)
    late = op("caffeine", uid, {"mg": 5}, base=1, edited_at=ago(hours=MONTH + 2))
    as_alice.push(late, device=TABLET)
    purge()
    part, whole = op("caffeine", uid, {"mg": 5}, base=3), op("caffeine", uid, COFFEE, base=3)
    assert statuses(as_alice.push(part)) == ["rejected"]
    assert statuses(as_alice.push(whole)) == ["applied"]
    (version,) = as_alice.send("GET", f"entries/caffeine/{uid}/history").json()["versions"]
    assert (version["seq"], version["entry"]["mg"]) == (4, 96)
    assert KINDS["caffeine"].objects.get().uid == UUID(uid)
