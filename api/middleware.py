"""What holds for every request, whichever view answers it."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django.conf import settings
from django.http import HttpRequest, HttpResponse, UnreadablePostError

from accounts import sign_up
from accounts.adapters import MailAway
from api.parsers import read_json
from api.problems import bad_request, length_required, mail_away, too_large

Answer = Callable[[HttpRequest], HttpResponse]


def readable_bodies(get_response: Answer) -> Answer:
    """Refuse bodies that a view would overlook (no length) or allauth stumble over (no JSON)."""

    def answer(request: HttpRequest) -> HttpResponse:
        if "Transfer-Encoding" in request.headers and not request.headers.get("Content-Length"):
            return length_required(request)
        if request.path.startswith("/_allauth/"):
            if int(request.META.get("CONTENT_LENGTH") or 0) > settings.SIGN_IN_MAX_SIZE:
                return too_large(request)
            if not is_storable_json(read(request)):
                return bad_request(request)
        return get_response(request)

    return answer


def read(request: HttpRequest) -> bytes:
    """Half a body, if the rest of it doesn't come: that is no JSON either."""
    try:
        return request.body
    except UnreadablePostError:
        return b"{"


def is_storable_json(body: bytes) -> bool:
    """Half a surrogate pair can stand in JSON, and in nothing that is encoded."""
    try:
        json.dumps(read_json(body or b"null"), ensure_ascii=False).encode()
    except ValueError:
        return False
    return True


UNREADABLE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    InvalidSignature,
    LookupError,
    TypeError,
    UnsupportedAlgorithm,
    ValueError,
    struct.error,
)


class NoMail:
    """Takes back what was begun for a code that can't be mailed. What is in the session isn't kept:
    Django drops it with any answer of a server in trouble."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, MailAway):
            return None
        sign_up.take_back(request)
        return mail_away(request)


class UnreadableKeys:
    """allauth stumbles over credentials that no authenticator makes, or keeps them unread."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_about_keys(request) and request.body:
            sent = read_json(request.body)
            if isinstance(sent, dict) and not isinstance(sent.get("credential", {}), dict):
                return bad_request(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        unreadable = is_about_keys(request) and isinstance(error, UNREADABLE)
        return bad_request(request) if unreadable else None


def is_about_keys(request: HttpRequest) -> bool:
    return request.path.startswith("/_allauth/") and "webauthn" in request.path
