"""`manage.py token EMAIL --name NAME`: an API token for a script."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.access import AccessEvent, note
from accounts.management.addresses import check_address, user_at
from accounts.models import Token, User


class Command(BaseCommand):
    help = "Makes an API token and prints it as its last word."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", required=True, help="what the token is for")
        parser.add_argument("--scope", choices=Token.Scope.values, default=Token.Scope.ALL)
        parser.add_argument("--days", type=int, default=Token.VALID_FOR.days, help="0: for good")
        parser.add_argument("--create", action="store_true", help="make the user if there is none")

    def handle(
        self, *, email: str, name: str, scope: str, days: int, create: bool, **options: Any
    ) -> None:
        if not 0 <= days <= 36500:
            raise CommandError("--days: give a whole number, 0 for a token that never expires.")
        until = timezone.now() + timedelta(days=days) if days else None
        user = self.user(email, create)
        token, secret = Token.issue(user, name, scope=scope, expires_at=until)
        note(AccessEvent.Act.TOKEN_MADE, user.pk, through=token.name)
        lasts = f"until {until:%Y-%m-%d}" if until else "for good"
        self.stdout.write(f"Token {token.name!r} ({token.scope}) for {email} {lasts}: {secret}")

    def user(self, email: str, create: bool) -> User:
        check_address(email)
        user = user_at(email)
        if user is None and create:
            user = User.objects.create_user(email)
        if user is None:
            raise CommandError(f"EMAIL: nobody signs in as {email}. Add --create to make the user.")
        return user
