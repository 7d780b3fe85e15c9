"""Every error as problem details (RFC 9457): `code` for programs, `title` for people."""

from __future__ import annotations

import logging
import sys
from http import HTTPStatus
from math import ceil
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from rest_framework import exceptions, status
from rest_framework.response import Response

from api.permissions import AccountMismatch
from diary.database import is_busy, is_full
from diary.journal import Reset
from diary.report.build import Busy
from diary.validation import messages

CONTENT_TYPE = "application/problem+json"
DATABASE_PAUSE = 5
"""Seconds after which a busy database may be asked again."""
MAIL_PAUSE = 60

logger = logging.getLogger(__name__)


class TooLarge(exceptions.APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "too_large"


class OtherSchema(exceptions.APIException):
    status_code = status.HTTP_426_UPGRADE_REQUIRED
    default_code = "other_schema"
    default_detail = _lazy("Reload the app: it is of another version than the server.")


def problem(status_code: int, code: str, title: str, **extra: Any) -> dict[str, Any]:
    return {"type": "about:blank", "title": title, "status": status_code, "code": code, **extra}


def handle(error: Exception, context: Any) -> Response | None:
    """DRF's exception handler. None leaves it to Django: a bug, answered with 500."""
    body = of_database(error) or describe(error)
    if body is None:
        return None
    challenge = getattr(error, "auth_header", None)
    headers = {"WWW-Authenticate": challenge} if challenge else {}
    if body["code"] == "busy":
        headers["Retry-After"] = str(getattr(error, "retry_after", DATABASE_PAUSE))
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(ceil(wait))
    return Response(body, status=body["status"], headers=headers, content_type=CONTENT_TYPE)


def describe(error: Exception) -> dict[str, Any] | None:
    match error:
        case ValidationError():
            return problem(400, "invalid", _("Bad input"), errors=messages(error))
        case Http404():
            return problem(404, "not_found", _("Not found"))
        case PermissionDenied():
            return problem(403, "permission_denied", _("Not allowed"))
        case Reset():
            return problem(409, "reset", _("Start the sync again without a cursor"))
        case AccountMismatch():
            title = _("This phone's entries belong to another account")
            return problem(409, "account_mismatch", title)
        case Busy():
            return problem(503, "busy", _("Other reports are being made; try again in a moment"))
        case exceptions.APIException():
            title = HTTPStatus(error.status_code).phrase.capitalize()
            return problem(
                error.status_code, str(error.default_code), title, detail=str(error.detail)
            )
    return None


def of_database(error: BaseException | None) -> dict[str, Any] | None:
    """Of a database that can't now. Its transaction was rolled back: nothing of it was stored."""
    if not isinstance(error, DatabaseError):
        return None
    if is_full(error):
        logger.error("The disk of the database is full: nothing can be written.")
        title = _("The server's disk is full; nothing was stored")
        return problem(507, "storage_full", title)
    if is_busy(error):
        logger.warning("The database was locked for longer than we wait.")
        return problem(503, "busy", _("The server is busy; try again in a moment"))
    return None


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Paths that no view answers."""
    return answer(404, "not_found", _("Not found"))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What nobody may do from where they are."""
    return answer(403, "permission_denied", _("Not allowed"))


def no_csrf_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A change that another site's page may have asked for."""
    return forbidden(request)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What no view could read."""
    return answer(400, "parse_error", _("Bad request"))


def too_large(request: HttpRequest) -> HttpResponse:
    """More than anybody needs to say."""
    return answer(413, "too_large", _("The body is too large"))


def length_required(request: HttpRequest) -> HttpResponse:
    return answer(411, "length_required", _("Send the body with its length"))


def server_error(request: HttpRequest) -> HttpResponse:
    """A bug, or a database that can't. What it was about stays out of the answer."""
    body = of_database(sys.exception())
    if body is None:
        return answer(500, "server_error", _("Something went wrong on the server"))
    response = answer(body["status"], body["code"], body["title"])
    if body["code"] == "busy":
        response["Retry-After"] = str(DATABASE_PAUSE)
    return response


def mail_away(request: HttpRequest) -> HttpResponse:
    """A code that can't be mailed is of no use: what it was for wasn't begun."""
    title = _("The server can't send mail just now, so nothing was changed; try again in a moment")
    response = answer(503, "mail_away", title)
    response["Retry-After"] = str(MAIL_PAUSE)
    return response


def answer(status_code: int, code: str, title: str) -> HttpResponse:
    body = problem(status_code, code, title)
    return JsonResponse(body, status=status_code, content_type=CONTENT_TYPE)
