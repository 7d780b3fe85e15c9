"""The cache that counts requests: files, which several workers share without another server."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any, BinaryIO, ClassVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache


class SharedFileCache(FileBasedCache):
    """Of several who `add` the same key, one succeeds; and what still counts is never thrown away.

    Django's own looks first and writes then; and when it is full it throws anything away, the count
    that keeps somebody out as well.
    """

    # Django's, without types.
    _dir: str
    _createdir: Callable[[], None]
    _list_cache_files: Callable[[], list[str]]
    _is_expired: Callable[[BinaryIO], bool]

    SWEEP_EVERY = 60
    swept: ClassVar[float] = 0

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        with self.locked():
            return super().add(key, value, timeout, version)

    @contextmanager
    def locked(self) -> Iterator[None]:
        self._createdir()
        with (Path(self._dir) / "lock").open("w") as file:
            flock(file, LOCK_EX)
            yield

    def _cull(self) -> None:
        """Called by Django at each write."""
        if time.monotonic() - SharedFileCache.swept < self.SWEEP_EVERY:
            return
        SharedFileCache.swept = time.monotonic()
        for name in self._list_cache_files():
            with suppress(FileNotFoundError), Path(name).open("rb") as file:
                self._is_expired(file)  # removes it
