"""The bars of the method: links, contrasts, discoveries."""

from dataclasses import replace

from . import looks
from .cell import PLANTED, SHORT_SLEEP, Cell, Check
from .diaries import Effect, Recipe, log_normal_spells


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
