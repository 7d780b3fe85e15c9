"""Base64 as it stands in addresses (RFC 4648, section 5), without padding."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode


def decoded(text: str) -> bytes:
    """Empty where it is none."""
    try:
        return urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4))
    except binascii.Error:
        return b""
