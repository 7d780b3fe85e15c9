"""A gunicorn of our own, with one worker whose processor time can be read, on a database of its
own."""

from __future__ import annotations

import http.client
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.served import environment, gunicorn, manage

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Server:
    """`token` signs in as a fresh user; `database` is the server's SQLite file."""

    connection: http.client.HTTPConnection
    worker: int
    token: str
    database: Path

    def send(self, method: str, path: str, body: Any = None) -> Any:
        """One request on a kept connection; the answer's JSON."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        text = None if body is None else json.dumps(body)
        self.connection.request(method, path, text, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {content!r}")
        return json.loads(content)

    def cpu(self) -> float:
        """Seconds of processor time that the worker has used, its threads and the kernel's part
        included."""
        stat = Path(f"/proc/{self.worker}/stat").read_text().rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / TICKS


@contextmanager
def running(data: Path, port: int) -> Iterator[Server]:
    """Quiver as it is deployed, but for `bench.settings` and the one worker."""
    env = environment(
        data,
        port,
        DJANGO_SETTINGS_MODULE="bench.settings",
        QUIVER_REQUESTS_A_MINUTE="1000000",
        GUNICORN_CMD_ARGS="--workers=1",
    )
    manage(env, "migrate", "--verbosity=0")
    token = manage(env, "token", "bench@example.org", "--name", "bench", "--create").split()[-1]
    with gunicorn(env) as master:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        yield Server(connection, worker_of(master.pid), token, data / "quiver.sqlite3")


def worker_of(master: int) -> int:
    """The only child of gunicorn's master, once it is there."""
    children = Path(f"/proc/{master}/task/{master}/children")
    for _ in range(200):
        if found := children.read_text().split():
            return int(found[0])
        time.sleep(0.05)
    raise RuntimeError("gunicorn has no worker")
