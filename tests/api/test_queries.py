"""How many queries a request takes: as many for three rows as for one."""

from uuid import UUID

import pytest

from diary.models import KINDS, entry_kinds, series_of
from tests.factories import DAY, at, deletion, example, log, log_all, op, words_of


@pytest.fixture(params=[1, 3])
def rows(request):
    return request.param


@pytest.fixture
def warm(as_alice, alice, rows):
    """A token in use, a journal, and `rows` entries of every kind."""
    log_all(alice, [(kind, example(KINDS[kind]), None) for kind in KINDS for _ in range(rows)])
    as_alice.send("GET", "kinds")
    return as_alice


def pinned(django_assert_num_queries, number, api, method, path, body=None):
    with django_assert_num_queries(number):
        answer = api.send(method, path, body)
    assert answer.status_code in (200, 201), answer.content
    return answer.json()


AUTHENTICATION = 1
PREFERENCES = 1
ACCESS_LOG = 1
A_KIND_EACH = len(KINDS)
AN_ENTRY_KIND_EACH = len(list(entry_kinds()))
WITH_SERIES = [model for model in entry_kinds() if series_of(model)]
ENDS = 1
CHECKINS_AND_TWITCHES, TRACKERS = 2, 1
PLANS, A_KIND_OF_DOSE_EACH = 1, 3
DAYS = len(WITH_SERIES) + CHECKINS_AND_TWITCHES + TRACKERS


def test_the_timeline_reads_each_kind_once(warm, rows, django_assert_num_queries):
    number = AUTHENTICATION + AN_ENTRY_KIND_EACH
    page = pinned(django_assert_num_queries, number, warm, "GET", "entries/")
    assert len(page["entries"]) == rows * AN_ENTRY_KIND_EACH


def test_a_list_of_one_kind_is_one_query(warm, rows, django_assert_num_queries):
    for kind in ("sleep", "plan"):
        path = f"entries/{kind}/"
        page = pinned(django_assert_num_queries, AUTHENTICATION + 1, warm, "GET", path)
        assert len(page["entries"]) == rows


def test_days_read_each_kind_once_and_the_checkins_and_twitches_twice(
    warm, django_assert_num_queries
):
    number = AUTHENTICATION + DAYS
    pinned(django_assert_num_queries, number, warm, "GET", f"days?from={DAY}&to={DAY}")


def test_days_without_a_period_look_for_the_ends_of_the_diary(warm, django_assert_num_queries):
    number = AUTHENTICATION + PREFERENCES + ENDS + DAYS
    pinned(django_assert_num_queries, number, warm, "GET", "days")


HEAD_OF_THE_JOURNAL, KEPT, KEEPING, READINGS = 1, 1, 3, 1
WINDOWS, PINS, EVENTS, EXPERIMENTS, TWITCHES, ENTRIES = 1, 1, 1, 1, 1, 1


def test_insights_read_what_days_read_and_keep_their_answer(warm, django_assert_num_queries):
    number = AUTHENTICATION + PREFERENCES + HEAD_OF_THE_JOURNAL + KEPT + KEEPING
    number += ENDS + DAYS + WINDOWS + PINS + EVENTS + EXPERIMENTS + TWITCHES + ENTRIES + READINGS
    path = f"insights?from={DAY}&to={DAY}"
    first = pinned(django_assert_num_queries, number, warm, "GET", path)
    number = AUTHENTICATION + PREFERENCES + HEAD_OF_THE_JOURNAL + KEPT
    assert pinned(django_assert_num_queries, number, warm, "GET", path) == first


@pytest.mark.parametrize(("query", "more"), [("", PREFERENCES), (f"?on={DAY}", 0)])
def test_what_is_due_reads_the_plans_and_each_kind_of_dose_once(
    warm, query, more, django_assert_num_queries
):
    number = AUTHENTICATION + more + PLANS + A_KIND_OF_DOSE_EACH
    pinned(django_assert_num_queries, number, warm, "GET", f"plans/due{query}")


def test_an_export_reads_each_kind_once(warm, rows, django_assert_num_queries):
    number = AUTHENTICATION + PREFERENCES + A_KIND_EACH + ACCESS_LOG
    found = pinned(django_assert_num_queries, number, warm, "GET", "export/fhir.json")
    assert len(found["entry"]) > rows * AN_ENTRY_KIND_EACH


def test_a_table_of_days_reads_what_days_read_and_which_days_were_logged(
    warm, django_assert_num_queries
):
    logged = 1
    with django_assert_num_queries(AUTHENTICATION + DAYS + logged + ACCESS_LOG):
        answer = warm.send("GET", f"export/daily.csv?from={DAY}&to={DAY}")
    assert answer.status_code == 200


