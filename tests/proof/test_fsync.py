"""Between a push and its answer, the kernel was made to write the database's log to the disk."""

import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from tests.factories import op
from tests.proof.server import Phone, gunicorn
from tools.debian import program
from tools.steps import Failed

CALLS = "trace=fsync,fdatasync,recvfrom,sendto"
PUSHES = [1, 1, 1, 20, 500, 1]
"""How many ops in each."""


@pytest.fixture
def strace() -> Path:
    try:
        return program("strace", package="strace")
    except Failed as words:
        pytest.skip(str(words))


@contextmanager
def traced(strace: Path, process: int, trace: Path) -> Iterator[None]:
    command = [str(strace), "-f", "-y", "-e", CALLS, "-o", str(trace), "-p", str(process)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr is not None
        words = tracer.stderr.readline()
        if "attached" not in words:
            pytest.skip(f"Nobody may be traced here: {words}")
        yield
        tracer.send_signal(signal.SIGINT)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL writes, not our process")
def test_each_push_is_on_the_disk_before_it_is_acknowledged(strace, tmp_path):
    with gunicorn(tmp_path, GUNICORN_CMD_ARGS="--workers=1") as server:
        phone = Phone(server)
        with traced(strace, server.workers()[0], tmp_path / "trace"):
            answers = [phone.push([op() for _ in range(number)]) for number in PUSHES]
        phone.close()
    assert [status for status, _ in answers] == [200] * len(PUSHES)
    assert list(synced_pushes(tmp_path / "trace")) == [True] * len(PUSHES)


def synced_pushes(trace: Path) -> Iterator[bool]:
    """Of each acknowledged push, whether its thread had synced the log since it arrived.

    A call that another thread's interrupts has two lines, the second without its arguments.
    """
    synced: dict[str, bool] = {}
    of_log: dict[str, bool] = {}
    for line in trace.read_text().splitlines():
        thread, call = line.split(maxsplit=1)
        if "POST /api/v1/sync/push" in call:
            synced[thread] = False
        elif re.match(r"f(data)?sync\(", call):
            of_log[thread] = "quiver.sqlite3-wal" in call
        if "sync" in call and call.endswith("= 0") and of_log.get(thread):
            synced[thread] = True
        elif '"HTTP/1.1 200' in call and thread in synced:
            yield synced.pop(thread)
