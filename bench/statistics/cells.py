"""The cells that are measured, and the bars they must meet."""

import math
from dataclasses import dataclass, replace

from . import looks
from .diaries import Effect, Event, Recipe, log_normal_spells
from .looks import Look
from .others import OTHERS, SEASONS_IN_BOTH, SLOWING_RECOVERY

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


@dataclass(frozen=True)
class Cell:
    """Diaries of one recipe, all asked the same."""

    bar: str
    name: str
    recipe: Recipe
    look: Look
    checks: tuple[Check, ...]
    n_diaries: int = NULL


def null_cells() -> list[Cell]:
    cells = []
    for n_days in (60, 90, 180, 365):
        for persistence in (0.0, 0.4, 0.7, 0.8):
            high = 0.05 if (n_days, persistence) == (90, 0.7) else 0.07
            checks = (Check("any link", high=high), Check("size", high=0.055))
            recipe = Recipe(n_days=n_days, persistence=persistence)
            name = f"null, {n_days} days, ρ {persistence:g}"
            cells.append(Cell("1, 4", name, recipe, looks.null_links, checks))
    return cells


def hard_null_cells() -> list[Cell]:
    usual = Recipe(n_days=120, persistence=0.6)
    recipes = {
        "40 % missing": replace(usual, missing=0.4),
        "25 % missing, rather bad days": replace(usual, missing=0.25, missing_when=1),
        "25 % missing, rather good days": replace(usual, missing=0.25, missing_when=-1),
        "trend −2.5": replace(usual, trend=-2.5),
        "one twitch a day": replace(usual, base=1.0),
        "spells of sd 0.9": replace(usual, spells=log_normal_spells(0.9)),
    }
    checks = (Check("any link", high=0.09), Check("size"))
    return [
        Cell("2", f"null, 120 days, ρ 0.6, {name}", recipe, looks.null_links, checks)
        for name, recipe in recipes.items()
    ]


def short_cells() -> list[Cell]:
    return [
        Cell(
            "3", "14 days", Recipe(n_days=14), looks.too_short, (Check("not enough data", low=1),)
        ),
        Cell(
            "3",
            "null, 30 days",
            Recipe(n_days=30),
            looks.null_links,
            (Check("any link", high=0.04),),
        ),
    ]


def planted_cells() -> list[Cell]:
    return [
        Cell(
            "5, 6",
            f"short sleep doubles the next day's count, {n_days} days, ρ 0.4",
            Recipe(n_days=n_days, persistence=0.4, effects=(SHORT_SLEEP,)),
            looks.planted_link,
            (
                Check("found", low=low),
                Check("top lag right", low=0.95),
                Check("coverage, plain", low=0.92, high=0.99),
                Check("coverage as shown", low=0.92),
                Check("coverage of links"),
            ),
            PLANTED,
        )
        for n_days, low in ((90, 0.32), (180, 0.78), (365, 0.97))
    ]


def contrast_cells() -> list[Cell]:
    effect = replace(SHORT_SLEEP, ratio=2.0, below=looks.SHORT_NIGHT)
    return [
        Cell(
            "6",
            f"nights under 6.5 h double the count, contrast, {n_days} days, ρ 0.4",
            Recipe(n_days=n_days, persistence=0.4, effects=(effect,)),
            looks.short_nights,
            (Check("ratio", low=1.85, high=2.15, median=True), Check("coverage", 0.92, 0.99)),
            PLANTED,
        )
        for n_days in (90, 180, 365)
    ]


def three_effects_cells() -> list[Cell]:
    effects = (SHORT_SLEEP, Effect("caffeine"), Effect("stress", lag=0))
    return [
        Cell(
            "7",
            f"three planted effects, {n_days} days, ρ 0.4",
            Recipe(n_days=n_days, persistence=0.4, effects=effects),
            looks.false_discoveries,
            (Check("false discovery rate", high=0.08), Check("found")),
            PLANTED,
        )
        for n_days in (90, 180, 365)
    ]


def event_checks(false: bool) -> tuple[Check, ...]:
    coverage = (Check("sustained coverage", low=0.9), Check("temporary coverage", low=0.9))
    if not false:
        return (*coverage, Check("sustained claimed"), Check("temporary claimed"))
    return (
        Check("sustained at p < .05", high=0.08),
        Check("temporary at p < .05", high=0.1),
        *coverage,
    )


def event_cells() -> list[Cell]:
    nothing, halved = Event(60), Event(60, sustained=0.5, temporary=1.8)
    null = [
        Cell(
            "8",
            f"event without a change, 60 + 90 days, ρ {persistence:g}",
            Recipe(n_days=150, persistence=persistence, event=nothing),
            looks.event,
            event_checks(false=True),
        )
        for persistence in (0.0, 0.4, 0.7, 0.8)
    ]
    planted = [
        Cell(
            "8",
            f"event: × 0.5 for good, × 1.8 at first, {event.day} + {n_after} days, ρ 0.4",
            Recipe(n_days=event.day + n_after, persistence=0.4, event=event),
            looks.event,
            event_checks(false=False),
            PLANTED,
        )
        for event, n_after in ((halved, 90), (replace(halved, day=150), 180))
    ]
    return null + planted


