"""Push: one batch, one transaction, each op wholly or not at all."""

import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from uuid_utils.compat import uuid7

from diary.models import KINDS, Change, Journal
from diary.parsing import EARLIEST
from tests.api.sync import COFFEE, problem, results, statuses, twitches
from tests.factories import DEVICE, deletion, op


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


def test_what_a_phone_ahead_of_time_logged_can_be_edited_on_another(as_alice):
    in_three_days = datetime.now(UTC) + timedelta(days=3)
    fields = {**COFFEE, "at": in_three_days.isoformat()}
    sent = op("caffeine", fields=fields)
    assert statuses(as_alice.push(sent, now=in_three_days.isoformat())) == ["applied"]
    other = op("caffeine", sent["uid"], {"note": "late"}, base=1)
    assert statuses(as_alice.push(other)) == ["applied"]
    moved = op("caffeine", sent["uid"], {"at": (in_three_days + timedelta(1)).isoformat()}, base=2)
    assert statuses(as_alice.push(moved)) == ["rejected"]


def test_device_and_corrected_time_of_an_edit_are_kept_in_the_log(as_alice):
    an_hour_ago = timedelta(hours=1)
    sent = op("twitch", edited_at="2026-03-01T09:30:00+02:00")
    before = datetime.now(UTC)
    as_alice.push(sent, now="2026-03-01T10:30:00+02:00")
    change = Change.objects.get()
    assert change.device == DEVICE
    assert before - an_hour_ago <= change.edited_at <= datetime.now(UTC) - an_hour_ago


def test_no_edit_is_later_than_its_arrival(as_alice):
    as_alice.push(op("twitch", edited_at="2030-01-01T00:00:00Z"))
    assert Change.objects.get().edited_at <= datetime.now(UTC)


def test_a_clock_thousands_of_years_ahead_stops_no_push(as_alice):
    sent = op("twitch", edited_at="2026-03-01T09:30:00+02:00")
    assert statuses(as_alice.push(sent, now="9000-12-31T00:00:00Z")) == ["applied"]
    assert Change.objects.get().edited_at == EARLIEST


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


@pytest.mark.parametrize("schema", [0, 2, 10**30])
def test_an_app_of_another_schema_is_to_fetch_itself_anew_and_stores_nothing(as_alice, schema):
    assert problem(as_alice.push(op("twitch"), schema=schema)) == (426, "other_schema")
    assert not Change.objects.exists()


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("account", None),
        ("account", "mine"),
        ("device", None),
        ("device", 3),
        ("schema", None),
        ("schema", "1"),
        ("schema", True),
        ("now", None),
        ("now", "2026-03-01T08:00:00"),
        ("ops", None),
        ("ops", {}),
        ("ops", "twitch"),
        ("epoch", "first"),
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
