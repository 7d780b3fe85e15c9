"""Every error as problem details (RFC 9457): `code` for programs, `title` for people."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from rest_framework import exceptions, status
from rest_framework.response import Response

from api.permissions import AccountMismatch
from diary.journal import Reset
from diary.report.build import Busy
from diary.validation import messages

CONTENT_TYPE = "application/problem+json"


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
    body = describe(error)
    if body is None:
        return None
    challenge = getattr(error, "auth_header", None)
    headers = {"WWW-Authenticate": challenge} if challenge else {}
    if isinstance(error, Busy):
        headers["Retry-After"] = str(error.retry_after)
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


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Paths that no view answers."""
    return answer(404, "not_found", _("Not found"))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What no view could read."""
    return answer(400, "parse_error", _("Bad request"))


def length_required(request: HttpRequest) -> HttpResponse:
    return answer(411, "length_required", _("Send the body with its length"))


def server_error(request: HttpRequest) -> HttpResponse:
    """A bug. What it was about stays out of the answer."""
    return answer(500, "server_error", _("Something went wrong on the server"))


def answer(status_code: int, code: str, title: str) -> HttpResponse:
    body = problem(status_code, code, title)
    return JsonResponse(body, status=status_code, content_type=CONTENT_TYPE)
