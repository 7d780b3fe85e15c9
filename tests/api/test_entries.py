"""Entries over REST: one contract, kept by every kind of the registry."""

from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from diary.models import Change, Entry, experiments, plans
from tests.api.entries import (
    OTHER,
    UID,
    errors_of,
    fields_of_answer,
    path,
    put,
)
from tests.factories import TZ, deletion, example, op, words_of
from tests.kinds import MODELS

NEEDED = {"plan": plans.NEEDED["medication"], "experiment": experiments.NEEDED["bedtime"]}

# --- Creating -------------------------------------------------------------------------------------


@MODELS
def test_put_creates_with_the_uid_of_the_client(as_alice, model):
    answer = put(as_alice, model)
    assert answer.status_code == 201
    envelope = {"kind": model.kind, "uid": UID, "rev": 1, "deleted": False}
    assert envelope.items() <= answer.json().items()
    assert fields_of_answer(answer.json(), model) == example(model)


@MODELS
def test_post_creates_with_the_uid_of_the_client(as_alice, model):
    answer = as_alice.send("POST", f"entries/{model.kind}/", example(model) | {"uid": UID})
    assert answer.status_code == 201
    assert answer.json()["uid"] == UID
    assert as_alice.send("GET", path(model)).json() == answer.json()


@MODELS
def test_post_without_a_uid_makes_one(as_alice, model):
    first, second = (
        as_alice.send("POST", f"entries/{model.kind}/", example(model)).json() for _ in range(2)
    )
    assert first["uid"] != second["uid"]
    assert model.objects.count() == 2


@MODELS
def test_the_same_again_changes_nothing(as_alice, model):
    sent = example(model) | {"uid": UID}
    first = as_alice.send("PUT", path(model), sent)
    assert first.status_code == 201
    for method, where in (("PUT", path(model)), ("POST", f"entries/{model.kind}/")):
        again = as_alice.send(method, where, sent)
        assert (again.status_code, again.json()) == (200, first.json())
    assert (model.objects.count(), Change.objects.count()) == (1, 1)


@MODELS
def test_what_is_required_is_enough(as_alice, model):
    needed = NEEDED.get(model.kind, ())
    required = {
        name: value
        for name, value in example(model).items()
        if (model.fields()[name].required and name not in model.derived) or name in needed
    }
    answer = as_alice.send("PUT", path(model), required)
    assert answer.status_code == 201
    left_out = model.fields().keys() - required.keys() - model.derived
    assert {name: answer.json()[name] for name in left_out} == {
        name: model.fields()[name].describe()["default"] for name in left_out
    }


@MODELS
def test_put_empties_what_it_does_not_give(as_alice, model):
    optional = [name for name, field in model.fields().items() if field.null]
    for name in optional[-1:]:
        put(as_alice, model)
        assert put(as_alice, model, **{name: None}).json()[name] is None
        without = example(model)
        del without[name]
        put(as_alice, model)
        assert as_alice.send("PUT", path(model), without).json()[name] is None


# --- Changing -------------------------------------------------------------------------------------


@MODELS
def test_patch_changes_what_it_gives_and_nothing_else(as_alice, model):
    before = put(as_alice, model).json()
    answer = as_alice.send("PATCH", path(model), {words_of(model): "other words"})
    assert answer.status_code == 200
    assert answer.json() == before | {words_of(model): "other words", "rev": 2}


@MODELS
def test_patch_with_the_same_values_changes_nothing(as_alice, model):
    before = put(as_alice, model).json()
    same = {words_of(model): before[words_of(model)]}
    assert as_alice.send("PATCH", path(model), same).json() == before
    assert Change.objects.count() == 1


@MODELS
def test_a_refused_patch_changes_nothing(as_alice, model):
    before = put(as_alice, model).json()
    errors_of(as_alice.send("PATCH", path(model), {words_of(model): "new", "no field": 1}))
    assert as_alice.send("GET", path(model)).json() == before


@MODELS
def test_the_uid_of_a_record_cannot_be_changed(as_alice, model):
    put(as_alice, model)
    for method in ("PUT", "PATCH"):
        answer = as_alice.send(method, path(model), example(model) | {"uid": OTHER})
        assert errors_of(answer) == {"uid": ["The uid of a record can't be changed."]}
    assert [str(row.uid) for row in model.objects.all()] == [UID]


@MODELS
def test_an_entry_may_be_sent_back_as_it_came(as_alice, model):
    entry = put(as_alice, model).json()
    assert as_alice.send("PUT", path(model), entry).json() == entry
    assert as_alice.send("PATCH", path(model), entry | {"rev": 7, "deleted": True}).json() == entry


@MODELS
def test_patching_what_never_was_is_not_found(as_alice, model):
    assert as_alice.send("PATCH", path(model), {words_of(model): "x"}).status_code == 404
    assert model.objects.count() == 0


# --- Deleting and reviving ------------------------------------------------------------------------


@MODELS
def test_a_deleted_entry_is_gone_from_every_door(as_alice, model):
    put(as_alice, model)
    answer = as_alice.send("DELETE", path(model))
    assert (answer.status_code, answer.content) == (204, b"")
    for method in ("GET", "PATCH", "DELETE"):
        assert as_alice.send(method, path(model), {}).status_code == 404
    assert as_alice.send("GET", "entries/").json() == {"entries": [], "next": None}
    assert model.objects.count() == 0


@MODELS
def test_put_revives_a_deleted_entry(as_alice, model):
    before = put(as_alice, model).json()
    as_alice.send("DELETE", path(model))
    answer = put(as_alice, model)
    assert answer.status_code == 201
    assert answer.json() == before | {"rev": 3}


