"""Own experiments: eight weeks by turns, with and without a change that does something."""

from dataclasses import replace
from functools import partial

import numpy as np

from diary.analysis import experiment_answer

from .cell import Cell, Check
from .diaries import Diary, Random, Recipe
from .factors import Array

PAIRS, DAYS_A_BLOCK = 14, 2
MANY = 1000
USUAL = Recipe(n_days=2 * PAIRS * DAYS_A_BLOCK)


def by_turns(ratio: float, rng: Random, diary: Diary) -> Diary:
    """A coin for each pair; on the days with the change each twitch stays with a chance `ratio`."""
    first = rng.integers(2, size=PAIRS)
    changed = np.repeat(np.column_stack([first, 1 - first]).ravel(), DAYS_A_BLOCK)
    known = np.isfinite(diary.counts)
    counts: Array = np.full(diary.counts.size, np.nan)
    chances = np.where(changed[known] == 1, ratio, 1.0)
    counts[known] = rng.binomial(diary.counts[known].astype(int), chances)
    return replace(diary, counts=counts, factors={"changed": changed.astype(float)})


def look(ratio: float, _recipe: Recipe, diary: Diary) -> dict[str, float]:
    changed = diary.factors["changed"][::DAYS_A_BLOCK] == 1
    answer = experiment_answer(diary.counts, changed, DAYS_A_BLOCK)
    if answer.needs:
        return {"answered": 0.0}
    return {
        "answered": 1.0,
        "clear difference": float(answer.verdict == "difference"),
        "coverage": float(answer.ci_low <= ratio <= answer.ci_high),
    }


def cell(name: str, recipe: Recipe, ratio: float = 1.0) -> Cell:
    null = (Check("clear difference", high=0.05), Check("coverage", low=0.95))
    planted = (Check("clear difference"), Check("coverage", low=0.95))
    made = replace(recipe, afterwards=partial(by_turns, ratio))
    checks = null if ratio == 1 else planted
    return Cell("experiment", name, made, partial(look, ratio), (*checks, Check("answered")), MANY)


def experiment_cells() -> list[Cell]:
    many = replace(USUAL, base=12.0)
    return [
        cell("experiment, no effect, ρ 0.5", USUAL),
        cell("experiment, no effect, ρ 0.8", replace(USUAL, persistence=0.8)),
        cell("experiment, no effect, trend −2.5", replace(USUAL, trend=-2.5)),
        cell("experiment, no effect, one twitch a day", replace(USUAL, base=1.0)),
        cell("experiment, no effect, 40 % missing", replace(USUAL, missing=0.4)),
        cell("experiment, × 0.7, 4 a day", USUAL, 0.7),
        cell("experiment, × 0.5, 4 a day", USUAL, 0.5),
        cell("experiment, × 0.7, 12 a day", many, 0.7),
        cell("experiment, × 0.5, 12 a day", many, 0.5),
    ]
