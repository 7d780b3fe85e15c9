"""Which version of the analysis and its words this is."""

import hashlib
from functools import cache
from pathlib import Path

PARTS = ("analysis", "insights", "sentences")


@cache
def written() -> str:
    """A digest of the code: what another version of it worked out is worked out anew."""
    diary = Path(__file__).parents[1]
    files = [file for part in PARTS for file in sorted((diary / part).glob("*.py"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
