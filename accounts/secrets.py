"""Words that are of no use to whoever has the database alone."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet
from django.conf import settings


def seal(text: str) -> str:
    return cipher().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    return cipher().decrypt(sealed.encode()).decode()


def cipher() -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(settings.ENCRYPTION_KEY.encode()).digest()))
