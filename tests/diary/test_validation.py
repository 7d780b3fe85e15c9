"""The one validator: what a field takes, and what one field alone can't tell."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from diary.fields import Choice, Number
from diary.models import KINDS, Entry
from diary.validation import blank, messages, parse_fields, settle
from diary.vocabulary import VOCABULARY
from tests.factories import example
from tests.kinds import ENTRY_MODELS, MODELS, fields_of
from tests.known import known

CASES = known("validation/cases")
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
NO_NUMBERS: list[Any] = [True, False, "3", "", [], {}, [3]]
NO_TERMS: list[Any] = ["moon", "", 0, True, ["other"], {}]


def settled(kind, day_starts_at=0, **fields):
    model = KINDS[kind]
    values = blank(model) | parse_fields(model, fields)
    return settle(model, values, known=blank(model), day_starts_at=day_starts_at, now=NOW)


def errors(kind, **fields):
    with pytest.raises(ValidationError) as error:
        settled(kind, **fields)
    return messages(error.value)


# --- One field ------------------------------------------------------------------------------------


def refused(model, **given):
    with pytest.raises(ValidationError) as error:
        parse_fields(model, given)
    return messages(error.value)


@fields_of(Number)
def test_a_number_beyond_a_bound_is_refused(model, name):
    field = model.fields()[name]
    step = 1 if field.integer else 0.001
    for number in (field.minimum - step, field.maximum + step):
        assert list(refused(model, **{name: number})) == [name]


@fields_of(Number)
def test_what_is_no_number_is_refused(model, name):
    field = model.fields()[name]
    whole = "whole " if field.integer else ""
    unit = f" ({field.unit})" if field.unit and not field.integer else ""
    said = f"Give a {whole}number from {field.minimum} to {field.maximum}{unit}."
    for bad in NO_NUMBERS + ([field.minimum + 0.5] if field.integer else []):
        assert refused(model, **{name: bad}) == {name: [said]}


@fields_of(Choice)
def test_a_choice_outside_the_vocabulary_is_refused(model, name):
    terms = VOCABULARY[model.fields()[name].limits()["vocabulary"]]
    for bad in NO_TERMS:
        assert refused(model, **{name: bad}) == {name: [f"Give one of: {', '.join(terms)}."]}


@MODELS
def test_every_bad_field_is_named_at_once(model):
    bad = {name: {"no": "value"} for name in example(model)}
    assert refused(model, **bad).keys() == bad.keys()
    assert refused(model, drnk=1) == {"drnk": ["Unknown field."]}


# --- A whole record -------------------------------------------------------------------------------


@MODELS
def test_a_required_field_must_not_be_null(model):
    for name, field in model.fields().items():
        if field.required and name not in model.derived:
            said = {name: ["This field is required."]}
            assert errors(model.kind, **example(model, **{name: None})) == said


def night(asleep, awake):
    return {"tz": "Europe/Berlin", "asleep_at": asleep, "awake_at": awake}


@pytest.mark.parametrize(
    ("asleep", "awake"),
    [
        ("2026-03-01T07:00:00+01:00", "2026-03-01T07:00:00+01:00"),
        ("2026-03-01T07:00:00+01:00", "2026-03-01T06:00:00+01:00"),
        ("2026-03-01T07:00:00+01:00", "2026-03-01T06:30:00Z"[:-1] + "+02:00"),
        ("2026-02-28T06:59:59+01:00", "2026-03-01T07:00:00+01:00"),
    ],
)
def test_a_night_ends_after_it_began_and_within_a_day(asleep, awake):
    said = ["Give a time after you fell asleep, at most 24 hours later."]
    assert errors("sleep", **night(asleep, awake)) == {"awake_at": said}


def test_a_night_may_last_24_hours():
    assert settled("sleep", **night("2026-02-28T07:00:00+01:00", "2026-03-01T07:00:00+01:00"))


def test_a_night_stands_at_its_end_whatever_at_says():
    values = settled(
        "sleep",
        at="2020-01-01T00:00:00Z",
        **night("2026-02-28T23:00:00+01:00", "2026-03-01T07:00:00+01:00"),
    )
    assert values["at"] == values["awake_at"]
    assert values["day"].isoformat() == "2026-03-01"


def test_a_night_that_ends_before_the_start_of_a_day_belongs_to_the_day_before():
    sleep = night("2026-02-28T20:00:00+01:00", "2026-03-01T03:30:00+01:00")
    assert settled("sleep", day_starts_at=4, **sleep)["day"].isoformat() == "2026-02-28"


@ENTRY_MODELS
def test_an_entry_lies_at_most_a_day_after_the_senders_clock(model):
    told = "awake_at" if model.kind == "sleep" else "at"
    began = {"asleep_at": "2026-03-01T22:00:00Z"} if model.kind == "sleep" else {}
    fields = example(model, day=None, **began)
    assert settled(model.kind, **fields | {told: "2026-03-02T12:00:00Z"})
    for late in ("2026-03-02T12:00:01Z", "2026-03-02T21:00:00Z"):
        said = ["Give a time that is not in the future."]
        assert errors(model.kind, **fields | {told: late})[told] == said


@ENTRY_MODELS
def test_a_day_is_from_1980_on_and_not_in_the_future(model):
    for day in ("1980-01-01", "2026-03-03"):
        assert settled(model.kind, **example(model, day=day))["day"].isoformat() == day
    for day in ("1979-12-31", "2026-03-04"):
        assert list(errors(model.kind, **example(model, day=day))) == ["day"]


def test_a_record_in_which_nothing_was_given_has_its_defaults():
    assert blank(KINDS["twitch"])["count"] == 1
    assert blank(KINDS["b12"])["status"] == "taken"
    assert blank(KINDS["checkin"])["complete"] is False
    assert blank(KINDS["twitch"])["site"] is None


@MODELS
def test_null_empties_a_field_to_its_default(model):
    nothing = dict.fromkeys(model.fields())
    assert parse_fields(model, nothing) == blank(model)


@MODELS
def test_the_envelope_of_an_entry_says_nothing_of_its_fields(model):
    envelope = {"kind": "x", "uid": 1, "rev": -1, "deleted": "perhaps", "owner": 7}
    plain = parse_fields(model, example(model))
    assert parse_fields(model, example(model) | envelope) == plain


@pytest.mark.parametrize("case", CASES, ids=json.dumps)
def test_the_phone_and_the_server_refuse_the_same(case):
    model, given = KINDS[case["kind"]], dict(case["set"])
    if "note_times" in given:
        given["note"] *= given.pop("note_times")
    if issubclass(model, Entry):
        at = NOW + timedelta(hours=given.pop("at_hours", 0))
        given = {"at": at.isoformat(), "tz": "Europe/Berlin", **given}
    if case["wrong"]:
        assert sorted(errors(case["kind"], **given)) == case["wrong"]
    else:
        settled(case["kind"], **given)
