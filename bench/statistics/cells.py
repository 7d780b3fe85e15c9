"""All cells, in an order that decides their seeds: new ones come last."""

from dataclasses import replace

from . import looks
from .bars import (
    contrast_cells,
    hard_null_cells,
    null_cells,
    planted_cells,
    short_cells,
    three_effects_cells,
)
from .bars_over_time import event_cells, event_checks, reading_cells, window_cells
from .cell import NO_LINK, PLANTED, SHORT_SLEEP, Cell, Check
from .diaries import Event, Recipe
from .others import OTHERS, SEASONS_IN_BOTH, SLOWING_RECOVERY
from .own_experiments import experiment_cells


def other_cells() -> list[Cell]:
    return [
        *(
            Cell(
                "others",
                f"{name}, {n_days} days",
                replace(recipe, n_days=n_days),
                looks.null_links,
                NO_LINK,
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


def window_event_cells() -> list[Cell]:
    recipe = Recipe(
        n_days=150, persistence=0.4, missing=0.3, counted_for_seconds=True, event=Event(60)
    )
    name = "event without a change, counts in a window, 60 + 90 days, ρ 0.4"
    return [Cell("window", name, recipe, looks.event, event_checks(false=True))]


def season_cells() -> list[Cell]:
    return [
        Cell(
            "others",
            f"seasons in twitches and factors, {n_days} days",
            replace(SEASONS_IN_BOTH, n_days=n_days),
            looks.null_links,
            NO_LINK,
        )
        for n_days in (90, 180, 365)
    ]


def recovery_cells() -> list[Cell]:
    checks = (
        Check("sustained at p < .05"),
        Check("temporary at p < .05"),
        Check("sustained claimed", high=0.05),
        Check("temporary claimed", high=0.05),
    )
    events = [
        Cell(
            "others",
            f"a recovery that slows down, event without a change, {day} + 90 days",
            replace(SLOWING_RECOVERY, n_days=day + 90, event=Event(day)),
            looks.event,
            checks,
            PLANTED,
        )
        for day in (30, 60, 120)
    ]
    recipe = replace(SLOWING_RECOVERY, n_days=180)
    name = "a recovery that slows down, 180 days"
    return [*events, Cell("others", name, recipe, looks.null_links, NO_LINK)]


def zero_cells() -> list[Cell]:
    checks = (
        Check("missing days made zeros change the result", low=1),
        Check("a zero deleted is a day less", low=1),
    )
    name = "zeros and missing days, 90 days"
    return [Cell("9", name, Recipe(), looks.without_a_zero, checks, PLANTED)]


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
    *window_event_cells(),
    *season_cells(),
    *recovery_cells(),
    *zero_cells(),
    *experiment_cells(),
]
