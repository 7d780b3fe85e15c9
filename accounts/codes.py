"""A code of an authenticator app works once."""

from __future__ import annotations

from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache


def connect() -> None:
    """allauth remembers a used code for one period; with a tolerance it works for longer.
    It offers no other way to tell it."""
    TOTP._mark_code_used = mark_used


def mark_used(totp: TOTP, code: str) -> bool:
    """Whether it was not used before."""
    works_for = app_settings.TOTP_PERIOD * (1 + 2 * app_settings.TOTP_TOLERANCE)
    return cache.add(totp._get_used_cache_key(code), "y", timeout=works_for)
