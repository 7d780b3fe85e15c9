"""A row a day: what was not recorded is empty, and never 0."""

import csv
import io
from datetime import timedelta

from diary.exchange.daily import write
from diary.models import entry_kinds
from tests.factories import DAY, at, log


def table(owner, n_days=2):
    text = write(owner, DAY, DAY + timedelta(days=n_days - 1))
    assert text.count("\r\n") == text.count("\n") == n_days + 1
    return list(csv.DictReader(io.StringIO(text)))


def test_a_day_without_entries_is_a_row_of_blanks(alice):
    (row,) = table(alice, 1)
    assert row.pop("date") == "2026-03-01"
    assert row.pop("twitching") == "missing"
    flags = {f"{model.kind}_logged" for model in entry_kinds()}
    assert {name for name, value in row.items() if value == "0"} == flags
    assert {value for name, value in row.items() if name not in flags} == {""}


def test_what_was_logged_is_told_with_its_unit(alice):
    log(alice, "twitch", at(DAY, count=3, seconds=90))
    log(alice, "caffeine", at(DAY, mg=96.5))
    first, second = table(alice)
    assert (first["twitching"], first["twitch.count"], first["twitch.minutes (min)"]) == (
        "observed",
        "3",
        "1.5",
    )
    assert (first["caffeine.mg (mg)"], second["caffeine.mg (mg)"]) == ("96.5", "")
    assert (first["caffeine_logged"], second["caffeine_logged"]) == ("1", "0")


def test_a_confirmed_zero_differs_from_a_logged_one(alice):
    log(alice, "checkin", at(DAY, 21, complete=True))
    log(alice, "caffeine", at(DAY + timedelta(days=1), mg=0))
    found = [(row["caffeine.mg (mg)"], row["caffeine_logged"]) for row in table(alice)]
    assert found == [("0", "0"), ("0", "1")]


def test_a_tracker_is_named_and_starts_no_formula(alice):
    tracker = {"name": "=1+1", "type": "number", "unit": "@SUM"}
    uid = str(log(alice, "tracker", tracker))
    log(alice, "measurement", at(DAY, tracker=uid, value=-2.5))
    (row,) = table(alice, 1)
    assert row[f"measurement.value.{uid} “=1+1” (@SUM)"] == "-2.5"


def test_nothing_of_bob(alice, bob):
    log(bob, "twitch", at(DAY))
    assert table(alice, 1)[0]["twitch_logged"] == "0"
