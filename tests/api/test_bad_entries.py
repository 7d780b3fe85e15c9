"""Bad input over REST: a field map, and nothing left behind."""

import pytest

from diary.models import KINDS, Change
from tests.api.entries import UID, errors_of, path, put
from tests.factories import example

CAFFEINE = KINDS["caffeine"]


def test_what_is_wrong_is_named_field_by_field_and_nothing_is_left(as_alice):
    assert errors_of(put(as_alice, CAFFEINE, mg=-1, day="today", drnk=1)) == {
        "mg": ["Give a number from 0 to 2000 (mg)."],
        "day": ["Give a date such as 2026-03-01."],
        "drnk": ["Unknown field."],
    }
    assert errors_of(put(as_alice, CAFFEINE, tz=None)) == {"tz": ["This field is required."]}
    assert CAFFEINE.objects.count() == Change.objects.count() == 0


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_nan_and_infinity_are_not_json(as_alice, constant):
    answer = as_alice.send("PUT", path(CAFFEINE), f'{{"mg": {constant}}}')
    assert (answer.status_code, answer.json()["code"]) == (400, "parse_error")


@pytest.mark.parametrize("huge", ["1e400", "-1e400", "1" + "0" * 400])
def test_a_number_too_large_for_a_float_is_refused(as_alice, huge):
    answer = as_alice.send("PUT", path(CAFFEINE), f'{{"mg": {huge}}}')
    assert list(errors_of(answer)) == ["mg"]


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


def test_names_that_utf8_cannot_hold_are_refused(as_alice):
    answer = as_alice.send("PUT", path(CAFFEINE), '{"\\ud800": 1}')
    assert errors_of(answer) == {"\ud800": ["Unknown field."]}


def test_a_body_of_countless_fields_is_refused_in_few_words(as_alice):
    answer = as_alice.send("POST", "entries/twitch/", {str(name): 0 for name in range(100_000)})
    assert list(errors_of(answer)) == ["set"]
    assert len(answer.content) < 500


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
