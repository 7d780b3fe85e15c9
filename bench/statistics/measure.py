"""Asks many diaries of a cell and compares the answers with its bars."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Literal, TypeAlias

import numpy as np

from .cell import Cell, Check
from .cells import CELLS
from .diaries import make_diary

SEEDS_A_CELL = 1000
ERRORS_ALLOWED = 2.0

Numbers: TypeAlias = dict[str, float]
Verdict: TypeAlias = Literal["met", "within error", "missed", ""]


@dataclass(frozen=True)
class Measured:
    """One number over the diaries of a cell, with its Monte-Carlo standard error."""

    cell: Cell
    check: Check
    value: float
    error: float
    n_diaries: int

    @property
    def excess(self) -> float:
        """By how much the bar is missed; 0 if it isn't."""
        return max(self.value - self.check.high, self.check.low - self.value, 0.0)

    @property
    def verdict(self) -> Verdict:
        if not self.check.judged:
            return ""
        if self.excess == 0:
            return "met"
        return "within error" if self.excess <= ERRORS_ALLOWED * self.error else "missed"


def seeds_of(cell: Cell, n_diaries: int) -> range:
    """Every cell has a thousand seeds of its own, all below 1,000,000."""
    first = SEEDS_A_CELL * (1 + CELLS.index(cell))
    return range(first, first + n_diaries)


def ask(task: tuple[int, int]) -> Numbers:
    """Ask the diary of one seed what the cell of this index asks."""
    index, seed = task
    cell = CELLS[index]
    return cell.look(cell.recipe, make_diary(cell.recipe, seed))


def measure(
    cell: Cell, n_diaries: int, run: Callable[[Sequence[tuple[int, int]]], Iterable[Numbers]]
) -> Iterator[Measured]:
    index = CELLS.index(cell)
    answers = list(run([(index, seed) for seed in seeds_of(cell, n_diaries)]))
    for check in cell.checks:
        values = np.array([answer.get(check.number, math.nan) for answer in answers], dtype=float)
        yield summary(cell, check, values[~np.isnan(values)])


def summary(cell: Cell, check: Check, values: np.ndarray) -> Measured:
    n = values.size
    if n == 0:
        return Measured(cell, check, math.nan, math.nan, 0)
    if check.median:
        low, middle, high = np.quantile(values, middle_ranks(n), method="nearest")
        spread = float(high - low) if np.isfinite(high) else math.inf
        return Measured(cell, check, float(middle), spread / 2, n)
    mean = float(values.mean())
    # A share of 0 or 1 shows no spread; half of the rule of three gives it an error all the same.
    error = float(values.std()) / n**0.5 or 1.5 / n
    return Measured(cell, check, mean, error, n)


def middle_ranks(n: int) -> tuple[float, float, float]:
    """The median and one standard error of its rank to either side."""
    step = 0.5 / n**0.5
    return max(0.5 - step, 0.0), 0.5, min(0.5 + step, 1.0)


def serially(tasks: Sequence[tuple[int, int]]) -> Iterator[Numbers]:
    return map(ask, tasks)


def runner(processes: int) -> Callable[[Sequence[tuple[int, int]]], Iterable[Numbers]]:
    if processes == 1:
        return serially
    pool = get_context("fork").Pool(processes)
    return lambda tasks: pool.imap(ask, tasks, chunksize=8)
