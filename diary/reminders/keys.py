"""The key that push services know this server by (VAPID), made on the first run."""

from __future__ import annotations

import os
from base64 import urlsafe_b64encode
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


def private_key() -> ec.EllipticCurvePrivateKey:
    return key_in(settings.VAPID_KEY_FILE)


def public_key() -> str:
    """As browsers take it: the point, in base64 for addresses."""
    point = (
        private_key()
        .public_key()
        .public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    )
    return urlsafe_b64encode(point).rstrip(b"=").decode()


@lru_cache
def key_in(path: Path) -> ec.EllipticCurvePrivateKey:
    if not path.exists():
        make(path)
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except ValueError as error:
        raise ImproperlyConfigured(f"{path} holds no key: restore or remove it.") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ImproperlyConfigured(f"{path} holds a key of another kind: restore or remove it.")
    return key


def make(path: Path) -> None:
    """Whole or not at all; of several processes that make it, the first one's counts."""
    pem = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    with NamedTemporaryFile(dir=path.parent) as file:  # readable by its owner alone
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(file.name, path)
