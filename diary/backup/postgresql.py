"""Copies of a PostgreSQL database by pg_dump and pg_restore, in PostgreSQL's custom format."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from diary.backup.contents import Contents, Refused, ask, check, contents, opened
from diary.backup.files import stamped

MAINTENANCE = "postgres"
"""The database from which others are made and renamed."""
GRACE = 10


def live() -> str:
    return str(connection.settings_dict["NAME"])


def take(file: Path) -> Contents:
    """Fill an empty file with a dump of one snapshot, and look through that snapshot."""
    with opened(live()) as database:
        ask(database, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        ((snapshot,),) = ask(database, "SELECT pg_export_snapshot()")
        check(database)
        options = ["--format=custom", f"--snapshot={snapshot}", f"--file={file}"]
        run("pg_dump", *options, *server(live()))
        run("pg_restore", "--list", str(file))
        return contents(database)


def run(program: str, *arguments: str) -> None:
    if not shutil.which(program):
        raise Refused(f"{program} is missing: apt install postgresql-client")
    settings = connection.settings_dict
    _, secrets = connection.client.settings_to_cmd_args_env(settings, [])
    done = subprocess.run(
        [program, *arguments],
        env={**os.environ, **(secrets or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise Refused(f"{program} failed: {done.stderr.strip()}")


def server(name: str) -> list[str]:
    """How the programs reach a database; a password goes through the environment."""
    settings = connection.settings_dict
    given = {"host": settings["HOST"], "port": settings["PORT"], "username": settings["USER"]}
    return [
        f"--dbname={name}",
        *(f"--{option}={value}" for option, value in given.items() if value),
    ]


def refuse_if_used() -> None:
    """A connection that was closed just now ends a moment later."""
    for _ in range(GRACE):
        if not is_used():
            return
        time.sleep(0.2)
    raise Refused("The database is in use: stop Quiver first.")


def is_used() -> bool:
    used = "SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend'"
    with opened(MAINTENANCE) as database, database.cursor() as cursor:
        cursor.execute(f"{used} AND datname = %s", [live()])
        return cursor.fetchone() is not None


@contextmanager
def loaded(source: Path) -> Iterator[str]:
    """A new database from a dump."""
    run("pg_restore", "--list", str(source))
    fresh = stamped(live()[:30], "restored")
    create(fresh)
    try:
        options = ["--no-owner", "--no-privileges", "--single-transaction"]
        run("pg_restore", *options, *server(fresh), str(source))
        yield fresh
    finally:
        drop(fresh)


def create(name: str) -> None:
    """With the encoding and the order of the database that it will replace."""
    like = "SELECT pg_encoding_to_char(encoding), datcollate, datctype FROM pg_database"
    made = f"CREATE DATABASE {connection.ops.quote_name(name)} TEMPLATE template0"
    with opened(MAINTENANCE) as database, database.cursor() as cursor:
        cursor.execute(f"{like} WHERE datname = %s", [live()])
        cursor.execute(f"{made} ENCODING %s LC_COLLATE %s LC_CTYPE %s", cursor.fetchone())


def drop(name: str) -> None:
    with opened(MAINTENANCE) as database:
        ask(database, f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)}")


def swap(fresh: str) -> str:
    """Both names change in one transaction."""
    quote, name = connection.ops.quote_name, live()
    kept = stamped(name[:30], "before-restore")
    with opened(MAINTENANCE) as database:
        ask(database, "BEGIN")
        ask(database, f"ALTER DATABASE {quote(name)} RENAME TO {quote(kept)}")
        ask(database, f"ALTER DATABASE {quote(fresh)} RENAME TO {quote(name)}")
        ask(database, "COMMIT")
    return kept
