"""Files that are whole or not there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import mkstemp


@contextmanager
def partial(target: Path) -> Iterator[Path]:
    """A file beside the target that its owner alone may read; gone afterwards unless renamed."""
    handle, name = mkstemp(prefix=f".{target.name}-", suffix=".partial", dir=target.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """A new name survives a power cut once its folder is on disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def stamped(name: str, word: str) -> str:
    """A name of its own for what a command leaves."""
    return f"{name}.{word}-{datetime.now():%Y%m%d-%H%M%S}"  # noqa: DTZ005 - the operator's clock
