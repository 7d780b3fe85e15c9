"""What the app costs on a slow phone, against its budgets:

    .venv/bin/python -m bench.phone [--rounds 7] [--lighthouse]

Real Chromium at 360 × 740 with its processor slowed 4 times, a server of its own, and a demo
patient of three years. Bytes are exact, and too many of them end the command with 1. Times are
readings: of each the median of the rounds with the smallest and the largest, and for how long the
page's own thread was at work; beside other work they rise, so the machine's load is told.

`--lighthouse` fetches Lighthouse (npm, pinned in lighthouse.py) and asks it for its scores.
Build first with `./test` or `./run`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from bench.phone import lighthouse, weight
from bench.phone.diary import served
from bench.phone.times import measured
from bench.rounds import asking, scratch


@dataclass(frozen=True)
class Reading:
    """`goal`: the most there may be; of scores, the least."""

    words: str
    goal: float
    values: list[float]
    # Of them the page was at work for so long.
    worked: float | None = None
    is_exact: bool = False
    is_score: bool = False

    @property
    def value(self) -> float:
        return median(self.values)

    @property
    def is_met(self) -> bool:
        return self.value >= self.goal if self.is_score else self.value <= self.goal

    def __str__(self) -> str:
        sign = "≥" if self.is_score else "≤"
        spread = (
            "" if len(self.values) < 2 else f"({min(self.values):,.0f} – {max(self.values):,.0f})"
        )
        worked = "" if self.worked is None else f"  at work {self.worked:,.0f}"
        met = "" if self.is_met else "  missed"
        return f"{self.words:42}{sign} {self.goal:<7,.0f}{self.value:>8,.1f}  {spread}{worked}{met}"


def main() -> int:
    options = read_options()
    readings = []
    for reading in every(options):
        print(reading, flush=True)
        readings.append(reading)
    print(f"Load of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.")
    return 1 if any(reading.is_exact and not reading.is_met for reading in readings) else 0


def read_options() -> argparse.Namespace:
    parser = asking(__doc__)
    parser.add_argument("--port", type=int, default=8123)
    parser.add_argument("--bytes", action="store_true", help="the bytes alone")
    parser.add_argument("--lighthouse", action="store_true", help="its scores too")
    return parser.parse_args()


def every(options: argparse.Namespace) -> Iterator[Reading]:
    for words, goal, size in weight.weighed():
        yield Reading(words, goal, [size / 1000], is_exact=True)
    if options.bytes:
        return
    with scratch() as folder, served(folder, options.port) as diary:
        if options.lighthouse:
            for words, score in lighthouse.scores(diary.address, folder):
                yield Reading(words, 100, [score], is_score=True)
        for words, goal, took in measured(diary, folder, options.rounds):
            worked = [one.worked for one in took if one.worked is not None]
            waited = [one.waited for one in took]
            yield Reading(words, goal, waited, median(worked) if worked else None)


if __name__ == "__main__":
    sys.exit(main())
