"""What is in a database of Quiver, whether it is whole, and what a restored one must forget."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.models import Session
from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from accounts.models import User
from diary.models import KINDS, Change, Journal

OURS = {"accounts", "diary"}


class Refused(Exception):
    """Why there is no backup or nothing was restored, in words for whoever runs the server."""


@dataclass(frozen=True)
class Contents:
    accounts: int
    changes: int

    def __bool__(self) -> bool:
        return bool(self.accounts or self.changes)

    def __str__(self) -> str:
        return f"{counted(self.accounts, 'account')} with {counted(self.changes, 'change')}"


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@contextmanager
def opened(name: str) -> Iterator[BaseDatabaseWrapper]:
    """Another database than that of the settings, reached as that one is."""
    other = connection.copy()
    other.settings_dict["NAME"] = name
    # It would leave files beside a backup.
    other.settings_dict["OPTIONS"].pop("init_command", None)
    try:
        if other.vendor == "postgresql":
            ask(other, "SET statement_timeout = 0")
        yield other
    finally:
        other.close()


def ask(database: BaseDatabaseWrapper, sql: str) -> list[tuple[Any, ...]]:
    with database.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def number(database: BaseDatabaseWrapper, sql: str) -> int:
    return int(ask(database, f"SELECT count(*) FROM {sql}")[0][0])


def table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def has(database: BaseDatabaseWrapper, model: type[models.Model]) -> bool:
    """An older backup lacks the tables of newer kinds."""
    with database.cursor() as cursor:
        return model._meta.db_table in database.introspection.table_names(cursor)


def contents(database: BaseDatabaseWrapper) -> Contents:
    if not (has(database, User) and has(database, Change)):
        return Contents(0, 0)
    return Contents(number(database, table(User)), number(database, table(Change)))


# --- Whether it is whole --------------------------------------------------------------------------


def check(database: BaseDatabaseWrapper) -> None:
    """Raises Refused unless every journal ends with its last change and every row has its own."""
    if not has(database, Journal):
        raise Refused("This is no database of Quiver.")
    if wrong := number(database, headless()):
        owners = counted(wrong, "account")
        raise Refused(f"It is damaged: the journal of {owners} does not end with the last change.")
    for kind, model in KINDS.items():
        if has(database, model) and (wrong := number(database, without_change(model))):
            records = counted(wrong, "record")
            raise Refused(f"It is damaged: {records} ({kind}) without a change in the journal.")


def headless() -> str:
    last = f"(SELECT coalesce(max(seq), 0) FROM {table(Change)} c WHERE c.owner_id = j.owner_id)"
    return f"{table(Journal)} j WHERE head <> {last}"


def without_change(model: type[models.Model]) -> str:
    own = "c.owner_id = r.owner_id AND c.seq = r.rev AND c.uid = r.uid"
    return f"{table(model)} r WHERE NOT EXISTS (SELECT 1 FROM {table(Change)} c WHERE {own})"


def refuse_newer(database: BaseDatabaseWrapper) -> None:
    """A database that has taken a migration which this Quiver doesn't know."""
    known = MigrationLoader(None).disk_migrations or {}
    applied = ask(database, f"SELECT app, name FROM {table(MigrationRecorder.Migration)}")
    unknown = sorted(name for app, name in set(applied) - known.keys() if app in OURS)
    if unknown:
        raise Refused(f"A newer Quiver made this, with {', '.join(unknown)}: update first.")


# --- What a restored one must forget --------------------------------------------------------------


def renew(database: BaseDatabaseWrapper) -> None:
    """A new epoch for every journal; and nobody is signed in who had signed out since."""
    epoch = Journal._meta.get_field("epoch")
    owners = ask(database, f"SELECT owner_id FROM {table(Journal)}")
    epochs = [(epoch.get_db_prep_value(uuid.uuid4(), database), owner) for (owner,) in owners]
    with database.cursor() as cursor:
        cursor.executemany(f"UPDATE {table(Journal)} SET epoch = %s WHERE owner_id = %s", epochs)
        cursor.execute(f"DELETE FROM {table(Session)}")
