"""The timeline: newest first over all kinds, nothing twice and nothing left out."""

from datetime import timedelta
from itertools import product

import pytest
from uuid_utils.compat import uuid7

from diary.models import KINDS, entry_kinds
from tests.diary.days import DAY, NEXT
from tests.factories import MORNING, at, example, instant, log, log_all


def pages(api, path="entries/", query="", limit=4):
    found, cursor = [], ""
    while cursor is not None:
        page = api.send("GET", f"{path}?limit={limit}&cursor={cursor}&{query}").json()
        assert len(page["entries"]) <= limit
        found += page["entries"]
        cursor = page["next"]
    return found


@pytest.fixture
def diary(alice):
    """Three entries of every kind, all kinds at each of three instants."""
    entries = []
    for hours, model in product((0, 5, 10), entry_kinds()):
        fields = example(model)
        for name in model.instants() - model.derived:
            fields[name] = instant(MORNING + timedelta(hours=hours - 7 * (name == "asleep_at")))
        entries.append((model.kind, fields, None))
    log_all(alice, entries)


@pytest.mark.parametrize("limit", [1, 5, 500])
def test_pages_hold_every_entry_once_newest_first(as_alice, diary, limit):
    found = pages(as_alice, limit=limit)
    assert len({entry["uid"] for entry in found}) == len(found) == 3 * len(list(entry_kinds()))
    order = [(entry["at"], entry["uid"]) for entry in found]
    assert order == sorted(order, reverse=True)


def test_one_kind_alone_is_the_same_by_path_and_by_parameter(as_alice, diary):
    for model in entry_kinds():
        by_path = pages(as_alice, f"entries/{model.kind}/", limit=2)
        assert by_path == pages(as_alice, query=f"kind={model.kind}", limit=2)
        assert [entry["kind"] for entry in by_path] == [model.kind] * 3


def test_a_page_holds_100_unless_told(as_alice, alice):
    log_all(alice, [("twitch", at(DAY), None)] * 101)
    page = as_alice.send("GET", "entries/").json()
    assert len(page["entries"]) == 100
    assert len(as_alice.send("GET", f"entries/?cursor={page['next']}").json()["entries"]) == 1


def test_records_without_a_time_are_listed_whole_in_the_order_of_their_uids(as_alice, alice):
    uids = [uuid7() for _ in range(501)]
    log_all(alice, [("question", {"text": "Why?"}, uid) for uid in reversed(uids)])
    listed = as_alice.send("GET", "entries/question/").json()
    assert [entry["uid"] for entry in listed["entries"]] == [str(uid) for uid in uids]
    assert listed["next"] is None


@pytest.mark.parametrize("kind", ["plan", "nothing"])
def test_what_has_no_time_has_no_timeline(as_alice, kind):
    assert as_alice.send("GET", f"entries/?kind={kind}").status_code == 404


def test_the_days_from_and_to_are_included(as_alice, alice):
    uids = {}
    for name, day in (("before", DAY - timedelta(days=1)), ("first", DAY), ("last", NEXT)):
        uids[name] = str(log(alice, "twitch", example(KINDS["twitch"], day=day.isoformat())))
    found = pages(as_alice, query=f"from={DAY}&to={NEXT}")
    assert {entry["uid"] for entry in found} == {uids["first"], uids["last"]}


def test_an_entry_written_while_paging_moves_no_other(as_alice, alice, diary):
    first = as_alice.send("GET", "entries/?limit=5").json()
    log(alice, "twitch", example(KINDS["twitch"], at=instant(MORNING + timedelta(hours=12))))
    rest = pages_from(as_alice, first["next"])
    assert len({e["uid"] for e in first["entries"] + rest}) == 3 * len(list(entry_kinds()))


def pages_from(api, cursor):
    return api.send("GET", f"entries/?limit=500&cursor={cursor}").json()["entries"]


@pytest.mark.parametrize(
    "cursor",
    ["x", "_", "1_2", "nan_01930000-0000-7000-8000-000000000001"]
    + [f"{at}_01930000-0000-7000-8000-000000000001" for at in ("1e17", "1e300", "-1e17", "inf")],
)
def test_a_cursor_that_is_none_is_refused(as_alice, cursor):
    answer = as_alice.send("GET", f"entries/?cursor={cursor}")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["cursor"])


@pytest.mark.parametrize("limit", ["0", "501", "x"])
def test_a_limit_outside_1_to_500_is_refused(as_alice, limit):
    answer = as_alice.send("GET", f"entries/?limit={limit}")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["limit"])


@pytest.mark.parametrize("name", ["from", "to"])
def test_a_date_that_is_none_is_refused(as_alice, name):
    answer = as_alice.send("GET", f"entries/?{name}=monday")
    assert answer.json()["errors"] == {name: ["Give a date such as 2026-03-01."]}


def test_an_unknown_kind_is_not_found(as_alice):
    assert as_alice.send("GET", "entries/?kind=moonlight").status_code == 404
