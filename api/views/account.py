"""The account: who am I, and the tokens of my scripts."""

from __future__ import annotations

from uuid import UUID

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import address
from accounts.access import AccessEvent
from accounts.models import Preferences, Token
from api.notes import note
from api.permissions import owner_of
from api.serializers import (
    EmailSerializer,
    LeaveSerializer,
    MeSerializer,
    ServerSerializer,
    TokenSerializer,
    checked,
)
from diary import leave
from diary.reminders import ledger

Act = AccessEvent.Act


class Server(APIView):
    """What it offers; told without an account too."""

    authentication_classes = ()
    permission_classes = ()

    @extend_schema(responses=ServerSerializer)
    def get(self, request: Request) -> Response:
        known = {
            "sign_up": settings.SIGN_UP,
            "mail": settings.MAIL is not None,
            "shares": settings.SHARE_AT is not None,
        }
        return Response(ServerSerializer(known).data)


class Me(APIView):
    confirmed = ("DELETE",)

    @extend_schema(responses=MeSerializer)
    def get(self, request: Request) -> Response:
        return Response(MeSerializer(Preferences.of(owner_of(request))).data)

    @extend_schema(request=MeSerializer, responses=MeSerializer)
    def patch(self, request: Request) -> Response:
        serializer = MeSerializer(
            Preferences.of(owner_of(request)), data=request.data, partial=True
        )
        checked(serializer)
        serializer.save()
        ledger.reconsider(owner_of(request), timezone.now())
        return Response(serializer.data)

    @extend_schema(request=LeaveSerializer, responses={200: MeSerializer, 204: None})
    def delete(self, request: Request) -> Response:
        """The account with all that is in it: after seven days, or at once."""
        owner = owner_of(request)
        at_once = checked(LeaveSerializer(data=request.data))["at_once"]
        if at_once:
            leave.erase(owner)
            tell_by_mail(request, "account_erased")
            logout(request._request)
            return Response(status=204)
        leave.erase_later(owner, timezone.now())
        note(request, Act.DELETION_ASKED)
        tell_by_mail(request, "account_leaving")
        return Response(MeSerializer(Preferences.of(owner)).data)


class Address(APIView):
    """`202`: it will be the address once the code that was mailed to it is given."""

    confirmed = limited = ("POST",)
    throttle_scope = "addresses"

    @extend_schema(request=EmailSerializer, responses={200: MeSerializer, 202: MeSerializer})
    def post(self, request: Request) -> Response:
        owner = owner_of(request)
        email = checked(EmailSerializer(data=request.data))["email"]
        is_done = address.change(request._request, owner, email)
        return Response(MeSerializer(Preferences.of(owner)).data, status=200 if is_done else 202)


class Tokens(APIView):
    confirmed = limited = ("POST",)
    throttle_scope = "tokens"

    @extend_schema(operation_id="tokens", responses=TokenSerializer(many=True))
    def get(self, request: Request) -> Response:
        return Response(TokenSerializer(owner_of(request).tokens.all(), many=True).data)

    @extend_schema(request=TokenSerializer, responses=TokenSerializer)
    def post(self, request: Request) -> Response:
        fields = checked(TokenSerializer(data=request.data))
        token, secret = Token.issue(owner_of(request), **fields)
        note(request, Act.TOKEN_MADE, through=token.name)
        tell_by_mail(request, "token_made")
        return Response({**TokenSerializer(token).data, "token": secret}, status=201)


class TokenDetail(APIView):
    @extend_schema(responses={204: None})
    def delete(self, request: Request, uid: UUID) -> Response:
        token = owner_of(request).tokens.filter(uid=uid).first()
        if token is None:
            raise Http404
        token.delete()
        note(request, Act.TOKEN_ENDED, through=token.name)
        return Response(status=204)


def tell_by_mail(request: Request, notice: str) -> None:
    """Where there is a mail server."""
    mail, owner = get_adapter(request._request), owner_of(request)
    mail.send_notification_mail(f"accounts/email/{notice}", owner, email=owner.email)
