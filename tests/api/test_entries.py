"""Entries over REST: one contract, kept by every kind of the registry."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from diary.fields import Choice, Number
from diary.models import KINDS, Change
from diary.vocabulary import VOCABULARY
from tests.factories import Api, deletion, example, op

MODELS = pytest.mark.parametrize("model", KINDS.values(), ids=KINDS)
UID = "01930000-0000-7000-8000-000000000001"
OTHER = "01930000-0000-7000-8000-000000000002"
NO_NUMBERS: list[Any] = [True, False, "3", "", [], {}, [3]]
NO_TERMS: list[Any] = ["moon", "", 0, True, ["other"], {}]


def fields_of(*types):
    """(model, field name) of every field of a type, as parameters."""
    found = [
        pytest.param(model, name, id=f"{kind}.{name}")
        for kind, model in KINDS.items()
        for name, field in model.fields().items()
        if isinstance(field, types)
    ]
    return pytest.mark.parametrize(("model", "name"), found)


def path(model, uid=UID):
    return f"entries/{model.kind}/{uid}/"


def put(api: Api, model, uid=UID, **changes):
    return api.send("PUT", path(model, uid), example(model, **changes))


def fields_of_answer(answer, model):
    """An answer without its envelope."""
    return {name: answer[name] for name in example(model)}


def errors_of(answer):
    assert answer.status_code == 400, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["code"], problem["title"]) == ("invalid", "Bad input")
    return problem["errors"]


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
@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_the_same_again_changes_nothing(as_alice, model, method):
    where = path(model) if method == "PUT" else f"entries/{model.kind}/"
    sent = example(model) | {"uid": UID}
    first, again = as_alice.send(method, where, sent), as_alice.send(method, where, sent)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert (model.objects.count(), Change.objects.count()) == (1, 1)


@MODELS
def test_what_is_required_is_enough(as_alice, model):
    required = {
        name: value
        for name, value in example(model).items()
        if model.fields()[name].required and name not in model.derived
    }
    answer = as_alice.send("PUT", path(model), required)
    assert answer.status_code == 201
    left_out = model.fields().keys() - required.keys() - model.derived
    assert {name: answer.json()[name] for name in left_out} == {
        name: model.fields()[name].describe()["default"] for name in left_out
    }


@MODELS
def test_put_empties_what_it_does_not_give(as_alice, model):
    put(as_alice, model, note="first")
    assert put(as_alice, model, note=None).json()["note"] is None
    without = example(model)
    del without["note"]
    put(as_alice, model, note="again")
    assert as_alice.send("PUT", path(model), without).json()["note"] is None


# --- Bad input ------------------------------------------------------------------------------------


@fields_of(Number)
def test_a_number_may_lie_on_either_bound(as_alice, model, name):
    field = model.fields()[name]
    for number in (field.minimum, field.maximum):
        assert put(as_alice, model, **{name: number}).json()[name] == number


@fields_of(Number)
def test_a_number_beyond_a_bound_is_refused(as_alice, model, name):
    field = model.fields()[name]
    step = 1 if field.integer else 0.001
    for number in (field.minimum - step, field.maximum + step):
        assert list(errors_of(put(as_alice, model, **{name: number}))) == [name]
    assert model.objects.count() == Change.objects.count() == 0


@fields_of(Number)
def test_what_is_no_number_is_refused(as_alice, model, name):
    field = model.fields()[name]
    whole, unit = ("whole ", "") if field.integer else ("", f" ({field.unit})")
    said = f"Give a {whole}number from {field.minimum} to {field.maximum}{unit}."
    for bad in NO_NUMBERS:
        assert errors_of(put(as_alice, model, **{name: bad})) == {name: [said]}


@fields_of(Number)
def test_nan_and_infinity_are_not_json(as_alice, model, name):
    for constant in ("NaN", "Infinity", "-Infinity"):
        answer = as_alice.send("PUT", path(model), body_with(name, constant))
        assert (answer.status_code, answer.json()["code"]) == (400, "parse_error")


@fields_of(Number)
def test_a_number_too_large_for_a_float_is_refused(as_alice, model, name):
    for huge in ("1e400", "-1e400", "1" + "0" * 400):
        answer = as_alice.send("PUT", path(model), body_with(name, huge))
        assert name in errors_of(answer)


def body_with(name, raw):
    return f'{{"at": "2026-03-01T08:00:00+01:00", "tz": "UTC", "{name}": {raw}}}'


@fields_of(Number)
def test_a_whole_number_takes_no_fraction(as_alice, model, name):
    field = model.fields()[name]
    answer = put(as_alice, model, **{name: field.minimum + 0.5})
    if field.integer:
        assert list(errors_of(answer)) == [name]
    else:
        assert answer.json()[name] == field.minimum + 0.5


@fields_of(Choice)
def test_a_choice_outside_the_vocabulary_is_refused(as_alice, model, name):
    said = f"Give one of: {', '.join(terms_of(model, name))}."
    for bad in NO_TERMS:
        assert errors_of(put(as_alice, model, **{name: bad})) == {name: [said]}


@fields_of(Choice)
def test_every_term_of_the_vocabulary_is_taken(as_alice, model, name):
    for term in terms_of(model, name):
        assert put(as_alice, model, **{name: term}).json()[name] == term


def terms_of(model, name):
    return list(VOCABULARY[model.fields()[name].limits()["vocabulary"]])


@MODELS
def test_an_unknown_field_is_refused(as_alice, model):
    assert errors_of(put(as_alice, model, drnk=1)) == {"drnk": ["Unknown field."]}


@MODELS
def test_a_required_field_must_not_be_null(as_alice, model):
    for name, field in model.fields().items():
        if field.required and name not in model.derived:
            answer = put(as_alice, model, **{name: None})
            assert errors_of(answer) == {name: ["This field is required."]}


@MODELS
def test_every_bad_field_is_named_at_once(as_alice, model):
    bad = {name: {"no": "value"} for name in example(model)}
    answer = as_alice.send("PUT", path(model), bad)
    assert errors_of(answer).keys() == bad.keys()


@pytest.mark.parametrize(
    "body",
    ["[]", "3", "null", '"words"', "{", "{'at': 1}", "[" * 100_000, b"\xff"],
    ids=["list", "number", "null", "text", "broken", "quotes", "deep", "latin1"],
)
@pytest.mark.parametrize("method", ["PUT", "POST", "PATCH"])
def test_a_body_that_is_no_json_object_is_refused(as_alice, method, body):
    put(as_alice, KINDS["twitch"])
    where = "entries/twitch/" if method == "POST" else path(KINDS["twitch"])
    answer = as_alice.send(method, where, body)
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "parse_error"
    assert Change.objects.count() == 1


@pytest.mark.parametrize(
    ("method", "where"),
    [("PUT", path(KINDS["twitch"])), ("POST", "entries/twitch/"), ("PATCH", path(KINDS["twitch"]))],
)
def test_a_body_over_the_cap_is_refused(as_alice, settings, method, where):
    put(as_alice, KINDS["twitch"])
    body = '{"note": "' + "x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE + '"}'
    answer = as_alice.send(method, where, body)
    assert answer.status_code == 413
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "too_large"
    assert Change.objects.count() == 1


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"],
)
def test_a_body_that_is_not_called_json_is_refused(as_alice, content_type):
    answer = as_alice.generic("POST", "/api/v1/entries/twitch/", "at=1", content_type=content_type)
    assert answer.status_code == 415
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "unsupported_media_type"
    assert Change.objects.count() == 0


@MODELS
def test_names_that_utf8_cannot_hold_are_refused(as_alice, model):
    answer = as_alice.send("PUT", path(model), '{"\\ud800": 1}')
    assert errors_of(answer)["\ud800"] == ["Unknown field."]


@pytest.mark.parametrize("bad", ["\x00", "\ud800", "x" * 5001, 5, True, ["x"]])
def test_a_note_that_cannot_be_kept_is_refused(as_alice, bad):
    assert list(errors_of(put(as_alice, KINDS["twitch"], note=bad))) == ["note"]


def test_a_note_may_have_5000_characters_of_any_script(as_alice):
    note = "čϿ字🙂" * 1250
    assert put(as_alice, KINDS["twitch"], note=note).json()["note"] == note


@pytest.mark.parametrize(
    "bad",
    [
        "2026-03-01T08:00:00",
        "2026-03-01",
        "yesterday",
        "",
        0,
        1772348400,
        True,
        "1899-12-31T23:59:59+00:00",
        "9999-12-31T23:59:59-14:00",
        "0001-01-01T00:00:00+14:00",
        "2026-02-30T08:00:00Z",
    ],
)
def test_a_time_without_an_offset_or_a_sense_is_refused(as_alice, bad):
    said = ["Give a date and time with an offset, such as 2026-03-01T08:15:00+01:00."]
    assert errors_of(put(as_alice, KINDS["twitch"], at=bad)) == {"at": said}


@pytest.mark.parametrize("bad", ["Berlin", "+01:00", "", "../../etc/passwd", 1, "europe/berlin"])
def test_a_time_zone_outside_the_iana_database_is_refused(as_alice, bad):
    said = ["Give an IANA time zone such as Europe/Berlin."]
    assert errors_of(put(as_alice, KINDS["twitch"], tz=bad)) == {"tz": said}


@pytest.mark.parametrize("bad", ["2026-02-30", "1.3.2026", "today", "", 20260301, True])
def test_a_day_that_is_no_date_is_refused(as_alice, bad):
    said = ["Give a date such as 2026-03-01."]
    assert errors_of(put(as_alice, KINDS["twitch"], day=bad)) == {"day": said}


@pytest.mark.parametrize("bad", [None, "", "one", 1, ["x"]])
def test_a_uid_that_is_no_uuid_is_refused(as_alice, bad):
    answer = as_alice.send("POST", "entries/twitch/", example(KINDS["twitch"]) | {"uid": bad})
    assert errors_of(answer) == {"uid": ["Give a UUID."]}


@pytest.mark.parametrize(
    ("method", "where"),
    [
        ("GET", "entries/{}/"),
        ("POST", "entries/{}/"),
        *((method, "entries/{}/" + UID + "/") for method in ("GET", "PUT", "PATCH", "DELETE")),
    ],
)
def test_an_unknown_kind_is_not_found(as_alice, method, where):
    for kind in ("moonlight", "Twitch", "user", "change"):
        answer = as_alice.send(method, where.format(kind), {})
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_a_uid_belongs_to_one_kind_for_good(as_alice):
    put(as_alice, KINDS["twitch"])
    refused = {"uid": ["This uid names a record of another kind."]}
    assert errors_of(put(as_alice, KINDS["caffeine"])) == refused
    as_alice.send("DELETE", path(KINDS["twitch"]))
    assert errors_of(put(as_alice, KINDS["caffeine"])) == refused


# --- Changing -------------------------------------------------------------------------------------


@MODELS
def test_patch_changes_what_it_gives_and_nothing_else(as_alice, model):
    before = put(as_alice, model).json()
    answer = as_alice.send("PATCH", path(model), {"note": "other words"})
    assert answer.status_code == 200
    assert answer.json() == before | {"note": "other words", "rev": 2}


@MODELS
def test_patch_with_the_same_values_changes_nothing(as_alice, model):
    before = put(as_alice, model).json()
    assert as_alice.send("PATCH", path(model), {"note": before["note"]}).json() == before
    assert Change.objects.count() == 1


@MODELS
def test_a_refused_patch_changes_nothing(as_alice, model):
    before = put(as_alice, model).json()
    errors_of(as_alice.send("PATCH", path(model), {"note": "new", "tz": None}))
    assert as_alice.send("GET", path(model)).json() == before


@MODELS
@pytest.mark.parametrize("method", ["PUT", "PATCH"])
def test_the_uid_of_a_record_cannot_be_changed(as_alice, model, method):
    put(as_alice, model)
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
    assert as_alice.send("PATCH", path(model), {"note": "x"}).status_code == 404
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
    (result,) = as_alice.push(op(model.kind, UID, {"note": "back"}, base=2)).json()["results"]
    assert (result["status"], result["rev"]) == ("applied", 3)
    assert as_alice.send("GET", path(model)).json() == before | {"note": "back", "rev": 3}


# --- Whose ----------------------------------------------------------------------------------------


@MODELS
@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
def test_the_entry_of_another_is_answered_as_one_that_never_was(as_alice, as_bob, model, method):
    put(as_alice, model)
    foreign, unknown = (
        as_bob.send(method, path(model, uid), {"note": "mine"}) for uid in (UID, uuid4())
    )
    assert foreign.status_code == 404
    assert (foreign.status_code, foreign.content) == (unknown.status_code, unknown.content)
    assert foreign.headers == unknown.headers
    assert as_alice.send("GET", path(model)).json()["note"] == "words"


@MODELS
@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_the_uid_of_another_is_free_for_an_entry_of_ones_own(as_alice, as_bob, model, method):
    put(as_alice, model)
    where = f"entries/{model.kind}/" if method == "POST" else path(model)
    answer = as_bob.send(method, where, example(model, note="mine") | {"uid": UID})
    assert (answer.status_code, answer.json()["rev"]) == (201, 1)
    assert as_alice.send("GET", path(model)).json()["note"] == "words"
    assert as_bob.send("GET", path(model)).json()["note"] == "mine"


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
@pytest.mark.parametrize("method", ["PUT", "POST", "PATCH", "push"])
def test_a_smuggled_owner_is_ignored(as_alice, as_bob, alice, bob, model, method):
    put(as_bob, model)
    sent = example(model) | {"owner": alice.pk}
    if method == "push":
        as_bob.push(op(model.kind, OTHER, sent))
    else:
        where = f"entries/{model.kind}/" if method == "POST" else path(model)
        as_bob.send(method, where, sent)
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
    assert as_alice.send("GET", "entries/").json()["entries"] == [created]
    assert as_alice.send("GET", f"entries/{model.kind}/").json()["entries"] == [created]
    assert as_alice.pull().json()["entries"] == [created]
    (result,) = as_alice.push(op(model.kind, UID, {"note": "late"}, base=0)).json()["results"]
    assert result["status"] == "merged"
    assert result["entry"] == created | {"note": "late", "rev": 2}


# --- The day --------------------------------------------------------------------------------------


@MODELS
@pytest.mark.parametrize(("day", "status"), [("1979-12-31", 400), ("1980-01-01", 201)])
def test_a_day_may_be_long_ago(as_alice, model, day, status):
    assert put(as_alice, model, day=day).status_code == status


@MODELS
@pytest.mark.parametrize(("days_ahead", "status"), [(2, 201), (3, 400)])
def test_a_day_is_not_in_the_future(as_alice, model, days_ahead, status):
    day = (datetime.now(UTC) + timedelta(days=days_ahead)).date()
    answer = put(as_alice, model, day=day.isoformat())
    assert answer.status_code == status
    if status == 400:
        assert list(errors_of(answer)) == ["day"]


def test_a_repeated_put_keeps_the_day_whatever_was_preferred_since(as_alice):
    early = {"at": "2026-03-02T02:00:00+01:00", "tz": "Europe/Berlin"}
    path = f"entries/twitch/{UID}/"
    assert as_alice.send("PUT", path, early).json()["day"] == "2026-03-02"
    as_alice.send("PATCH", "me", {"day_starts_at": 4})
    assert as_alice.send("PUT", path, early).json()["day"] == "2026-03-02"
    moved = early | {"at": "2026-03-05T02:00:00+01:00"}
    assert as_alice.send("PUT", path, moved).json()["day"] == "2026-03-04"


def test_sleep_stands_at_its_end_whatever_at_was_sent(as_alice):
    answer = put(as_alice, KINDS["sleep"], at="2999-01-01T00:00:00Z")
    assert answer.status_code == 201
    assert answer.json()["at"] == answer.json()["awake_at"]
