"""What a diary holds, in few bytes: a phone compares them with its own and repairs what differs."""

from __future__ import annotations

import hashlib
from typing import Any

from accounts.models import User
from diary.models import KINDS, Record


def checksums(owner: User) -> dict[str, dict[str, Any]]:
    """Of each kind, how many live records there are and a hash over them."""
    return {kind: checksum(owner, model) for kind, model in KINDS.items()}


def checksum(owner: User, model: type[Record]) -> dict[str, Any]:
    """SHA-256 over the lines `uid:rev`, sorted by uid."""
    found = model.objects.filter(owner=owner).order_by("uid").values_list("uid", "rev")
    lines = [f"{uid}:{rev}\n" for uid, rev in found]
    return {"count": len(lines), "hash": hashlib.sha256("".join(lines).encode()).hexdigest()}
