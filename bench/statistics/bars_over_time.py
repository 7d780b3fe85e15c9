"""The bars of the method: events, a year of readings, counts in a window."""

from dataclasses import replace

from . import looks
from .cell import NO_LINK, PLANTED, SHORT_SLEEP, Cell, Check
from .diaries import Event, Recipe


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
            NO_LINK,
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
