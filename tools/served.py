"""Quiver as it is deployed, on data of its own: for what measures it and what takes its picture."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tools.setup import ROOT

SETTINGS = ("QUIVER_", "DATABASE_URL", "DJANGO_", "GUNICORN_")


def without_settings(env: Mapping[str, str]) -> dict[str, str]:
    """A fresh installation's, whatever this terminal has set."""
    return {name: value for name, value in env.items() if not name.startswith(SETTINGS)}


def environment(data: Path, port: int, **more: str) -> dict[str, str]:
    return {**without_settings(os.environ), "QUIVER_DATA": str(data), "PORT": str(port), **more}


def manage(env: Mapping[str, str], *arguments: str) -> str:
    """What a command of manage.py printed."""
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=env, check=True, capture_output=True, text=True
    ).stdout


@contextmanager
def gunicorn(env: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Its master, from when it listens."""
    master = subprocess.Popen(
        [sys.executable, "-m", "gunicorn"], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
    )
    try:
        assert master.stdout is not None
        if not master.stdout.readline():
            raise RuntimeError("gunicorn didn't start")
        yield master
    finally:
        master.terminate()
        master.wait(timeout=30)
