"""A gunicorn of our own, as `./run` starts it, on a database of its own; it can be killed."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from psycopg.sql import SQL, Identifier
from uuid_utils.compat import uuid7

from accounts.models import Token
from tests.factories import make_user
from tools.setup import ROOT

PATIENT = "patient@example.org"


class Gunicorn:
    """`token` is the patient's, whose diary is empty."""

    def __init__(self, env: dict[str, str], folder: Path, token: str) -> None:
        self.env, self.folder, self.token = env, folder, token
        self.port = int(env["PORT"])

    def start(self) -> None:
        with (self.folder / "log").open("a") as log:
            self.master = subprocess.Popen(
                [sys.executable, "-m", "gunicorn"],
                cwd=ROOT,
                env=self.env,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self.master.stdout is not None
        with self.master.stdout as output:
            assert "Quiver is at" in output.readline(), (self.folder / "log").read_text()

    def stop(self) -> None:
        self.master.terminate()
        self.master.wait(timeout=60)

    def workers(self) -> list[int]:
        pid = self.master.pid
        return [*map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]

    def kill(self) -> None:
        """All of it at once, as when the power goes."""
        workers = self.workers()
        self.master.kill()
        for pid in workers:
            kill(pid)
        self.master.wait()
        for pid in workers:
            while is_running(pid):
                time.sleep(0.01)

    def audit(self) -> dict[str, Any]:
        """The audit of the patient's diary in this server's database."""
        code = f"from tests.proof.ledger import print_report; print_report({PATIENT!r})"
        command = [sys.executable, "manage.py", "shell", "--verbosity=0", "--command", code]
        done = subprocess.run(command, cwd=ROOT, env=self.env, check=True, stdout=subprocess.PIPE)
        return json.loads(done.stdout)


def kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@contextmanager
def gunicorn(folder: Path, **changes: str) -> Iterator[Gunicorn]:
    """On a copy of the test's database, of the same kind. `changes`: to its environment."""
    ours = ("QUIVER_", "DATABASE_URL", "DJANGO_", "GUNICORN_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    token = Token.issue(make_user(PATIENT), "proof")[1]
    with copied_database(folder) as url:
        unlimited = {"QUIVER_REQUESTS_A_MINUTE": "0"}
        env = kept | url | unlimited | {"QUIVER_DATA": str(folder), "PORT": port} | changes
        server = Gunicorn(env, folder, token)
        server.start()
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def copied_database(folder: Path) -> Iterator[dict[str, str]]:
    """The environment that names it."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(folder / "quiver.sqlite3")) as copy:
            connection.connection.backup(copy)
        yield {}
        return
    original, copied = connection.settings_dict["NAME"], f"proof_{uuid7().hex}"
    connection.close()  # a database in use can't be copied
    cluster_url = os.environ["DATABASE_URL"].rpartition("/")[0]
    create = SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(copied), Identifier(original))
    with psycopg.connect(f"{cluster_url}/postgres", autocommit=True) as cluster:
        cluster.execute(create)
        try:
            yield {"DATABASE_URL": f"{cluster_url}/{copied}"}
        finally:
            cluster.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(copied)))


class Phone:
    """Its connection to the server is opened anew after each failure."""

    def __init__(self, server: Gunicorn) -> None:
        self.token, self.device = server.token, str(uuid7())
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        self.account = self.send("GET", "me")[1]["account"]

    def send(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Status and JSON of the answer. Raises OSError or HTTPException if none came."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        try:
            self.connection.request(method, f"/api/v1/{path}", json.dumps(body), headers)
            answer = self.connection.getresponse()
            return answer.status, json.loads(answer.read())
        except (OSError, http.client.HTTPException):
            self.connection.close()
            raise

    def push(self, ops: list[dict[str, Any]]) -> tuple[int, Any]:
        envelope = {"account": self.account, "device": self.device, "schema": 1, "ops": ops}
        return self.send("POST", "sync/push", envelope | {"now": datetime.now(UTC).isoformat()})

    def close(self) -> None:
        self.connection.close()
