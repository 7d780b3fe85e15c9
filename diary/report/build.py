"""The report of a period as a PDF, made outside of the web process and within its means."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path

from django.conf import settings

from accounts.models import Preferences, User
from diary.report.contents import USUAL, contents
from diary.report.page import Choices, Contents

AT_ONCE = 2
TIMEOUT = 20
"""Seconds."""


class Busy(Exception):
    """This machine makes as many reports at once as it may: ask again soon."""

    retry_after = 5
    """Seconds."""


class Failed(Exception):
    """The renderer gave no PDF: a bug. It says nothing of the diary."""


def report(owner: User, start: date, end: date, choices: Choices = USUAL) -> bytes:
    """The PDF of the days from `start` to `end`, both included. Raises Busy."""
    made = Preferences.of(owner).today()
    with place():
        return render(contents(owner, start, end, made, choices))


@contextmanager
def place() -> Iterator[None]:
    """One of the machine's few places: a locked file, free again however a process ends."""
    folder = settings.DATA_DIR / "report"
    folder.mkdir(mode=0o700, exist_ok=True)
    for number in range(AT_ONCE):
        with open(folder / f"{number}.lock", "w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield
            return
    raise Busy


def render(contents: Contents) -> bytes:
    """What the renderer prints about a failure could quote the diary: it is dropped."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "diary.report.render"],
            input=json.dumps(asdict(contents)).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=settings.BASE_DIR,
            env=environment(settings.DATA_DIR / "report"),
            timeout=TIMEOUT,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise Failed(f"The renderer took more than {TIMEOUT} seconds.") from None
    except subprocess.CalledProcessError as error:
        raise Failed(f"The renderer ended with {error.returncode}.") from None
    return done.stdout


def environment(folder: Path) -> dict[str, str]:
    """No key and no database; one thread, as each thread's stack counts as memory."""
    return {
        "PATH": os.defpath,
        "MPLCONFIGDIR": str(folder),
        "OPENBLAS_NUM_THREADS": "1",
        "RAYON_NUM_THREADS": "1",
    }
