"""Sync: the phone pushes its outbox and pulls what changed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.parameters import read_cursor, read_limit
from api.permissions import AccountMismatch, owner_of
from api.problems import OtherSchema
from diary import journal
from diary.checksums import checksums
from diary.describe import SCHEMA
from diary.ops import Op, Result, read_op
from diary.parsing import parse_each, parse_instant, parse_uuid
from diary.validation import messages

MOST_OPS = 500


class Push(APIView):
    @extend_schema(request=OpenApiTypes.OBJECT, responses=OpenApiTypes.OBJECT)
    def post(self, request: Request) -> Response:
        push = read_push(request.data)
        if push["account"] != owner_of(request).account:
            raise AccountMismatch
        read = read_ops(push["ops"])
        ops = [op for op in read if isinstance(op, Op)]
        outcome = journal.apply(
            owner_of(request), ops, device=push["device"], now=push["now"], epoch=push["epoch"]
        )
        applied = iter(outcome.results)
        results = [next(applied) if isinstance(op, Op) else op for op in read]
        return Response(
            {
                "epoch": str(outcome.epoch),
                "head": outcome.head,
                "results": [result.wire() for result in results],
            }
        )


class Pull(APIView):
    @extend_schema(
        parameters=[OpenApiParameter("cursor"), OpenApiParameter("limit", int)],
        responses=OpenApiTypes.OBJECT,
    )
    def get(self, request: Request) -> Response:
        cursor = read_cursor(request, journal.Cursor.read)
        limit = read_limit(request, default=500, maximum=500)
        page = journal.changes_since(owner_of(request), cursor, limit)
        return Response({"entries": page.entries, "cursor": str(page.cursor), "more": page.more})


class Check(APIView):
    @extend_schema(parameters=[OpenApiParameter("cursor")], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        owner, cursor = owner_of(request), read_cursor(request, journal.Cursor.read)
        # In this order: a cursor that is current afterwards was so all the while.
        kinds = checksums(owner)
        return Response({"cursor_is_current": journal.is_current(owner, cursor), "kinds": kinds})


def read_push(raw: Any) -> dict[str, Any]:
    """The envelope of a push. Raises ValidationError with a field map."""
    if not isinstance(raw, dict):
        raise ValidationError(
            {"ops": _("Give an object with account, device, schema, now and ops.")}
        )
    return parse_each(
        raw,
        {
            "account": parse_uuid,
            "device": parse_uuid,
            "schema": parse_schema,
            "now": parse_instant,
            "ops": parse_ops,
            "epoch": parse_epoch,
        },
    )


def parse_schema(raw: Any) -> int:
    """An app of another time keeps its outbox and fetches itself anew."""
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise ValidationError(_("Give the schema that `kinds` names."))
    if raw != SCHEMA:
        raise OtherSchema
    return raw


def parse_epoch(raw: Any) -> UUID | None:
    """Of the journal that the numbers in `base` belong to; a phone's first push knows none."""
    return None if raw is None else parse_uuid(raw)


def parse_ops(raw: Any) -> list[Any]:
    if not isinstance(raw, list) or len(raw) > MOST_OPS:
        raise ValidationError(_("Give a list of at most %(most)s ops.") % {"most": MOST_OPS})
    return raw


def read_ops(raws: list[Any]) -> list[Op | Result]:
    """Each op, or the answer to one whose envelope, or an earlier one on its record, is bad."""
    read: list[Op | Result] = []
    blocked: set[UUID] = set()
    for raw in raws:
        op = read_or_reject(raw)
        if isinstance(op, Result):
            blocked |= named_record(raw)
        elif op.uid in blocked:
            op = Result(op.op, "held")
        read.append(op)
    return read


def read_or_reject(raw: Any) -> Op | Result:
    try:
        return read_op(raw)
    except ValidationError as error:
        named = raw.get("op") if isinstance(raw, dict) else None
        readable = named if isinstance(named, str) else None
        return Result(readable, "rejected", errors=messages(error))


def named_record(raw: Any) -> set[UUID]:
    """The uid of a rejected op, if it has one that can be read."""
    try:
        return {parse_uuid(raw["uid"])}
    except (TypeError, KeyError, ValidationError):
        return set()
