"""A reminder by e-mail, where the server can send one. It says no more than a push does."""

from __future__ import annotations

from smtplib import SMTPException

from django.core.mail import send_mail
from django.utils.translation import gettext as _

from accounts.models import User


def write_mail(owner: User) -> bool:
    """Whether the server took it."""
    why = _("You asked for this reminder in the settings of your diary, and can end it there.")
    try:
        send_mail(_("Time for your diary"), why, None, [owner.email])
    except (SMTPException, OSError):
        return False
    return True
