"""Another e-mail address for an account: at once, or with a mail server once its code is given."""

from __future__ import annotations

from allauth.account.internal.flows.email_verification_by_code import EmailVerificationProcess
from allauth.account.internal.flows.manage_email import emit_email_changed
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.models import User


def change(request: HttpRequest, user: User, email: str) -> bool:
    """Whether it is done. Whoever gives an address of somebody else learns nothing of it where the
    answer is a mail to that address."""
    email = email.lower()
    if email == user.email:
        raise wrong(_("This is your address already."))
    taken = User.objects.filter(email__iexact=email).exists()
    if settings.MAIL:
        send_code(request, user, email, taken)
        return False
    if taken:
        raise wrong(_("This address belongs to another account."))
    replace(request, user, email)
    return True


def send_code(request: HttpRequest, user: User, email: str, taken: bool) -> None:
    """To an address that is taken, a mail that says so."""
    state = EmailVerificationProcess.initial_state(user, email)
    state["account_already_exists"] = taken
    process = EmailVerificationProcess(request, state, user)
    process.generate_code()
    process.send()
    process.persist()


def replace(request: HttpRequest, user: User, email: str) -> None:
    """Unverified, as an address at sign-up is where nobody can be asked."""
    old = EmailAddress.objects.filter(user=user).first()
    user.email = email
    try:
        with transaction.atomic():
            user.save(update_fields=["email"])
            EmailAddress.objects.filter(user=user).delete()
            new = EmailAddress.objects.create(user=user, email=email, primary=True)
    except IntegrityError as error:
        raise wrong(_("This address belongs to another account.")) from error
    emit_email_changed(request, old, new)


def wrong(words: str) -> ValidationError:
    return ValidationError({"email": [words]})
