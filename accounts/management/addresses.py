"""The e-mail address that a command was given."""

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.core.validators import validate_email

from accounts.models import User


def check_address(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError as error:
        raise CommandError(f"EMAIL: {email!r} is not an e-mail address.") from error


def user_at(email: str) -> User | None:
    return User.objects.filter(email__iexact=email).first()
