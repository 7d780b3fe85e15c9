"""What a real server prints while it is asked good and bad things: nothing of what they held."""

import socket
from contextlib import closing

import pytest

from diary.models import KINDS
from tests.factories import example, op
from tests.proof.server import Phone, gunicorn

pytestmark = pytest.mark.django_db(transaction=True)
CANARY = "canary-in-the-calf"


def test_the_server_prints_nothing_of_what_it_was_sent(tmp_path):
    with gunicorn(tmp_path) as server:
        phone = Phone(server)
        good = example(KINDS["twitch"], note=CANARY)
        assert phone.push([op("twitch", fields=good)])[0] == 200
        assert phone.send("POST", "entries/twitch/", good | {"state": CANARY})[0] == 400
        assert phone.send("GET", f"entries/?kind={CANARY}")[0] == 404
        assert phone.send("GET", f"{CANARY}?note={CANARY}")[0] == 404
        phone.close()
        for half in ("GET /{} HTTP/9.9\r\n\r\n", "{}\r\n\r\n", "GET / HTTP/1.1\r\n{}\r\n\r\n"):
            with closing(socket.create_connection(("127.0.0.1", server.port))) as odd:
                odd.sendall(half.format(CANARY).encode())
                odd.recv(1000)
    assert CANARY not in (tmp_path / "log").read_text()


def test_who_asks_for_the_head_alone_fills_no_log(tmp_path):
    with (
        gunicorn(tmp_path) as server,
        closing(socket.create_connection(("127.0.0.1", server.port))) as asking,
    ):
        asking.sendall(b"HEAD /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert asking.recv(1000).startswith(b"HTTP/1.1 200")
    assert "HEAD" not in (tmp_path / "log").read_text()
