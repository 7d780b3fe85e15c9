"""What a patient wants to be reminded of, and where."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.permissions import owner_of
from api.reminder_serializers import PushSubscriptionSerializer, RemindersSerializer
from api.serializers import checked
from api.turns import TooManyAtOnce, turn
from diary.models import PushSubscription, Reminder
from diary.models import Reminders as Wanted
from diary.reminders import calendar, devices, ledger


class Reminders(APIView):
    @extend_schema(operation_id="reminders", responses=RemindersSerializer)
    def get(self, request: Request) -> Response:
        return Response(RemindersSerializer(Wanted.of(owner_of(request))).data)

    @extend_schema(request=RemindersSerializer, responses=RemindersSerializer)
    def patch(self, request: Request) -> Response:
        owner = owner_of(request)
        changes = checked(RemindersSerializer(Wanted.of(owner), data=request.data, partial=True))
        return Response(RemindersSerializer(ledger.change(owner, changes, timezone.now())).data)


class Later(APIView):
    @extend_schema(
        request=None,
        responses=inline_serializer(
            "PutOff", {"again_at": serializers.DateTimeField(allow_null=True)}
        ),
    )
    def post(self, request: Request, uid: UUID) -> Response:
        reminder = Reminder.objects.filter(owner=owner_of(request), uid=uid).first()
        if reminder is None:
            raise Http404
        return Response({"again_at": ledger.put_off(reminder, timezone.now())})


class Calendar(APIView):
    @extend_schema(
        request=None,
        responses={201: inline_serializer("Address", {"path": serializers.CharField()})},
    )
    def post(self, request: Request) -> Response:
        secret = calendar.new_address(owner_of(request))
        return Response({"path": f"/calendar/{secret}.ics"}, status=201)

    @extend_schema(responses={204: None})
    def delete(self, request: Request) -> Response:
        calendar.end_address(owner_of(request))
        return Response(status=204)


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """For calendar apps, which can't sign in: whoever has the address may read it."""
    found = calendar.behind(secret)
    if found is None:
        raise Http404
    try:
        with turn(found.owner):
            words = calendar.feed(found, timezone.now())
    except TooManyAtOnce as error:
        return HttpResponse(str(error), status=error.status_code, content_type="text/plain")
    return HttpResponse(words, content_type="text/calendar; charset=utf-8")


class PushSubscriptions(APIView):
    @extend_schema(
        operation_id="push_subscriptions", responses=PushSubscriptionSerializer(many=True)
    )
    def get(self, request: Request) -> Response:
        found = PushSubscription.objects.filter(owner=owner_of(request))
        return Response(PushSubscriptionSerializer(found, many=True).data)

    @extend_schema(request=PushSubscriptionSerializer, responses=PushSubscriptionSerializer)
    def post(self, request: Request) -> Response:
        given = checked(PushSubscriptionSerializer(data=request.data))
        device = devices.add(owner_of(request), given["endpoint"], **given["keys"])
        return Response(PushSubscriptionSerializer(device).data, status=201)


class PushSubscriptionDetail(APIView):
    @extend_schema(responses={204: None})
    def delete(self, request: Request, uid: UUID) -> Response:
        if not devices.end(owner_of(request), uid):
            raise Http404
        return Response(status=204)
