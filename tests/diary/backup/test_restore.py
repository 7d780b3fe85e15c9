"""A restored backup: another history, in the place of a database that is kept."""

import subprocess
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import User
from diary.backup.contents import contents, opened
from diary.models import KINDS, Change, Journal
from tests.diary.backup.conftest import backup, forget_kept, kept_beside, refusal, restore
from tests.factories import example, log

CAFFEINE = KINDS["caffeine"]
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="a file is the database")


def everything():
    return [list(model.objects.order_by("pk").values()) for model in (User, Change, CAFFEINE)]


def test_everything_is_as_it_was(alice, bob, file):
    log(alice, "caffeine", example(CAFFEINE))
    before = everything()
    backup(file)
    log(alice, "caffeine", example(CAFFEINE))
    bob.delete()
    said = restore(file)
    assert everything() == before
    (kept,) = kept_beside()
    assert said == (
        f"Restored 2 accounts with 1 change from {file}.\n"
        f"The database that was there is kept as {kept}.\n"
        "Everybody must sign in again; each phone will send what is missing.\n"
        "Now start Quiver with ./run, which brings the database up to date.\n"
    )


def test_what_was_there_is_kept(alice, file):
    backup(file)
    log(alice, "caffeine", example(CAFFEINE))
    restore(file)
    (kept,) = kept_beside()
    with opened(kept) as database:
        assert str(contents(database)) == "1 account with 1 change"
    assert Change.objects.count() == 0


def test_each_diary_begins_a_new_epoch(alice, bob, file):
    for owner in (alice, bob):
        log(owner, "caffeine", example(CAFFEINE))
    before = dict(Journal.objects.values_list("owner", "epoch"))
    backup(file)
    restore(file)
    after = dict(Journal.objects.values_list("owner", "epoch"))
    assert after.keys() == before.keys()
    assert len({*before.values(), *after.values()}) == 4


def test_nobody_is_signed_in(alice, file):
    Client().force_login(alice)
    assert Session.objects.filter(expire_date__gt=timezone.now()).exists()
    backup(file)
    restore(file)
    assert not Session.objects.exists()


def test_a_restored_database_is_backed_up_and_restored_again(alice, file):
    backup(file)
    restore(file)
    forget_kept()
    second = file.with_name("second")
    backup(second)
    assert restore(second).startswith("Restored 1 account with 0 changes")
    assert User.objects.get() == alice


# --- Refusals: nothing has changed ----------------------------------------------------------------


@pytest.fixture
def unchanged(alice):
    """Alice has an entry, and still has it when the test ends."""
    log(alice, "caffeine", example(CAFFEINE))
    before = everything()
    yield
    assert everything() == before
    assert kept_beside() == []


def test_data_are_replaced_only_when_that_is_said(unchanged, file):
    backup(file)
    assert refusal(restore, file, yes=False) == (
        "Nothing was restored. The database holds 1 account with 1 change."
        " Give --yes to replace it."
    )


def test_an_empty_database_is_replaced_without_asking(alice, file):
    backup(file)
    alice.delete()
    assert restore(file, yes=False).startswith("Restored 1 account with 0 changes")
    assert User.objects.get().email == "alice@example.org"


def test_a_database_in_use_is_not_replaced(unchanged, file):
    backup(file)
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {User._meta.db_table}")
        said = refusal(restore, file)
    other.close()
    assert said == "Nothing was restored. The database is in use: stop Quiver first."


@on_sqlite
def test_a_database_that_another_process_has_open_is_not_replaced(unchanged, file):
    backup(file)
    command = ["sh", "-c", 'exec < "$0"; echo; exec sleep 60', connection.settings_dict["NAME"]]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        said = refusal(restore, file)
        process.terminate()
    assert said == "Nothing was restored. The database is in use: stop Quiver first."


@pytest.mark.parametrize("content", [b"", b"words" * 1000, b"SQLite format 3\0" + b"\1" * 5000])
def test_a_file_that_is_no_backup_is_refused(unchanged, file, content):
    file.write_bytes(content)
    assert refusal(restore, file).startswith("Nothing was restored. ")


def test_half_a_backup_is_refused(unchanged, file):
    backup(file)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    assert refusal(restore, file).startswith("Nothing was restored. ")


def test_a_file_that_is_missing_is_said(unchanged, file):
    assert refusal(restore, file) == f"Nothing was restored. {file} is no file."


@pytest.mark.parametrize("app", ["diary", "accounts"])
def test_a_backup_of_a_newer_quiver_is_refused(unchanged, file, app):
    with connection.cursor() as cursor:
        columns = "(app, name, applied) VALUES (%s, '9999_later', CURRENT_TIMESTAMP)"
        cursor.execute(f"INSERT INTO django_migrations {columns}", [app])
        backup(file)
        cursor.execute("DELETE FROM django_migrations WHERE name = '9999_later'")
    said = "A newer Quiver made this, with 9999_later: update first."
    assert refusal(restore, file) == f"Nothing was restored. {said}"


# --- Where the database is lost -------------------------------------------------------------------


@on_sqlite
@pytest.mark.parametrize("damage", [None, b"", b"not a database any more" * 500])
def test_a_database_that_is_lost_empty_or_damaged_is_replaced(alice, file, damage):
    backup(file)
    connection.close()
    place = Path(connection.settings_dict["NAME"])
    place.unlink() if damage is None else place.write_bytes(damage)
    if damage:
        assert refusal(restore, file, yes=False).endswith("Give --yes to replace it.")
    assert restore(file, yes=bool(damage)).startswith("Restored 1 account")
    assert User.objects.get() == alice
    kept = [Path(kept).read_bytes() for kept in kept_beside()]
    assert kept == ([] if damage is None else [damage])


@on_sqlite
def test_what_sqlite_left_beside_a_damaged_database_is_kept_with_it(alice, file):
    backup(file)
    connection.close()
    place = Path(connection.settings_dict["NAME"])
    place.write_bytes(b"not a database any more" * 500)
    place.with_name(place.name + "-shm").write_bytes(b"what was shared")
    restore(file)
    kept = {Path(kept).name[-4:]: Path(kept).read_bytes() for kept in kept_beside()}
    assert kept.pop("-shm") == b"what was shared"
    assert list(kept.values()) == [b"not a database any more" * 500]


@on_sqlite
def test_of_a_database_that_is_not_there_no_backup_is_made(alice, file):
    backup(file)
    connection.close()
    Path(connection.settings_dict["NAME"]).unlink()
    said = "No backup was made. There is no database yet."
    assert refusal(backup, file.with_name("second")) == said
    restore(file)


@on_sqlite
def test_a_backup_that_sqlite_finds_fault_with_is_refused(unchanged, file):
    backup(file)
    content = bytearray(file.read_bytes())
    content[36:40] = (7).to_bytes(4)  # the number of its unused pages
    file.write_bytes(content)
    assert f"{file} is damaged: " in refusal(restore, file)
