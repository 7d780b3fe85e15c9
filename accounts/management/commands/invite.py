"""`manage.py invite [EMAIL]`: a code that lets somebody sign up, once."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.invitations import Invitation
from accounts.management.addresses import check_address


class Command(BaseCommand):
    help = "Makes an invitation to sign up, for one person, and prints its code as the last word."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", nargs="?", default="", help="the only address it is for")
        parser.add_argument("--days", type=int, default=Invitation.VALID_FOR.days)

    def handle(self, *, email: str, days: int, **options: Any) -> None:
        if not 1 <= days <= 365:
            raise CommandError("--days: give a whole number from 1 to 365.")
        if email:
            check_address(email)
        until = timezone.now() + timedelta(days=days)
        code = Invitation.issue(until, email)
        self.stdout.write(f"Invitation for {email or 'anybody'} until {until:%Y-%m-%d}: {code}")
