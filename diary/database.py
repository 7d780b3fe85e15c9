"""What an error of the database means, by its code: its message may quote what was written."""

from __future__ import annotations

from django.db import DatabaseError

SERIALIZATION_FAILURE, DEADLOCK = "40001", "40P01"
LOCK_TIMEOUT, STATEMENT_TIMEOUT = "55P03", "57014"
# SQLite's shared memory is a file too: it is the first that a full disk lets not grow.
DISK_FULL = {"53100", "SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"}


def code_of(error: DatabaseError) -> str:
    """PostgreSQL's SQLSTATE or the name of SQLite's result code; empty if there is neither."""
    cause = error.__cause__
    return getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None) or ""


def may_pass(error: DatabaseError) -> bool:
    """Whether the same transaction may well succeed at once: another one was in its way."""
    return code_of(error) in {SERIALIZATION_FAILURE, DEADLOCK}


def is_busy(error: DatabaseError) -> bool:
    """Whether somebody else held what was needed for longer than we wait."""
    code = code_of(error)
    waited = code in {LOCK_TIMEOUT, STATEMENT_TIMEOUT}
    return may_pass(error) or waited or code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def is_full(error: DatabaseError) -> bool:
    """Whether the disk had no room."""
    return code_of(error) in DISK_FULL
