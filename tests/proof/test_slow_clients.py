"""Clients that stop in the middle of a request hold a thread for a while, and then no longer."""

import http.client
import socket
import time
from contextlib import ExitStack, closing

import pytest

from tests.proof.server import gunicorn

pytestmark = [pytest.mark.pure, pytest.mark.django_db(transaction=True)]
THREADS = 2 * 4
LENGTH = b"Host: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
HALVES = [
    b"GET /api/v1/me HTTP/1.1\r\nHost: local",
    b"POST /_allauth/browser/v1/auth/login HTTP/1.1\r\n" + LENGTH,
    b"POST /api/v1/sync/push HTTP/1.1\r\nAuthorization: Bearer %s\r\n" + LENGTH,
]


def test_who_stops_in_the_middle_makes_nobody_wait_for_good(tmp_path):
    with gunicorn(tmp_path, QUIVER_PATIENCE="1") as server:
        for half in HALVES:
            with ExitStack() as stalled:
                for _ in range(THREADS):
                    stuck = socket.create_connection(("127.0.0.1", server.port))
                    stalled.enter_context(closing(stuck))
                    stuck.sendall(half.replace(b"%s", server.token.encode()))
                started = time.monotonic()
                assert is_alive(server.port)
                assert time.monotonic() - started < 10


def is_alive(port):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as other:
        other.request("GET", "/livez")
        return other.getresponse().status == 200
