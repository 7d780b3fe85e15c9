"""The account: who am I, and the tokens of my scripts."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import Preferences, Token
from api.permissions import owner_of
from api.serializers import MeSerializer, TokenSerializer, checked
from diary.reminders import ledger


class Me(APIView):
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


class Tokens(APIView):
    @extend_schema(operation_id="tokens", responses=TokenSerializer(many=True))
    def get(self, request: Request) -> Response:
        return Response(TokenSerializer(owner_of(request).tokens.all(), many=True).data)

    @extend_schema(request=TokenSerializer, responses=TokenSerializer)
    def post(self, request: Request) -> Response:
        fields = checked(TokenSerializer(data=request.data))
        token, secret = Token.issue(owner_of(request), **fields)
        return Response({**TokenSerializer(token).data, "token": secret}, status=201)


class TokenDetail(APIView):
    @extend_schema(responses={204: None})
    def delete(self, request: Request, uid: UUID) -> Response:
        if not owner_of(request).tokens.filter(uid=uid).delete()[0]:
            raise Http404
        return Response(status=204)
