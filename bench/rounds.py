"""Rounds of one measurement in a folder of their own, and what came of them."""

from __future__ import annotations

import argparse
import tempfile
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


def rounds(number: int, measure: Callable[[], T]) -> list[T]:
    found = []
    measure()  # warms caches up
    for _ in range(number):
        found.append(measure())
        print(".", end="", flush=True)
    print()
    return found


def show(words: str, values: list[float]) -> None:
    """Median, smallest and largest of the rounds."""
    print(f"{words:34}{median(values):>12,.2f}   ({min(values):,.2f} – {max(values):,.2f})")