def reading_cells() -> list[Cell]:
    year = Recipe(n_days=365)
    ever = (Check("any link ever", high=0.1), Check("pinned ever", high=0.07))
    seen = (
        Check("found within the year"),
        Check("first seen on day", median=True),
        Check("pinned ever"),
        Check("pinned seen on day", median=True),
    )
    planted = {
        "doubles": replace(year, effects=(SHORT_SLEEP,)),
        "× 1.5": replace(year, effects=(replace(SHORT_SLEEP, ratio=1 / 1.5),)),
    }
    return [
        Cell("11", "null, a year of readings, ρ 0.5", year, looks.year_of_readings, ever),
        *(
            Cell(
                "11",
                f"short sleep {name}, a year of readings",
                recipe,
                looks.year_of_readings,
                seen,
                PLANTED,
            )
            for name, recipe in planted.items()
        ),
    ]


def window_cells() -> list[Cell]:
    """The count in a fixed window, made on six days in ten."""
    usual = Recipe(n_days=180, missing=0.4, counted_for_seconds=True)
    null = [
        Cell(
            "window",
            f"null, counts in a window, 180 days, ρ {persistence:g}",
            replace(usual, persistence=persistence),
            looks.null_links,
            (Check("any link", high=0.07), Check("size", high=0.055)),
        )
        for persistence in (0.0, 0.4, 0.7)
    ]
    planted = Cell(
        "window",
        "short sleep doubles, counts in a window, 180 days, ρ 0.4",
        replace(usual, persistence=0.4, effects=(SHORT_SLEEP,)),
        looks.planted_link,
        (
            Check("found"),
            Check("top lag right", low=0.95),
            Check("coverage, plain", low=0.92, high=0.99),
            Check("coverage as shown", low=0.92),
        ),
        PLANTED,
    )
    return [*null, planted]


def other_cells() -> list[Cell]:
    links = (Check("any link", high=0.07), Check("size", high=0.055))
    return [
        *(
            Cell(
                "others",
                f"{name}, {n_days} days",
                replace(recipe, n_days=n_days),
                looks.null_links,
                links,
            )
            for name, recipe in OTHERS.items()
            for n_days in (90, 180)
        ),
        *(
            Cell(
                "others",
                f"{name}, short sleep doubles, 180 days",
                replace(recipe, n_days=180, effects=(SHORT_SLEEP,)),
                looks.planted_link,
                (Check("found"), Check("coverage, plain", low=0.92, high=0.99)),
                PLANTED,
            )
            for name, recipe in OTHERS.items()
        ),
        *(
            Cell(
                "others",
                f"{name}, event without a change, 60 + 90 days",
                replace(recipe, n_days=150, event=Event(60)),
                looks.event,
                event_checks(false=True),
                PLANTED,
            )
            for name, recipe in OTHERS.items()
        ),
    ]


def later_cells() -> list[Cell]:
    """Added after the others: a cell's place decides its seeds."""
    in_a_window = Recipe(
        n_days=150, persistence=0.4, missing=0.3, counted_for_seconds=True, event=Event(60)
    )
    return [
        Cell(
            "window",
            "event without a change, counts in a window, 60 + 90 days, ρ 0.4",
            in_a_window,
            looks.event,
            event_checks(false=True),
        ),
        *(
            Cell(
                "others",
                f"seasons in twitches and factors, {n_days} days",
                replace(SEASONS_IN_BOTH, n_days=n_days),
                looks.null_links,
                (Check("any link", high=0.07), Check("size", high=0.055)),
            )
            for n_days in (90, 180, 365)
        ),
        *(
            Cell(
                "others",
                f"a recovery that slows down, event without a change, {day} + 90 days",
                replace(SLOWING_RECOVERY, n_days=day + 90, event=Event(day)),
                looks.event,
                (Check("sustained at p < .05"), Check("temporary at p < .05")),
                PLANTED,
            )
            for day in (30, 60, 120)
        ),
        Cell(
            "others",
            "a recovery that slows down, 180 days",
            replace(SLOWING_RECOVERY, n_days=180),
            looks.null_links,
            (Check("any link", high=0.07), Check("size", high=0.055)),
        ),
    ]


CELLS: list[Cell] = [
    *null_cells(),
    *hard_null_cells(),
    *short_cells(),
    *planted_cells(),
    *contrast_cells(),
    *three_effects_cells(),
    *event_cells(),
    *reading_cells(),
    *window_cells(),
    *other_cells(),
    *later_cells(),
]
