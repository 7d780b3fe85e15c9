"""`manage.py forget_second_factors EMAIL`: for somebody who lost their phone and the codes."""

from argparse import ArgumentParser
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError

from accounts.access import AccessEvent, note
from accounts.management.addresses import user_at


class Command(BaseCommand):
    help = (
        "Removes an account's authenticator app, passkeys and recovery codes: the password alone "
        "signs in. Be sure who is asking."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *, email: str, **options: Any) -> None:
        user = user_at(email)
        if user is None:
            raise CommandError(f"EMAIL: nobody signs in as {email}.")
        number, _ = Authenticator.objects.filter(user=user).delete()
        note(AccessEvent.Act.SECOND_FACTOR_REMOVED, user.pk, through="operator")
        self.stdout.write(f"Removed {number} second factors of {user.email}.")
