"""A copy of the whole database in one file, taken while the server writes, and the way back."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from django.db import DatabaseError, connection, connections

from diary.backup import postgresql, sqlite
from diary.backup.contents import Contents, Refused, check, contents, opened, refuse_newer, renew
from diary.backup.files import partial, sync_folder

__all__ = ["Refused", "back_up", "restore"]


@dataclass(frozen=True)
class Restored:
    """`kept`: where the database is that was there before, None if there was none."""

    contents: Contents
    kept: str | None


def engine() -> ModuleType:
    return sqlite if connection.vendor == "sqlite" else postgresql


def back_up(target: Path) -> Contents:
    """Raises Refused where there can't be a good copy; then there is no file."""
    refuse_to_overwrite(target)
    with partial(target) as file:
        found: Contents = engine().take(file)
        refuse_to_overwrite(target)
        os.rename(file, target)
    sync_folder(target.parent)
    return found


def refuse_to_overwrite(target: Path) -> None:
    if target.exists():
        raise Refused(f"{target} exists already: name another file.")


def restore(source: Path, *, replace: bool) -> Restored:
    """Put a backup in the database's place, which is kept beside; `replace`: even if it has data.

    The phones learn from the new epochs that this is another history, and send what it lacks.
    Raises Refused, and then nothing has changed.
    """
    if not source.is_file():
        raise Refused(f"{source} is no file.")
    connections.close_all()
    engine().refuse_if_used()
    if not replace:
        refuse_to_replace()
    with engine().loaded(source) as fresh:
        with opened(fresh) as database:
            check(database)
            refuse_newer(database)
            renew(database)
            found = contents(database)
        kept = engine().swap(fresh)
    return Restored(found, kept)


def refuse_to_replace() -> None:
    """Unless there is nothing to lose."""
    live = engine().live()
    if live is None:
        return
    try:
        with opened(live) as database:
            found = contents(database)
    except DatabaseError as error:
        raise Refused("The database can't be read. Give --yes to replace it.") from error
    if found:
        raise Refused(f"The database holds {found}. Give --yes to replace it.")
