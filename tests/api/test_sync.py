"""Push and pull: one batch, one transaction, each op wholly or not at all."""

import json
from uuid import UUID, uuid4

import pytest
from uuid_utils.compat import uuid7

from diary.models import KINDS, Change, Journal
from tests.factories import DEVICE, Api, deletion, example, op

COFFEE = {"at": "2026-03-01T08:00:00+01:00", "tz": "Europe/Berlin", "mg": 96}


def results(answer):
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def statuses(answer):
    return [result["status"] for result in results(answer)]


def twitches(n):
    return [op("twitch") for _ in range(n)]


def problem(answer):
    assert answer["Content-Type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]


# --- Push -----------------------------------------------------------------------------------------


def test_each_op_is_answered_in_its_place_with_its_number(as_alice):
    ops = twitches(3)
    answer = as_alice.push(*ops).json()
    assert answer["head"] == 3
    assert answer["epoch"] == str(Journal.objects.get().epoch)
    assert answer["results"] == [
        {"op": sent["op"], "status": "applied", "rev": rev} for rev, sent in enumerate(ops, 1)
    ]


def test_a_push_delivered_again_is_a_duplicate_and_changes_nothing(as_alice):
    ops = [*twitches(2), op("caffeine")]
    ops.append(deletion("caffeine", ops[2]["uid"]))
    first, again = as_alice.push(*ops), as_alice.push(*ops)
    assert statuses(first) == ["applied"] * 4
    assert statuses(again) == ["duplicate"] * 4
    assert [r["rev"] for r in results(first)] == [r["rev"] for r in results(again)]
    assert (first.json()["head"], again.json()["head"]) == (4, 4)
    assert Change.objects.count() == 4


def test_an_op_twice_in_one_push_is_a_duplicate(as_alice):
    sent = op("twitch")
    assert statuses(as_alice.push(sent, sent)) == ["applied", "duplicate"]


def test_an_op_counts_for_its_owner_alone(as_alice, as_bob):
    sent = op("twitch")
    assert statuses(as_alice.push(sent)) == statuses(as_bob.push(sent)) == ["applied"]


def test_a_rejected_op_leaves_nothing_and_stops_nobody_else(as_alice):
    bad = op("hydration", fields={**COFFEE, "ml": "a glass"} | {"mg": 1})
    answer = as_alice.push(op("twitch"), bad, op("caffeine"))
    assert statuses(answer) == ["applied", "rejected", "applied"]
    assert results(answer)[1] == {
        "op": bad["op"],
        "status": "rejected",
        "rev": None,
        "errors": {"ml": ["Give a number from 0 to 10000 (ml)."], "mg": ["Unknown field."]},
    }
    assert not KINDS["hydration"].objects.exists()
    assert list(Change.objects.order_by("seq").values_list("seq", "kind")) == [
        (1, "twitch"),
        (2, "caffeine"),
    ]


def test_later_ops_on_a_rejected_record_are_held(as_alice):
    uid = uuid4()
    answer = as_alice.push(
        op("caffeine", uid, {**COFFEE, "mg": -1}),
        op("caffeine", uid, COFFEE),
        deletion("caffeine", uid),
        op("caffeine", fields=COFFEE),
    )
    assert statuses(answer) == ["rejected", "held", "held", "applied"]
    assert [row.uid == uid for row in KINDS["caffeine"].objects.all()] == [False]


def test_ops_before_the_rejected_one_are_kept(as_alice):
    uid = uuid4()
    answer = as_alice.push(
        op("caffeine", uid, COFFEE),
        op("caffeine", uid, {"mg": -1}),
        op("caffeine", uid, {"mg": 5}),
    )
    assert statuses(answer) == ["applied", "rejected", "held"]
    assert KINDS["caffeine"].objects.get().mg == 96


def test_a_held_op_is_applied_when_it_comes_again(as_alice):
    uid = uuid4()
    held = op("caffeine", uid, COFFEE)
    as_alice.push(op("caffeine", uid, {"mg": -1}), held)
    assert statuses(as_alice.push(held)) == ["applied"]


def test_a_corrected_op_may_keep_its_id(as_alice):
    bad = op("caffeine", fields={**COFFEE, "mg": -1})
    as_alice.push(bad)
    assert statuses(as_alice.push(bad | {"set": COFFEE})) == ["applied"]


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("op", None),
        ("op", "one"),
        ("op", 7),
        ("kind", "moonlight"),
        ("kind", None),
        ("kind", ["twitch"]),
        ("uid", "one"),
        ("uid", None),
        ("base", -1),
        ("base", "0"),
        ("base", True),
        ("base", 1.5),
        ("base", None),
        ("edited_at", "yesterday"),
        ("edited_at", "2026-03-01T08:00:00"),
        ("edited_at", None),
        ("set", None),
        ("set", []),
        ("set", "words"),
    ],
)
def test_an_op_with_a_bad_envelope_is_rejected_alone(as_alice, name, bad):
    answer = as_alice.push(op("twitch") | {name: bad}, op("caffeine"))
    assert statuses(answer) == ["rejected", "applied"]
    assert list(results(answer)[0]["errors"]) == [name]
    assert answer.json()["head"] == Change.objects.count() == 1


