"""Rounds of one measurement in a folder of their own, and what came of them."""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TypeVar

T = TypeVar("T")


def asking(words: str | None) -> argparse.ArgumentParser:
    """For how many rounds, and whatever else is added."""
    parser = argparse.ArgumentParser(
        description=words, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=7)
    return parser


@contextmanager
def scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="quiver-bench-") as folder:
        yield Path(folder)


def prepare(folder: Path) -> None:
    """Quiver in this process, with an empty database in the folder."""
    os.environ["QUIVER_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def rounds(number: int, measure: Callable[[], T]) -> list[T]:
    found = []
    measure()  # warms caches up
    for _ in range(number):
        found.append(measure())
        print(".", end="", flush=True)
    print()
    return found


def seconds(work: Callable[[], T]) -> tuple[float, T]:
    """Of processor time, and what came of it."""
    before = time.process_time()
    result = work()
    return time.process_time() - before, result


def show(words: str, values: list[float]) -> None:
    """Median, smallest and largest of the rounds."""
    print(f"{words:34}{median(values):>12,.2f}   ({min(values):,.2f} – {max(values):,.2f})")
