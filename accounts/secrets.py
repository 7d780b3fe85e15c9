"""Secrets, kept so that they are of no use to whoever has the database alone."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet
from django.conf import settings


def digest(secret: str) -> str:
    """Of what need never be read again. SHA-256 suffices: it is random, unlike a password."""
    return sha256(secret.encode()).hexdigest()


def seal(text: str) -> str:
    return cipher().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    return cipher().decrypt(sealed.encode()).decode()


def cipher() -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(settings.ENCRYPTION_KEY.encode()).digest()))