@pytest.mark.parametrize("name", ["kind", "base", "edited_at", "set", "op"])
def test_ops_after_one_with_a_bad_envelope_are_held_too(as_alice, name):
    uid = uuid4()
    ops = [op("twitch", uid) | {name: "?"}, op("twitch", uid), op("caffeine")]
    assert statuses(as_alice.push(*ops)) == ["rejected", "held", "applied"]
    assert not KINDS["twitch"].objects.exists()


@pytest.mark.parametrize("raw", [None, 3, "words", [], True])
def test_an_op_that_is_no_object_is_rejected_alone(as_alice, raw):
    answer = as_alice.push(raw, op("twitch"))
    assert statuses(answer) == ["rejected", "applied"]
    assert list(results(answer)[0]["errors"]) == ["op"]


@pytest.mark.parametrize("named", [{"a": [1]}, 1e300, None, True])
def test_what_is_no_name_of_an_op_does_not_come_back(as_alice, named):
    (result,) = results(as_alice.push(op("twitch") | {"op": named}))
    assert (result["op"], result["status"]) == (None, "rejected")


def test_a_number_that_no_answer_can_hold_does_not_come_back(as_alice):
    sent = {"account": str(as_alice.owner.account), "device": str(DEVICE), "schema": 1}
    body = json.dumps(sent | {"now": "2026-03-01T00:00:00Z", "ops": [{"op": 0.5}]})
    (result,) = results(as_alice.send("POST", "sync/push", body.replace("0.5", "1e400")))
    assert (result["op"], result["status"]) == (None, "rejected")


@pytest.mark.parametrize("named", ["\ud800", "x" * 1000])
def test_the_name_of_a_bad_op_comes_back_as_it_was_sent(as_alice, named):
    assert results(as_alice.push(op("twitch") | {"op": named}))[0]["op"] == named


@pytest.mark.parametrize("depth", [10, 100, 200, 500, 900, 990])
def test_the_name_of_a_bad_op_may_be_nested(as_alice, depth):
    nested = "[" * depth + "]" * depth
    body = f'{{"account": "{as_alice.owner.account}", "device": "{DEVICE}", '
    body += f'"now": "2026-03-01T08:00:00Z", "ops": [{{"op": {nested}}}]}}'
    assert as_alice.send("POST", "sync/push", body).status_code in (200, 400)


def test_a_delete_of_what_never_was_is_done_already(as_alice):
    (result,) = results(as_alice.push(deletion("twitch", uuid4())))
    assert (result["status"], result["rev"]) == ("applied", None)
    assert Change.objects.count() == 0


def test_a_delete_of_what_is_deleted_gives_the_number_of_its_tombstone(as_alice):
    uid = uuid4()
    as_alice.push(op("twitch", uid), deletion("twitch", uid))
    (result,) = results(as_alice.push(deletion("twitch", uid, base=2)))
    assert (result["status"], result["rev"]) == ("applied", 2)
    assert Change.objects.count() == 2


def test_ops_on_one_record_build_on_each_other(as_alice):
    uid = uuid4()
    answer = as_alice.push(
        op("caffeine", uid, COFFEE),
        op("caffeine", uid, {"mg": 50}),
        deletion("caffeine", uid),
        op("caffeine", uid, {"note": "back"}),
        op("caffeine", uid, {"mg": 60}),
    )
    assert statuses(answer) == ["applied"] * 5
    row = KINDS["caffeine"].objects.get()
    assert (row.rev, row.mg, row.note) == (5, 60, "back")


def test_an_op_on_what_changed_since_its_base_is_merged(as_alice):
    uid = uuid4()
    as_alice.push(op("caffeine", uid, COFFEE))
    as_alice.push(op("caffeine", uid, {"mg": 50}, base=1))
    (result,) = results(as_alice.push(op("caffeine", uid, {"note": "late"}, base=1)))
    assert (result["status"], result["rev"]) == ("merged", 3)
    assert (result["entry"]["mg"], result["entry"]["note"]) == (50, "late")


