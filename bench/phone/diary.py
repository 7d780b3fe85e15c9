"""Quiver as it is deployed, with a demo patient of three years."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.served import environment, gunicorn, manage

EMAIL = "demo@example.org"
DAYS = 1095


@dataclass(frozen=True)
class Diary:
    address: str
    password: str


@contextmanager
def served(data: Path, port: int) -> Iterator[Diary]:
    env = environment(data, port)
    manage(env, "migrate", "--verbosity=0")
    password = manage(env, "demo", "--days", str(DAYS), "--email", EMAIL).split()[-1]
    with gunicorn(env):
        yield Diary(f"http://localhost:{port}", password)
