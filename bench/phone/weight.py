"""What must be there before a screen is: its script and all that this imports, gzipped."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from tools.setup import FRONTEND

DIST = FRONTEND / "dist"
# A dynamic import has a bracket.
IMPORTED = re.compile(r'(?:\bfrom|\bimport)\s*"\./([\w.-]+\.js)"')
LINKED = re.compile(r'(?:src|href)="/(assets/[\w.-]+\.(?:js|css))"')


def weighed() -> Iterator[tuple[str, float, int]]:
    """Words, the goal in kB, and bytes."""
    linked = [DIST / name for name in LINKED.findall((DIST / "index.html").read_text())]
    first = whole([file for file in linked if file.suffix == ".js"])
    yield "first screen: JavaScript, kB gzipped", 60, size(first)
    yield "first screen: CSS, kB gzipped", 15, size({f for f in linked if f.suffix == ".css"})


def whole(scripts: list[Path]) -> set[Path]:
    """The scripts with those that they import, and so on."""
    found: set[Path] = set()
    while scripts:
        script = scripts.pop()
        if script not in found:
            found.add(script)
            scripts += [script.parent / name for name in IMPORTED.findall(script.read_text())]
    return found


def size(files: set[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)
