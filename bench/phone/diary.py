"""Quiver as it is deployed, with a demo patient of three years."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.server import ROOT, manage

EMAIL = "demo@example.org"
DAYS = 1095


@dataclass(frozen=True)
class Diary:
    address: str
    password: str


@contextmanager
def served(data: Path, port: int) -> Iterator[Diary]:
    ours = ("QUIVER_", "DATABASE_URL", "DJANGO_")
    env = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    env |= {"QUIVER_DATA": str(data), "PORT": str(port)}
    manage(env, "migrate", "--verbosity=0")
    password = manage(env, "demo", "--days", str(DAYS), "--email", EMAIL).split()[-1]
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn"], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        if not server.stdout.readline():
            raise RuntimeError("gunicorn didn't start")
        yield Diary(f"http://localhost:{port}", password)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)
