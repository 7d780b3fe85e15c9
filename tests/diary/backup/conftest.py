"""The commands, run on the tests' own database, and what they leave."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from diary.backup.contents import ask, opened


def backup(file: Path) -> str:
    output = StringIO()
    call_command("backup", file, stdout=output)
    return output.getvalue()


def restore(file: Path, *, yes: bool = True) -> str:
    output = StringIO()
    call_command("restore", file, yes=yes, stdout=output)
    return output.getvalue()


def refusal(command, *args, **options) -> str:
    with pytest.raises(CommandError) as caught:
        command(*args, **options)
    return str(caught.value)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "quiver.backup"


@pytest.fixture(autouse=True)
def nothing_kept(transactional_db):
    yield
    connection.close()
    forget_kept()


def forget_kept() -> None:
    if connection.vendor == "sqlite":
        for kept in kept_beside():
            Path(kept).unlink()
        return
    with opened("postgres") as database:
        for kept in kept_beside():
            ask(database, f'DROP DATABASE "{kept}"')


def kept_beside() -> list[str]:
    """The databases that restores have kept, and whatever else they left."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        place = Path(name)
        own = {place, *(place.with_name(place.name + s) for s in ("-wal", "-shm"))}
        return [str(found) for found in place.parent.iterdir() if found not in own]
    with opened("postgres") as database:
        found = ask(database, f"SELECT datname FROM pg_database WHERE datname LIKE '{name[:30]}.%'")
    return [kept for (kept,) in found]
