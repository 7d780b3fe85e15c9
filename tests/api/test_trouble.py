"""A database that is locked or has no room: said so, nothing half-written, and well again after."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client

from diary.models import KINDS, Change, Journal
from tests.api.sync import problem, statuses, twitches
from tests.factories import PASSWORD, example, op, with_password

pytestmark = pytest.mark.django_db(transaction=True)
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own lock")
FULL = {
    "type": "about:blank",
    "title": "The server's disk is full; nothing was stored",
    "status": 507,
    "code": "storage_full",
}


@pytest.fixture
def as_alice(as_alice):
    """With a journal, and the use of the token noted."""
    assert as_alice.push().status_code == 200
    return as_alice


def run(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


# --- Locked ---------------------------------------------------------------------------------------


@pytest.fixture
def impatient():
    """Waits for locks for a fifth of a second."""
    if connection.vendor == "sqlite":
        run("PRAGMA busy_timeout = 200")
    else:
        run("SET lock_timeout = '200ms'")
    yield
    connection.close()


@contextmanager
def locked_by_another(owner):
    other = connection.copy()
    with other.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("BEGIN IMMEDIATE")
        else:
            table = Journal._meta.db_table
            cursor.execute("BEGIN")
            cursor.execute(f"SELECT 1 FROM {table} WHERE owner_id = {owner.pk} FOR UPDATE")
        yield
        cursor.execute("ROLLBACK")
    other.close()


@pytest.mark.usefixtures("impatient")
def test_a_push_to_a_locked_diary_is_told_to_come_again(as_alice, alice):
    sent = op("twitch")
    with locked_by_another(alice):
        answer = as_alice.push(sent)
        assert problem(answer) == (503, "busy")
        assert answer.json()["title"] == "The server is busy; try again in a moment"
        assert answer["Retry-After"] == "5"
        assert as_alice.pull().status_code == 200
    assert statuses(as_alice.push(sent)) == ["applied"]


@pytest.mark.usefixtures("impatient")
def test_an_entry_for_a_locked_diary_is_told_to_come_again(as_alice, alice):
    with locked_by_another(alice):
        answer = as_alice.send("POST", "entries/twitch/", example(KINDS["twitch"]))
    assert problem(answer) == (503, "busy")
    assert not Change.objects.exists()


@on_sqlite
@pytest.mark.usefixtures("impatient")
def test_a_sign_in_to_a_locked_database_is_told_to_come_again(alice):
    client = Client(raise_request_exception=False)
    body = {"email": with_password(alice).email, "password": PASSWORD}
    with locked_by_another(alice):
        answer = client.post("/_allauth/browser/v1/auth/login", body, "application/json")
    assert problem(answer) == (503, "busy")
    assert answer["Retry-After"] == "5"


@pytest.mark.usefixtures("impatient", "with_mail")
def test_a_diary_that_cannot_be_erased_now_is_not_told_to_be(alice, mailoutbox, phone):
    phone.raise_request_exception = False
    Journal.objects.create(owner=alice)
    mailoutbox.clear()
    with locked_by_another(alice):
        assert problem(phone.api("DELETE", "me", {"at_once": True})) == (503, "busy")
    assert mailoutbox == []
    assert phone.api("GET", "me").status_code == 200


# --- Full -----------------------------------------------------------------------------------------


@contextmanager
def full_disk():
    """SQLite gets no page more. PostgreSQL says what it says when its disk is full."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # What other tests left free would be room.
            cursor.execute("VACUUM")
            pages = cursor.execute("PRAGMA page_count").fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {pages}")
            yield
            cursor.execute("PRAGMA max_page_count = 1073741823")
        return
    run(
        "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full'; END $$",
        f"CREATE TRIGGER no_room AFTER INSERT ON {Change._meta.db_table}"
        " EXECUTE FUNCTION no_room()",
    )
    yield
    run("DROP FUNCTION no_room CASCADE")


def test_a_push_to_a_full_disk_stores_nothing_of_it(as_alice):
    ops = [op(kind) for kind in KINDS for _ in range(20)]
    with full_disk():
        answer = as_alice.push(*ops)
        assert problem(answer) == (507, "storage_full")
        assert answer.json() == FULL
        assert as_alice.pull().json()["entries"] == []
        assert not any(model.objects.exists() for model in KINDS.values())
        assert (Journal.objects.get().head, Change.objects.count()) == (0, 0)
    assert set(statuses(as_alice.push(*ops))) == {"applied"}


def test_what_was_there_stays_and_can_be_read(as_alice):
    as_alice.push(*twitches(5))
    with full_disk():
        assert problem(as_alice.push(*twitches(400))) == (507, "storage_full")
        assert len(as_alice.pull().json()["entries"]) == 5
        assert as_alice.send("GET", "entries/").status_code == 200
