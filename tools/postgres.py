"""A PostgreSQL of our own for one run of the tests."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tools.steps import Failed

# Nothing in it outlives the run: it need not survive a power cut.
FAST = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
# Tests that are rolled back leave their rows behind, which whoever reads a whole table meets.
TIDY = ["-c", "autovacuum_naptime=2s", "-c", "autovacuum_vacuum_cost_delay=0"]


@contextmanager
def throw_away_cluster(programs: Path) -> Iterator[str]:
    """Gives the DATABASE_URL of a new server on a Unix socket; removes the server afterwards."""
    # Not in TMPDIR: the path of a socket may have 107 characters only.
    folder = Path(tempfile.mkdtemp(prefix="quiver-postgres-", dir="/tmp"))
    owner = unprivileged()
    if owner:
        shutil.chown(folder, owner["user"], owner["group"])
    try:
        initialise(programs, folder, owner)
        with server(programs, folder, owner):
            yield f"postgres://quiver@{quote(str(folder), safe='')}/quiver"
    finally:
        shutil.rmtree(folder)


def unprivileged() -> dict[str, Any]:
    """How to start a process as somebody else if we are root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return {}
    return {"user": "nobody", "group": "nogroup", "extra_groups": []}


def initialise(programs: Path, folder: Path, owner: dict[str, Any]) -> None:
    options = ["--username=quiver", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
    done = subprocess.run(
        [str(programs / "initdb"), "--pgdata", str(folder / "data"), *options],
        cwd=folder,
        capture_output=True,
        text=True,
        **owner,
    )
    if done.returncode != 0:
        raise Failed(f"PostgreSQL's initdb failed:\n{done.stderr}")


@contextmanager
def server(programs: Path, folder: Path, owner: dict[str, Any]) -> Iterator[None]:
    log = folder / "log"
    command = [str(programs / "postgres"), "-D", str(folder / "data"), "-k", str(folder)]
    with log.open("w") as output:
        # A group of its own, so that Ctrl-C reaches it through us, after the tests have gone.
        process = subprocess.Popen(
            [*command, *FAST, *TIDY, "-c", "listen_addresses="],
            cwd=folder,
            stdout=output,
            stderr=output,
            process_group=0,
            **owner,
        )
    try:
        if not is_ready(programs, folder, process):
            raise Failed(f"PostgreSQL did not start:\n{log.read_text()}")
        yield
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


def is_ready(programs: Path, folder: Path, process: subprocess.Popen[bytes]) -> bool:
    """Waits until the server answers; False if it ended or took longer than half a minute."""
    ask = [str(programs / "pg_isready"), "--quiet", "--host", str(folder)]
    for _ in range(300):
        if subprocess.run(ask).returncode == 0:
            return True
        if process.poll() is not None:
            return False
        time.sleep(0.1)
    return False
