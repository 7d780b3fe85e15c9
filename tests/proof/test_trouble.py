"""A server whose database is locked, or whose disk is full, while phones write: they are told so,
nothing is lost, and all goes on when it is over. Small cases: tests/api/test_trouble.py."""

import os
import sqlite3
import subprocess
import time
from contextlib import closing, contextmanager, suppress
from threading import Event

import psycopg
import pytest
from django.db import connection

from tests.proof.server import Gunicorn, Phone, gunicorn
from tests.proof.writer import Writer, check, writing

LOCKED = 30
PAGE = 4096

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]


@contextmanager
def locked(server: Gunicorn):
    """By another process, as a backup tool or somebody's shell may do."""
    if connection.vendor == "sqlite":
        path = server.folder / "quiver.sqlite3"
        with closing(sqlite3.connect(path, timeout=20, isolation_level=None)) as file:
            file.execute("BEGIN IMMEDIATE")
            yield
            file.execute("ROLLBACK")
        return
    with psycopg.connect(server.env["DATABASE_URL"]) as other:
        other.execute("SELECT 1 FROM diary_journal FOR UPDATE")
        yield


def test_a_database_locked_for_half_a_minute_loses_nothing(tmp_path):
    done = Event()
    with gunicorn(tmp_path) as server:
        writers = [Writer(Phone(server), done) for _ in range(4)]
        with writing(writers, done):
            time.sleep(1)
            with locked(server):
                time.sleep(LOCKED)
            time.sleep(1)
        check(writers, server.audit(), "locked for half a minute")
    assert sum(writer.counted["answered 503"] for writer in writers) >= len(writers)


@pytest.fixture
def small_disk(tmp_path):
    """16 MB in memory."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "none", str(tmp_path)]
    if os.geteuid() != 0 or subprocess.run(mount).returncode != 0:
        pytest.skip("Only root can mount a small disk.")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


@contextmanager
def full(folder, free):
    """But for so many pages."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        with suppress(OSError):
            while file.write(bytes(PAGE)) == PAGE:
                pass
        file.truncate(max(0, file.tell() - free * PAGE))
    yield
    ballast.unlink()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's disk is elsewhere")
def test_a_disk_that_fills_up_again_and_again_loses_nothing(small_disk):
    done = Event()
    with gunicorn(small_disk) as server:
        writers = [Writer(Phone(server), done) for _ in range(2)]
        with writing(writers, done):
            for free in range(12):
                time.sleep(0.3)
                with full(small_disk, free):
                    time.sleep(0.7)
        check(writers, server.audit(), "a disk full 12 times")
    assert sum(writer.counted["answered 507"] for writer in writers) > 0
