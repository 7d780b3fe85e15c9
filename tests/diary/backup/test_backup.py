"""A backup: one file, whole, readable by its owner alone, taken while others write."""

from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from threading import Event

import pytest
from django.db import connection
from uuid_utils.compat import uuid7

from diary import journal
from diary.models import KINDS, Change, Journal
from diary.ops import Op
from tests.diary.backup.conftest import backup, forget_kept, refusal, restore
from tests.factories import example, in_thread, log, make_user

CAFFEINE = KINDS["caffeine"]
WRITTEN = [KINDS[kind] for kind in ("twitch", "caffeine", "hydration")]
SIZE = 7
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="its programs")


def test_a_backup_says_what_is_in_it(alice, bob, file):
    log(alice, "caffeine", example(CAFFEINE))
    size = backup(file).removeprefix(f"Backed up 2 accounts with 1 change to {file} (")
    assert size.endswith(" MB).\n")
    assert float(size.removesuffix(" MB).\n")) > 0


def test_its_owner_alone_can_read_it_and_nothing_is_left_beside_it(alice, file):
    backup(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_what_is_there_is_never_overwritten(alice, file):
    file.write_text("another backup")
    said = f"No backup was made. {file} exists already: name another file."
    assert refusal(backup, file) == said
    assert file.read_text() == "another backup"
    assert list(file.parent.iterdir()) == [file]


def test_a_folder_that_is_missing_is_said(alice, file):
    assert refusal(backup, file / "there").startswith("No backup was made. [Errno 2]")


def test_a_damaged_journal_is_not_backed_up_in_silence(alice, file):
    log(alice, "caffeine", example(CAFFEINE))
    Journal.objects.update(head=7)
    said = "the journal of 1 account does not end with the last change."
    assert refusal(backup, file) == f"No backup was made. It is damaged: {said}"
    assert list(file.parent.iterdir()) == []


def test_records_without_a_change_are_not_backed_up_in_silence(alice, file):
    log(alice, "caffeine", example(CAFFEINE))
    log(alice, "caffeine", example(CAFFEINE))
    CAFFEINE.objects.filter(rev=1).update(rev=2)
    said = "1 record (caffeine) without a change in the journal."
    assert refusal(backup, file) == f"No backup was made. It is damaged: {said}"


def test_backups_beside_writers_hold_whole_batches(tmp_path):
    owners = [make_user(f"patient{n}@example.org") for n in range(3)]
    done = Event()

    def write(owner):
        for model in cycle(WRITTEN):
            fields = example(model)
            journal.apply(owner, [Op.now(model.kind, uuid7(), fields) for _ in range(SIZE)])
            if done.is_set():
                return

    files = [tmp_path / str(number) for number in range(4)]
    with ThreadPoolExecutor(len(owners)) as pool:
        writers = [pool.submit(in_thread, write, owner) for owner in owners]
        for file in files:
            backup(file)
        done.set()
        for writer in writers:
            writer.result()
    assert min(batches_in(file) for file in files[1:]) > 0
    assert batches_in(files[-1]) >= batches_in(files[0])


def batches_in(file):
    """Restores it; the number of batches, each of which must be whole."""
    restore(file)
    forget_kept()
    heads = list(Journal.objects.values_list("head", flat=True))
    assert {head % SIZE for head in heads} <= {0}
    assert sum(heads) == Change.objects.count() == sum(m.objects.count() for m in WRITTEN)
    return sum(heads) // SIZE


@on_postgresql
def test_a_missing_program_is_named(alice, file, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    said = "No backup was made. pg_dump is missing: apt install postgresql-client"
    assert refusal(backup, file) == said
    assert list(file.parent.iterdir()) == []
