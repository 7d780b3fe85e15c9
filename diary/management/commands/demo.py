"""`manage.py demo --days 180 --email EMAIL`: a patient to look around with."""

import secrets
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.management.addresses import user_at
from accounts.models import User
from diary import demo


class Command(BaseCommand):
    help = "Makes a demo patient with a filled diary and prints how to sign in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=180)
        parser.add_argument("--email", default="demo@example.org")

    def handle(self, *, days: int, email: str, **options: Any) -> None:
        if not 1 <= days <= 3660:
            raise CommandError("--days: give a whole number from 1 to 3660.")
        user = user_at(email)
        password = secrets.token_urlsafe(9)
        if user is None:
            user = User.objects.create_user(email, password)
            demo.fill(user, days, until=timezone.localdate() - timedelta(days=1))
        elif demo.is_demo(user):
            user.set_password(password)
            user.save()
        else:
            raise CommandError(
                f"--email: {email} has a diary of their own. Choose another address."
            )
        self.stdout.write(f"Demo patient: sign in as {email} with the password {password}")
