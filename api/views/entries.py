"""Entries over REST: every write is one op of the journal."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ParseError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from uuid_utils.compat import uuid7

from accounts.models import Token
from api.parameters import (
    PAGE,
    PERIOD,
    entry_kind_or_404,
    kind_or_404,
    read_cursor,
    read_date,
    read_limit,
)
from api.permissions import owner_of
from api.serializers import any_entry
from diary import journal, storage, timeline
from diary.models import Entry, Record, entry_kinds
from diary.ops import Op
from diary.parsing import parse_uuid

PAGE_OF_ENTRIES = {
    200: {
        "type": "object",
        "properties": {
            "entries": {"type": "array", "items": {"$ref": "#/components/schemas/Entry"}},
            "next": {"type": "string", "nullable": True, "description": "the next page's cursor"},
        },
    }
}
STORED = {201: any_entry, 200: any_entry}


def body(request: Request, uid: UUID | None = None) -> dict[str, Any]:
    """The JSON object sent; a uid in it must be the path's."""
    if not isinstance(request.data, dict):
        raise ParseError("The body must be a JSON object.")
    if uid and "uid" in request.data and parse_own_uid(request.data["uid"]) != uid:
        raise ValidationError({"uid": _("The uid of a record can't be changed.")})
    return request.data


def parse_own_uid(raw: Any) -> UUID:
    try:
        return parse_uuid(raw)
    except ValidationError as error:
        raise ValidationError({"uid": error}) from None


def write(request: Request, op: Op) -> journal.Outcome:
    outcome = journal.apply(owner_of(request), [op])
    if errors := outcome.results[0].errors:
        raise ValidationError(errors)
    return outcome


def store(request: Request, model: type[Record], uid: UUID, given: dict[str, Any]) -> Response:
    """Create or replace a whole entry: what isn't given is emptied."""
    only_adds = isinstance(request.auth, Token) and request.auth.scope == Token.Scope.LOG
    fields = dict.fromkeys(model.fields()) | given
    outcome = write(request, Op.now(model.kind, uid, fields, only_if="new" if only_adds else None))
    if outcome.results[0].status == "held":
        raise PermissionDenied
    status = 201 if outcome.results[0].created else 200
    return Response(outcome.rows[uid].entry(), status=status)


def change(
    request: Request, kind: str, uid: UUID, fields: dict[str, Any] | None
) -> journal.Outcome:
    """Change or (without fields) delete an entry that is there."""
    outcome = write(request, Op.now(kind_or_404(kind).kind, uid, fields, only_if="live"))
    if outcome.results[0].status == "held":
        raise Http404
    return outcome


def timeline_page(request: Request, kinds: list[type[Entry]]) -> Response:
    rows, place = timeline.page(
        owner_of(request),
        kinds,
        start=read_date(request, "from"),
        end=read_date(request, "to"),
        after=read_cursor(request, timeline.Place.read),
        limit=read_limit(request, default=100, maximum=500),
    )
    return Response({"entries": [row.entry() for row in rows], "next": place and str(place)})


class Timeline(APIView):
    @extend_schema(
        operation_id="timeline",
        parameters=[OpenApiParameter("kind"), *PERIOD, *PAGE],
        responses=PAGE_OF_ENTRIES,
    )
    def get(self, request: Request) -> Response:
        kind = request.query_params.get("kind")
        kinds = [entry_kind_or_404(kind)] if kind else list(entry_kinds())
        return timeline_page(request, kinds)


class Entries(APIView):
    takes_log = True

    @extend_schema(operation_id="entries", parameters=[*PERIOD, *PAGE], responses=PAGE_OF_ENTRIES)
    def get(self, request: Request, kind: str) -> Response:
        model = kind_or_404(kind)
        if issubclass(model, Entry):
            return timeline_page(request, [model])
        rows = storage.of_owner(model, owner_of(request).pk)
        return Response({"entries": [row.entry() for row in rows], "next": None})

    @extend_schema(request=any_entry, responses=STORED)
    def post(self, request: Request, kind: str) -> Response:
        model, given = kind_or_404(kind), body(request)
        uid = parse_own_uid(given["uid"]) if "uid" in given else uuid7()
        return store(request, model, uid, given)


class EntryDetail(APIView):
    @extend_schema(responses=any_entry)
    def get(self, request: Request, kind: str, uid: UUID) -> Response:
        for row in storage.find(kind_or_404(kind), owner_of(request).pk, [uid]):
            return Response(row.entry())
        raise Http404

    @extend_schema(request=any_entry, responses=STORED)
    def put(self, request: Request, kind: str, uid: UUID) -> Response:
        return store(request, kind_or_404(kind), uid, body(request, uid))

    @extend_schema(request=any_entry, responses=any_entry)
    def patch(self, request: Request, kind: str, uid: UUID) -> Response:
        return Response(change(request, kind, uid, body(request, uid)).rows[uid].entry())

    @extend_schema(responses={204: None})
    def delete(self, request: Request, kind: str, uid: UUID) -> Response:
        change(request, kind, uid, None)
        return Response(status=204)