@MODELS
def test_a_later_op_revives_a_deleted_entry_with_the_fields_it_had(as_alice, model):
    before = put(as_alice, model).json()
    as_alice.send("DELETE", path(model))
    (result,) = as_alice.push(op(model.kind, UID, {words_of(model): "back"}, base=2)).json()[
        "results"
    ]
    assert (result["status"], result["rev"]) == ("applied", 3)
    assert as_alice.send("GET", path(model)).json() == before | {words_of(model): "back", "rev": 3}


# --- Whose ----------------------------------------------------------------------------------------


@MODELS
def test_the_entry_of_another_is_answered_as_one_that_never_was(as_alice, as_bob, model):
    put(as_alice, model)
    for method in ("GET", "PATCH", "DELETE"):
        foreign, unknown = (
            as_bob.send(method, path(model, uid), {words_of(model): "mine"})
            for uid in (UID, uuid4())
        )
        assert foreign.status_code == unknown.status_code == 404
        assert (foreign.content, foreign.headers) == (unknown.content, unknown.headers)
    assert as_alice.send("GET", path(model)).json()[words_of(model)] == "words"


@MODELS
def test_the_uid_of_another_is_free_for_an_entry_of_ones_own(as_alice, as_bob, model):
    for method, uid in (("PUT", UID), ("POST", OTHER)):
        put(as_alice, model, uid)
        where = f"entries/{model.kind}/" if method == "POST" else path(model, uid)
        mine = example(model) | {words_of(model): "mine", "uid": uid}
        assert as_bob.send(method, where, mine).status_code == 201
        assert as_alice.send("GET", path(model, uid)).json()[words_of(model)] == "words"
        assert as_bob.send("GET", path(model, uid)).json()[words_of(model)] == "mine"


@MODELS
def test_ops_on_the_uid_of_another_touch_nothing_of_theirs(as_alice, as_bob, model):
    put(as_alice, model)
    foreign, unknown = (
        as_bob.push(deletion(model.kind, uid)).json()["results"][0] for uid in (UID, uuid4())
    )
    assert (foreign["status"], foreign["rev"]) == (unknown["status"], unknown["rev"])
    assert as_alice.send("GET", path(model)).status_code == 200
    assert as_bob.pull().json()["entries"] == []


@MODELS
def test_a_smuggled_owner_is_ignored(as_alice, as_bob, alice, bob, model):
    sent = example(model) | {"owner": alice.pk}
    answers = [
        as_bob.send("PUT", path(model), sent),
        as_bob.send("PATCH", path(model), sent),
        as_bob.send("POST", f"entries/{model.kind}/", sent),
        as_bob.push(op(model.kind, OTHER, sent)),
    ]
    assert [answer.status_code for answer in answers] == [201, 200, 201, 200]
    assert model.objects.count() == 3
    assert set(model.objects.values_list("owner", flat=True)) == {bob.pk}
    assert as_alice.send("GET", "entries/").json()["entries"] == []


@MODELS
def test_columns_that_are_no_fields_are_unknown(as_bob, alice, model):
    answer = put(as_bob, model, owner_id=alice.pk, id=1, pk=1)
    unknown = ["Unknown field."]
    assert errors_of(answer) == {"owner_id": unknown, "id": unknown, "pk": unknown}


# --- One shape ------------------------------------------------------------------------------------


@MODELS
def test_every_door_answers_with_the_same_flat_entry(as_alice, model):
    created = put(as_alice, model).json()
    assert list(created) == ["kind", "uid", "rev", "deleted", *model.fields()]
    assert as_alice.send("GET", path(model)).json() == created
    timeline = as_alice.send("GET", "entries/").json()["entries"]
    assert timeline == ([created] if issubclass(model, Entry) else [])
    assert as_alice.send("GET", f"entries/{model.kind}/").json()["entries"] == [created]
    assert as_alice.pull().json()["entries"] == [created]
    (result,) = as_alice.push(op(model.kind, UID, {words_of(model): "late"}, base=0)).json()[
        "results"
    ]
    assert result["status"] == "merged"
    assert result["entry"] == created | {words_of(model): "late", "rev": 2}


# --- The day --------------------------------------------------------------------------------------


def test_a_repeated_put_keeps_the_day_whatever_was_preferred_since(as_alice):
    early = {"at": "2026-03-02T02:00:00+01:00", "tz": "Europe/Berlin"}
    path = f"entries/twitch/{UID}/"
    assert as_alice.send("PUT", path, early).json()["day"] == "2026-03-02"
    as_alice.send("PATCH", "me", {"day_starts_at": 4})
    assert as_alice.send("PUT", path, early).json()["day"] == "2026-03-02"
    moved = early | {"at": "2026-03-05T02:00:00+01:00"}
    assert as_alice.send("PUT", path, moved).json()["day"] == "2026-03-04"


def test_an_appointment_may_lie_ahead_and_nothing_else_that_happens(as_alice):
    ahead = (datetime.now(ZoneInfo(TZ)) + timedelta(days=30)).isoformat()
    event = {"at": ahead, "tz": TZ, "title": "Dr Osei", "category": "appointment"}
    made = as_alice.send("POST", "entries/event/", event)
    assert (made.status_code, made.json()["day"]) == (201, ahead[:10])
    refused = as_alice.send("POST", "entries/event/", event | {"category": "illness"})
    assert errors_of(refused) == {"at": ["Give a time that is not in the future."]}
