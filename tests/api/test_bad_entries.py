"""Bad input over REST: a field map, and nothing left behind."""

from typing import Any
from uuid import uuid4

import pytest

from diary.fields import Choice, Number
from diary.models import KINDS, Change
from diary.vocabulary import VOCABULARY
from tests.api.entries import MODELS, NO_NUMBERS, NO_TERMS, UID, errors_of, fields_of, path, put
from tests.factories import example

# What a plan of any sort, and an experiment of any sort, need beside what is tried.
OTHERS: dict[str, dict[str, Any]] = {
    "plan": {"unit": "mg"},
    "experiment": {"at_most_mg": 0, "usual_mg": 2_000, "minutes_earlier": 30},
}


def put_alone(api, model, name, value):
    """One value in a record of its own, beside others that fit it: a unit of its analyte or plan,
    no other end of its range."""
    ends = {"reference_low", "reference_high"} & model.fields().keys()
    units = {
        str(choice.name): next(iter(units_of(model, name, value)))
        for choice in model.choices_within()
        if choice.within == name
    }
    needed = OTHERS.get(model.kind, {})
    others = needed if name == "what" or name in needed else {}
    values = dict.fromkeys(ends) | units | others | {name: value}
    return put(api, model, str(uuid4()), **values)


def units_of(model, name, value):
    term = VOCABULARY[model.fields()[name].vocabulary][value]
    return term.facts.get("units", {"mg": 1} if name == "nutrient" else {"ng_l": 1})


@fields_of(Number)
def test_a_number_may_lie_on_either_bound(as_alice, model, name):
    field = model.fields()[name]
    for number in (field.minimum, field.maximum):
        assert put_alone(as_alice, model, name, number).json()[name] == number


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
    whole = "whole " if field.integer else ""
    unit = f" ({field.unit})" if field.unit and not field.integer else ""
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
    answer = put_alone(as_alice, model, name, field.minimum + 0.5)
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
        assert put_alone(as_alice, model, name, term).json()[name] == term


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
