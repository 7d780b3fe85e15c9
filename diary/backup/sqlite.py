"""Copies of an SQLite database: a file like the database itself."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from glob import iglob
from pathlib import Path

from django.db import connection

from diary.backup.contents import Contents, Refused, check, contents, opened
from diary.backup.files import partial, stamped, sync_folder

BESIDE = ("-wal", "-shm", "-journal")
"""Files that SQLite keeps beside a database that wasn't closed well."""


def live() -> str | None:
    """The database of the settings, if there is one."""
    name = str(connection.settings_dict["NAME"])
    return name if Path(name).exists() else None


def take(file: Path) -> Contents:
    """Fill an empty file with a copy of the database, and look through it."""
    source = live()
    if source is None:
        raise Refused("There is no database yet.")
    copy(Path(source), file)
    with opened(str(file)) as database:
        check(database)
        return contents(database)


def copy(source: Path, target: Path) -> None:
    """One read transaction of one connection: in WAL mode no writer waits for it."""
    address = f"{source.resolve().as_uri()}?mode=ro"
    try:
        with (
            closing(sqlite3.connect(address, uri=True)) as here,
            closing(sqlite3.connect(target)) as there,
        ):
            here.backup(there)
            there.execute("PRAGMA journal_mode = DELETE")
            faults = [row[0] for row in there.execute("PRAGMA integrity_check")]
    except sqlite3.Error as error:
        raise Refused(f"{source} can't be copied: {error}.") from error
    if faults != ["ok"]:
        raise Refused(f"{source} is damaged: {faults[0]}.")


def refuse_if_used() -> None:
    name = live()
    if name and (is_open(Path(name).resolve()) or is_locked(name)):
        raise Refused("The database is in use: stop Quiver first.")


def is_open(place: Path) -> bool:
    """In another process, of those that Linux lets us look into."""
    own = f"/proc/{os.getpid()}/"
    handles = (handle for handle in iglob("/proc/[0-9]*/fd/*") if not handle.startswith(own))
    return any(leads_to(handle, place) for handle in handles)


def leads_to(handle: str, place: Path) -> bool:
    try:
        return os.readlink(handle) == str(place)
    except OSError:
        return False


def is_locked(name: str) -> bool:
    """A connection in WAL mode that has read holds a lock for as long as it is open. Where there
    is none, this leaves everything in the one file."""
    try:
        with closing(sqlite3.connect(name, timeout=0)) as trial:
            trial.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.DatabaseError as error:
        # A database that is damaged can be replaced.
        return error.sqlite_errorname.startswith("SQLITE_BUSY")
    return False


@contextmanager
def loaded(source: Path) -> Iterator[str]:
    """A copy of a backup beside the database."""
    with partial(Path(connection.settings_dict["NAME"])) as file:
        copy(source, file)
        yield str(file)


def swap(fresh: str) -> str | None:
    """There is no moment without a database in its place."""
    refuse_if_used()
    place = Path(connection.settings_dict["NAME"])
    kept = keep(place) if place.exists() else None
    os.replace(fresh, place)
    sync_folder(place.parent)
    return kept


def keep(place: Path) -> str:
    kept = place.with_name(stamped(place.name, "before-restore"))
    os.link(place, kept)
    for suffix in BESIDE:
        if (beside := place.with_name(place.name + suffix)).exists():
            beside.rename(kept.with_name(kept.name + suffix))
    return str(kept)
