"""Web Push: one message, encrypted for one device, handed to its push service."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from queue import Empty, SimpleQueue
from socket import socket
from threading import Thread
from typing import Any, Literal
from urllib.parse import urlsplit

import requests
from django.conf import settings
from py_vapid import Vapid
from pywebpush import WebPusher
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from diary.models.reminders import PushSubscription
from diary.reminders import keys
from diary.reminders.endpoints import is_allowed, may_reach

PATIENCE = (5, 10)
"""Seconds to connect, and to wait for the next letter of the answer."""
DEADLINE = 20
"""Seconds for all of it."""
LONGEST_REST = timedelta(hours=6)
TOKEN_LIFE = timedelta(hours=12)
DEAD = {404, 410}


@dataclass(frozen=True)
class Answer:
    """`received`, `gone` (the device is no more), `refused`, or `again`, not before `rest`."""

    word: Literal["received", "gone", "refused", "again"]
    rest: timedelta = timedelta(0)


class NotPublic(OSError):
    """The name led to an address that is not for the public."""


class GuardedHTTP(HTTPConnection):
    """Closes a connection to a private address before a byte is sent."""

    def _new_conn(self) -> socket:
        connection = super()._new_conn()
        if not may_reach(connection.getpeername()[0]):
            connection.close()
            raise NotPublic
        return connection


class GuardedHTTPS(GuardedHTTP, HTTPSConnection):
    """The same: an HTTPS connection makes its socket as an HTTP one does."""


class HTTPPool(HTTPConnectionPool):
    ConnectionCls = GuardedHTTP


class HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = GuardedHTTPS


class GuardedAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": HTTPPool, "https": HTTPSPool}


@lru_cache
def session() -> requests.Session:
    session = requests.Session()
    # A proxy of the environment would connect in our place, unguarded.
    session.trust_env = False
    for scheme in ("http://", "https://"):
        session.mount(scheme, GuardedAdapter())
    return session


def send(device: PushSubscription, message: dict[str, Any], topic: str, ttl: timedelta) -> Answer:
    """A later message of the same topic takes the place of one that was not delivered yet."""
    if not is_allowed(device.endpoint):
        return Answer("gone")
    given = {"p256dh": device.p256dh, "auth": device.auth}
    pusher = WebPusher({"endpoint": device.endpoint, "keys": given})
    headers = {
        **signed(device.endpoint),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(max(60, int(ttl.total_seconds()))),
        "Topic": topic,
        "Urgency": "high",
    }
    body = pusher.encode(json.dumps(message).encode())["body"]
    return in_time(lambda: post(device.endpoint, body, headers))


def in_time(work: Callable[[], Answer]) -> Answer:
    """A service that answers a letter at a time keeps its own message waiting, and no other."""
    answers: SimpleQueue[Answer] = SimpleQueue()
    Thread(target=lambda: answers.put(work()), daemon=True).start()
    try:
        return answers.get(timeout=DEADLINE)
    except Empty:
        return Answer("again")


def post(url: str, body: bytes, headers: dict[str, str]) -> Answer:
    try:
        # What else it says is never read: it may be endless.
        with session().post(
            url, data=body, headers=headers, timeout=PATIENCE, stream=True, allow_redirects=False
        ) as response:
            return read(response)
    except (requests.RequestException, NotPublic):
        return Answer("again")


def signed(endpoint: str) -> dict[str, str]:
    parts = urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int(time.time() + TOKEN_LIFE.total_seconds()),
        "sub": settings.PUSH_CONTACT,
    }
    headers: dict[str, str] = Vapid(keys.private_key()).sign(claims)
    return headers


def read(response: requests.Response) -> Answer:
    if response.status_code in DEAD:
        return Answer("gone")
    if response.status_code == 429 or response.status_code >= 500:
        return Answer("again", min(LONGEST_REST, asked_rest(response)))
    return Answer("received" if response.ok and response.status_code < 300 else "refused")


def asked_rest(response: requests.Response) -> timedelta:
    """What `Retry-After` says, in seconds or as a date."""
    asked = response.headers.get("Retry-After", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 9:
        return timedelta(seconds=int(asked))
    try:
        seconds = parsedate_to_datetime(asked).timestamp() - time.time()
    except ValueError:
        return timedelta(0)
    return timedelta(seconds=max(0, seconds))
