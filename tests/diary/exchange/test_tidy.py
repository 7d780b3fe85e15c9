"""A row a value: nothing is left out, everything can be read back, no cell starts a formula."""

import csv
import io
import json
from datetime import timedelta

import pytest

from diary import storage
from diary.exchange.tidy import COLUMNS, IN_ITS_UNIT, columns_of, write
from diary.fields import Flag, Number, Quantity, Text
from diary.models import KINDS
from tests.factories import DAY, at, example, log, log_each
from tests.kinds import MODELS

WIDE = "\uff1d\uff0b\uff0d\uff20"
BEGINNINGS = (*"=+-@\t\r\n", *WIDE)
FORMULAS = [f"{letter}1+1" for letter in BEGINNINGS]
FORMULAS += ["@SUM(A1)", "'=1", "''", "it's", 'a "b", c\nd']


def table(owner, start=None, end=None):
    text = "".join(write(owner, start, end))
    heading, *rows = list(csv.reader(io.StringIO(text, newline="")))
    assert tuple(heading) == COLUMNS
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def told(row, *columns):
    return tuple(row[column] for column in columns)


def read_back(model, rows):
    """The entry that these rows are, as JSON gives it, by the rule that docs/api.md states."""
    found = dict.fromkeys(model.fields())
    for row in rows:
        found |= {name: row[place] for name, place in columns_of(model).items() if row[place]}
        if row["name"]:
            found[row["name"]] = row["value"]
        if row["unit"] and "unit" in found and row["name"] in IN_ITS_UNIT:
            found["unit"] = row["unit"]
    for name in model.derived & model.instants():
        found[name] = rows[0]["ended_at"]
    return {name: value_of(model.fields()[name], text) for name, text in found.items()}


def value_of(field, text):
    if text is None:
        return None
    if isinstance(field, Number):
        return json.loads(text)
    if isinstance(field, Flag):
        return {"true": True, "false": False}[text]
    return text.removeprefix("'") if isinstance(field, Text) else text


@MODELS
def test_every_kind_is_read_back_as_it_was(alice, model):
    log(alice, model.kind, example(model))
    (row,) = storage.of_owner(model, alice.pk)
    found = table(alice)
    assert {told(line, "kind", "uid") for line in found} == {(model.kind, str(row.uid))}
    assert read_back(model, found) == row.wire(model.fields())


@MODELS
def test_every_amount_says_in_what(model):
    """A number that has no unit, and whose record has a `unit`, is told in that one."""
    fields = model.fields()
    if "unit" in fields:
        bare = {n for n, f in fields.items() if isinstance(f, Quantity) and f.unit is None}
        assert bare - IN_ITS_UNIT <= {"stock"}


def test_an_entry_of_several_values_has_a_row_for_each(alice):
    log(alice, "twitch", at(DAY, count=3, seconds=90, site="calf", side="left", note="in bed"))
    assert [told(row, "name", "value", "unit") for row in table(alice)] == [
        ("seconds", "90", "s"),
        ("count", "3", ""),
    ]
    for row in table(alice):
        assert told(row, "body_site", "side", "note", "local_date", "tz") == (
            "calf",
            "left",
            "in bed",
            "2026-03-01",
            "Europe/Berlin",
        )
        assert row["recorded_at"].endswith("+01:00")


def test_an_amount_is_told_in_its_unit(alice):
    log(alice, "supplement", at(DAY, nutrient="magnesium", amount=200, unit="mg"))
    assert ("amount", "200", "mg") in [told(row, "name", "value", "unit") for row in table(alice)]


def test_sleep_has_a_beginning_and_an_end(alice):
    log(alice, "sleep", example(KINDS["sleep"], quality=None, awakenings=None, note=None))
    (row,) = table(alice)
    assert told(row, "recorded_at", "ended_at", "name", "value") == (
        "2026-03-01T01:00:00+01:00",
        "2026-03-01T08:00:00+01:00",
        "",
        "",
    )


@pytest.mark.parametrize("words", FORMULAS)
def test_no_words_start_a_formula_and_all_come_back(alice, words):
    log(alice, "event", at(DAY, title=words, category="other", note=words))
    (row, *_) = (row for row in table(alice) if row["name"] == "title")
    for cell in (row["value"], row["note"]):
        assert not cell.startswith(BEGINNINGS)
        assert (cell.removeprefix("'") if cell != words else cell) == words


def test_a_negative_number_stays_one(alice):
    uid = str(log(alice, "tracker", {"name": "Balance", "type": "number"}))
    log(alice, "measurement", at(DAY, tracker=uid, value=-2.5))
    assert "-2.5" in [row["value"] for row in table(alice)]


def test_a_period_holds_the_entries_of_its_days(alice):
    log(alice, "plan", example(KINDS["plan"]))
    for days in range(3):
        log(alice, "caffeine", at(DAY + timedelta(days=days), mg=50 + days))
    values = [row["value"] for row in table(alice, DAY + timedelta(days=1))]
    assert values == ["51", "52"]
    assert [row["value"] for row in table(alice, DAY, DAY)] == ["50"]
    assert {row["kind"] for row in table(alice)} == {"plan", "caffeine"}


def test_a_record_without_a_day_has_no_time(alice):
    log(alice, "question", {"text": "Is it the coffee?"})
    assert {told(row, "recorded_at", "tz", "local_date") for row in table(alice)} == {("", "", "")}


def test_nothing_of_bob(alice, bob):
    log_each(bob)
    assert table(alice) == []


def test_the_number_of_queries_does_not_grow_with_the_rows(alice, django_assert_num_queries):
    for _ in range(3):
        log(alice, "twitch", at(DAY))
    with django_assert_num_queries(len(KINDS)):
        assert len(table(alice)) == 3
