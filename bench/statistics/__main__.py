"""Measures the bars and prints them as a table."""

from __future__ import annotations

import argparse
import math
import sys
from pathlib import Path

from .cell import Cell
from .cells import CELLS
from .measure import Measured, measure, runner
from .speed import compare

QUICK_SHARE = 10
WIDTH = 30
SPEED_BARS = (150.0, 30.0)
REFERENCE_BAR = 1.2


def main() -> int:
    options = read_options()
    print("| bar | cell | number | measured | bar at | |\n|---|---|---|---|---|---|")
    if options.speed:
        return 0 if print_speed(options.reference) else 1
    cells = chosen(options.cells)
    run = runner(options.processes)
    met = True
    for done, cell in enumerate(cells):
        show_progress(done, len(cells), cell.name)
        n_diaries = options.diaries or cell.n_diaries // (QUICK_SHARE if options.quick else 1)
        results = list(measure(cell, n_diaries, run))
        clear_progress()
        print_rows(results)
        met &= all(result.verdict != "missed" for result in results)
    return 0 if print_speed(options.reference) and met else 1


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.statistics", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the diaries")
    parser.add_argument("--diaries", type=int, help="this many in every cell, at most 1000")
    parser.add_argument("--cells", nargs="+", metavar="TEXT", help="whose bar or name has it")
    parser.add_argument("--processes", type=int, choices=(1, 2), default=1)
    parser.add_argument("--speed", action="store_true", help="the speed alone")
    parser.add_argument("--reference", type=Path, help="a reference.py to time beside ours")
    return parser.parse_args()


def chosen(texts: list[str] | None) -> list[Cell]:
    """The cells of a bar that is named so, or whose own name contains the text."""
    if not texts:
        return CELLS
    return [cell for cell in CELLS if any(is_meant(cell, text) for text in texts)]


def is_meant(cell: Cell, text: str) -> bool:
    bars = {bar for other in CELLS for bar in other.bar.split(", ")}
    return text in cell.bar.split(", ") if text in bars else text in cell.name


def show_progress(done: int, total: int, name: str) -> None:
    if sys.stderr.isatty():
        filled = WIDTH * done // total
        bar = "#" * filled + "-" * (WIDTH - filled)
        print(f"[{bar}] {done}/{total} {name}", end="", file=sys.stderr, flush=True)


def clear_progress() -> None:
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def print_rows(results: list[Measured]) -> None:
    for result in results:
        check = result.check
        print(
            f"| {result.cell.bar} | {result.cell.name} ({result.n_diaries}) | {check.number} "
            f"| {told(result.value)} ± {told(result.error)} | {bounds(check.low, check.high)} "
            f"| {result.verdict} |",
            flush=True,
        )


def told(value: float) -> str:
    return f"{value:.3f}" if abs(value) < 10 else f"{value:.0f}"


def bounds(low: float, high: float) -> str:
    if math.isinf(low) and math.isinf(high):
        return "–"
    if math.isinf(low):
        return f"≤ {high:g}"
    return f"≥ {low:g}" if math.isinf(high) else f"{low:g}–{high:g}"


def print_speed(reference: Path | None) -> bool:
    """Bar 10, and beside the reference if there is one; whether it is met."""
    met = True
    for (name, ours, theirs), bar in zip(compare(reference), SPEED_BARS, strict=True):
        met &= print_speed_row(name, "ms of processor time", ours, bar)
        if theirs is not None:
            met &= print_speed_row(name, "÷ the reference", ours / theirs, REFERENCE_BAR)
    return met


def print_speed_row(name: str, number: str, value: float, bar: float) -> bool:
    met = value <= bar
    print(f"| 10 | {name} | {number} | {value:.3g} | ≤ {bar:g} | {'met' if met else 'missed'} |")
    return met


if __name__ == "__main__":
    sys.exit(main())