def test_a_uid_of_another_kind_is_rejected(as_alice):
    uid = uuid4()
    answer = as_alice.push(op("twitch", uid), op("caffeine", uid))
    assert statuses(answer) == ["applied", "rejected"]
    assert statuses(as_alice.push(op("caffeine", uid))) == ["rejected"]
    as_alice.push(deletion("twitch", uid))
    assert statuses(as_alice.push(op("caffeine", uid))) == ["rejected"]


def test_the_phones_own_clock_decides_what_lies_in_the_future(as_alice):
    sent = op("caffeine", fields={**COFFEE, "at": "2026-03-03T08:00:00Z"})
    assert statuses(as_alice.push(sent, now="2026-03-01T08:00:00Z")) == ["rejected"]
    assert statuses(as_alice.push(sent, now="2026-03-02T08:00:00Z")) == ["applied"]


def test_device_and_time_of_an_edit_are_kept_in_the_log(as_alice):
    as_alice.push(op("twitch", edited_at="2026-03-01T09:30:00+02:00"))
    change = Change.objects.get()
    assert change.device == DEVICE
    assert change.edited_at.isoformat() == "2026-03-01T07:30:00+00:00"


def test_a_push_of_500_ops_is_taken_and_one_of_501_is_not(as_alice):
    assert set(statuses(as_alice.push(*twitches(500)))) == {"applied"}
    answer = as_alice.push(*twitches(501))
    assert problem(answer) == (400, "invalid")
    assert answer.json()["errors"] == {"ops": ["Give a list of at most 500 ops."]}
    assert Change.objects.count() == 500


def test_a_push_for_another_account_stores_nothing(as_alice, bob):
    answer = as_alice.push(op("twitch"), account=str(bob.account))
    assert problem(answer) == (409, "account_mismatch")
    assert not Change.objects.exists()
    assert not KINDS["twitch"].objects.exists()


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("account", None),
        ("account", "mine"),
        ("device", None),
        ("device", 3),
        ("now", None),
        ("now", "2026-03-01T08:00:00"),
        ("ops", None),
        ("ops", {}),
        ("ops", "twitch"),
    ],
)
def test_a_push_with_a_bad_envelope_stores_nothing(as_alice, name, bad):
    envelope = {"ops": twitches(1)} | {name: bad}
    answer = as_alice.push(**envelope)
    assert problem(answer) == (400, "invalid")
    assert list(answer.json()["errors"]) == [name]
    assert not Change.objects.exists()


BODIES = {
    "broken": ('{"ops": [', 400, "parse_error"),
    "nan": ('{"ops": [NaN]}', 400, "parse_error"),
    "deep": ("[" * 100_000, 400, "parse_error"),
    "empty": ("", 400, "invalid"),
    "list": ("[]", 400, "invalid"),
    "number": ("3", 400, "invalid"),
    "latin1": (b"\xe4", 400, "parse_error"),
    "large": ('{"x": "' + "x" * 2 * 1024 * 1024 + '"}', 413, "too_large"),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_push_that_cannot_be_read_is_a_problem_and_stores_nothing(as_alice, name):
    body, status, code = BODIES[name]
    assert problem(as_alice.send("POST", "sync/push", body)) == (status, code)
    assert not Change.objects.exists()


# --- Pull -----------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("limit", ["0", "501", "-1", "many", "", "1.5", "²", "9" * 5000])
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


def test_the_cursor_of_another_is_reset(as_alice, as_bob, place):
    assert problem(pull_from(as_bob, *place)) == (409, "reset")


def test_a_floor_beyond_any_number_is_harmless(as_alice, place):
    assert len(pull_from(as_alice, *place, 10**30).json()["entries"]) == 4
    assert pull_from(as_alice, *place, -(10**30)).json()["entries"] == []


def test_a_copied_back_database_heals_itself_from_the_phone(as_alice, alice):
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


def test_a_deletion_holds_when_a_later_op_of_the_push_is_rejected(as_alice):
    uid = str(uuid7())
    made = as_alice.push(op("caffeine", uid)).json()["results"][0]["rev"]
    results = as_alice.push(
        deletion("caffeine", uid, base=made), op("caffeine", uid, {"mg": "lots"}, base=made)
    ).json()["results"]
    assert [result["status"] for result in results] == ["applied", "rejected"]
    assert as_alice.send("GET", f"entries/caffeine/{uid}/").status_code == 404
    (tombstone,) = as_alice.pull().json()["entries"]
    assert (tombstone["uid"], tombstone["deleted"]) == (uid, True)
