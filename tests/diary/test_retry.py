"""A transaction that PostgreSQL gives up for another is tried again, and is stored once."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection

from diary import journal
from diary.database import DEADLOCK, SERIALIZATION_FAILURE, code_of
from diary.models import KINDS, Change, Journal
from diary.ops import Op
from tests.factories import example, in_thread, log, make_user

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer"),
]
CAFFEINE = KINDS["caffeine"]
LOCK_JOURNAL = f"UPDATE {Journal._meta.db_table} SET head = head WHERE owner_id = %s"
LOCK_ROW = f"SELECT 1 FROM {CAFFEINE._meta.db_table} WHERE owner_id = %s FOR UPDATE"


@pytest.fixture
def coffee(alice):
    return log(alice, "caffeine", example(CAFFEINE))


def change(owner, uid, mg, isolation="READ COMMITTED"):
    with connection.cursor() as cursor:
        level = f"SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL {isolation}"
        cursor.execute(f"SET {level}")
    return journal.apply(owner, [Op.now("caffeine", uid, {"mg": mg})])


@contextmanager
def another():
    """A transaction beside ours, in which a deadlock is never noticed first."""
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SET LOCAL deadlock_timeout = '1min'")
        yield cursor
        cursor.execute("COMMIT")
    other.close()


def wait_until_blocked():
    """Until our transaction waits for the other's lock."""
    with connection.cursor() as cursor:
        for _ in range(100):
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone() != (0,):
                return
            time.sleep(0.05)
    raise AssertionError("nobody waits")


def test_a_deadlock_is_tried_again(alice, coffee):
    with ThreadPoolExecutor(1) as pool:
        with another() as cursor:
            cursor.execute(LOCK_ROW, [alice.pk])
            task = pool.submit(in_thread, change, alice, coffee, 50)
            wait_until_blocked()
            cursor.execute(LOCK_JOURNAL, [alice.pk])  # granted: the deadlock ended our transaction
            assert not task.done()
        outcome = task.result()
    assert [result.status for result in outcome.results] == ["applied"]
    assert (outcome.head, Change.objects.count(), CAFFEINE.objects.get().mg) == (2, 2, 50)


def test_a_serialization_failure_is_tried_again(alice, coffee):
    with ThreadPoolExecutor(1) as pool:
        with another() as cursor:
            cursor.execute(LOCK_JOURNAL, [alice.pk])
            task = pool.submit(in_thread, change, alice, coffee, 50, "REPEATABLE READ")
            wait_until_blocked()
        outcome = task.result()
    assert (outcome.head, Change.objects.count(), CAFFEINE.objects.get().mg) == (2, 2, 50)


@pytest.mark.parametrize("code", [SERIALIZATION_FAILURE, DEADLOCK])
def test_after_some_tries_it_is_given_up_and_nothing_is_stored(alice, coffee, code):
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE SEQUENCE tries; CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN PERFORM nextval('tries');"
            f" RAISE EXCEPTION USING ERRCODE = '{code}'; END $$;"
            f"CREATE TRIGGER refuse AFTER INSERT ON {Change._meta.db_table}"
            " EXECUTE FUNCTION refuse()"
        )
        try:
            with pytest.raises(OperationalError) as caught:
                journal.apply(alice, [Op.now("caffeine", coffee, {"mg": 50})])
            cursor.execute("SELECT last_value FROM tries")
            assert cursor.fetchone() == (journal.TRIES,)
        finally:
            cursor.execute("DROP FUNCTION refuse CASCADE; DROP SEQUENCE tries")
    assert code_of(caught.value) == code
    assert (Change.objects.count(), CAFFEINE.objects.get().mg) == (1, 2)


def test_nobody_waits_for_ever():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('statement_timeout'), current_setting('lock_timeout')"
        )
        assert cursor.fetchone() == ("30s", "10s")


def test_writers_that_see_snapshots_store_everything_once():
    owner = make_user("carol@example.org")
    journal.apply(owner, [])
    uids = [log(owner, "caffeine", example(CAFFEINE)) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda uid: in_thread(change, owner, uid, 50, "REPEATABLE READ"), uids))
    assert {row.mg for row in CAFFEINE.objects.all()} == {50}
    assert Journal.objects.get(owner=owner).head == Change.objects.count() == 6
