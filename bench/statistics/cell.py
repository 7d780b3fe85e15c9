"""What is measured, and where it must lie."""

import math
from dataclasses import dataclass

from .diaries import Effect, Recipe
from .looks import Look

NULL, PLANTED = 500, 200
SHORT_SLEEP = Effect("sleep", lag=1, ratio=0.5)
"""Nights at the 20th percentile go with twice the count of those at the 80th, the day after."""


@dataclass(frozen=True)
class Check:
    """A number of a cell and where it must lie; without bounds it is told and not judged."""

    number: str
    low: float = -math.inf
    high: float = math.inf
    median: bool = False

    @property
    def judged(self) -> bool:
        return math.isfinite(self.low) or math.isfinite(self.high)


NO_LINK = (Check("any link", high=0.07), Check("size", high=0.055))
"""Where nothing is linked."""


@dataclass(frozen=True)
class Cell:
    """Diaries of one recipe, all asked the same."""

    bar: str
    name: str
    recipe: Recipe
    look: Look
    checks: tuple[Check, ...]
    n_diaries: int = NULL