def test_a_first_pull_reads_each_kind_once(warm, rows, django_assert_num_queries):
    head_op_and_log = 3
    number = AUTHENTICATION + head_op_and_log + A_KIND_EACH
    page = pinned(django_assert_num_queries, number, warm, "GET", "sync/pull")
    assert len(page["entries"]) == rows * len(KINDS)


def test_a_pull_with_nothing_new_takes_three_queries(warm, django_assert_num_queries):
    cursor = warm.pull().json()["cursor"]
    head_cursor_and_log = 3
    number = AUTHENTICATION + head_cursor_and_log
    pinned(django_assert_num_queries, number, warm, "GET", f"sync/pull?cursor={cursor}")


def test_a_check_reads_each_kind_once(warm, rows, django_assert_num_queries):
    cursor = warm.pull().json()["cursor"]
    head_and_cursor = 2
    number = AUTHENTICATION + A_KIND_EACH + head_and_cursor
    found = pinned(django_assert_num_queries, number, warm, "GET", f"sync/check?cursor={cursor}")
    assert found["cursor_is_current"]
    assert {kind["count"] for kind in found["kinds"].values()} == {rows}


def push(warm, ops):
    return {
        "account": str(warm.owner.account),
        "device": "0193aaaa-0000-7000-8000-000000000000",
        "schema": 1,
        "now": "2026-03-02T08:00:00Z",
        "ops": ops,
    }


SAVEPOINTS, LOCK, KNOWN_OPS, LATEST_CHANGES, NEW_CHANGES, HEAD = 2, 1, 1, 1, 1, 1
A_PUSH = AUTHENTICATION + PREFERENCES + SAVEPOINTS + LOCK + KNOWN_OPS + LATEST_CHANGES
A_PUSH += NEW_CHANGES + HEAD
RIVALS, LOSERS = 1, 1


def test_a_push_of_new_entries_writes_each_kind_once(warm, rows, django_assert_num_queries):
    body = push(warm, [op(kind) for kind in KINDS for _ in range(rows)])
    number = A_PUSH + A_KIND_EACH
    pinned(django_assert_num_queries, number, warm, "POST", "sync/push", body)


@pytest.mark.parametrize("change", [op, deletion])
def test_a_push_of_changes_reads_and_writes_each_kind_once(warm, change, django_assert_num_queries):
    ops = [
        change(kind, uid, **({"fields": {words_of(model): "later"}} if change is op else {}))
        for kind, model in KINDS.items()
        for uid in model.objects.values_list("uid", flat=True)
    ]
    number = A_PUSH + RIVALS + (LOSERS if change is op else 0) + 2 * A_KIND_EACH
    answer = pinned(django_assert_num_queries, number, warm, "POST", "sync/push", push(warm, ops))
    assert answer["head"] == 2 * len(ops)


def test_one_write_over_rest_is_as_cheap_as_a_push_of_one(warm, django_assert_num_queries):
    body = at(DAY, mg=96)
    pinned(django_assert_num_queries, 10, warm, "POST", "entries/caffeine/", body)


@pytest.fixture
def record(alice, warm, rows):
    """A twitch with `rows` changes."""
    uid = log(alice, "twitch", example(KINDS["twitch"]))
    for number in range(1, rows):
        log(alice, "twitch", {"note": str(number)}, uid)
    return f"entries/twitch/{uid}"


def test_a_history_reads_the_record_and_its_changes(record, warm, rows, django_assert_num_queries):
    path = f"{record}/history"
    found = pinned(django_assert_num_queries, AUTHENTICATION + 2, warm, "GET", path)
    assert len(found["versions"]) == rows


def test_a_version_comes_back_by_one_write(record, warm, django_assert_num_queries):
    log(warm.owner, "twitch", {"note": "away"}, UUID(record.rpartition("/")[2]))
    (newest, *_) = warm.send("GET", f"{record}/history").json()["versions"]
    record_and_history, known_rows = 2, 1
    number = A_PUSH + record_and_history + known_rows + 1
    body = {"seq": newest["seq"] - 1}
    pinned(django_assert_num_queries, number, warm, "POST", f"{record}/restore", body)


def test_a_trash_is_one_query(warm, rows, django_assert_num_queries):
    for uid in KINDS["twitch"].objects.values_list("uid", flat=True):
        warm.send("DELETE", f"entries/twitch/{uid}/")
    page = pinned(django_assert_num_queries, AUTHENTICATION + 1, warm, "GET", "trash/")
    assert len(page["entries"]) == rows
