"""A push service on this machine, and a browser that has subscribed to it."""

from __future__ import annotations

import json
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from accounts.models import User
from diary.models import PushSubscription
from diary.reminders import devices

AUTH = b"sixteen letters."


@dataclass
class Sent:
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Service:
    """`answers` are given in turn, then 201 for ever; each a status and headers."""

    port: int = 0
    sent: list[Sent] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)

    pause: float = 0
    """Seconds before each letter of an answer."""

    together: threading.Barrier = field(default_factory=lambda: threading.Barrier(1))
    """So many requests are answered when all of them have come."""

    def url(self, name: str = "phone") -> str:
        return f"http://127.0.0.1:{self.port}/{name}"


@dataclass
class Browser:
    """Alone in having the key that opens what was sent to it."""

    endpoint: str
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    @property
    def keys(self) -> dict[str, str]:
        point = self.key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        return {"p256dh": text(point), "auth": text(AUTH)}

    def read(self, sent: Sent) -> dict[str, Any]:
        opened = http_ece.decrypt(
            sent.body, private_key=self.key, auth_secret=AUTH, version="aes128gcm"
        )
        message: dict[str, Any] = json.loads(opened)
        return message


def text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def subscribe(
    owner: User, service: Service, name: str = "phone"
) -> tuple[Browser, PushSubscription]:
    browser = Browser(service.url(name))
    return browser, devices.add(owner, browser.endpoint, **browser.keys)


@contextmanager
def running() -> Iterator[Service]:
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.sent.append(Sent(self.path, dict(self.headers), body))
            service.together.wait(timeout=10)
            status, headers = service.answers.pop(0) if service.answers else (201, {})
            if service.pause:
                self.trickle()
            else:
                self.answer(status, headers)

        def answer(self, status: int, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in {**headers, "Content-Length": "0"}.items():
                self.send_header(name, value)
            self.end_headers()

        def trickle(self) -> None:
            for letter in b"HTTP/1.1 201 Created\r\n":
                time.sleep(service.pause)
                self.wfile.write(bytes([letter]))

        def log_message(self, *_args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield service
    server.shutdown()
    server.server_close()
