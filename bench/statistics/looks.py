"""What is asked of one diary: each look returns named numbers, of which a cell takes the mean."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

import numpy as np

from diary.analysis import (
    Link,
    LinkFindings,
    event_change,
    find_links,
    latest_reading,
    pinned_answer,
    threshold_contrast,
)
from diary.analysis.readings import DAYS_BETWEEN

from .diaries import Diary, Recipe

Look: TypeAlias = Callable[[Recipe, Diary], dict[str, float]]

SHORT_NIGHT = 6.5
PINNED = ("caffeine", 0)
"""Is it my coffee, the same day?"""


def search(diary: Diary) -> LinkFindings:
    return find_links(diary.counts, diary.factors, diary.weekdays, exposure=diary.seconds)


def null_links(recipe: Recipe, diary: Diary) -> dict[str, float]:
    """How often anything is called a link where nothing is, and how often single tests are under
    5 %; as the truth is "no association", coverage of the plain interval is 1 − that."""
    findings = search(diary)
    p_values = np.array([link.p_value for link in findings.links])
    tested = p_values[np.isfinite(p_values)]
    size = float(np.mean(tested < 0.05)) if tested.size else math.nan
    return {"any link": findings.n_factors_found > 0, "size": size}


def too_short(recipe: Recipe, diary: Diary) -> dict[str, float]:
    """Of a fortnight nothing may be said."""
    verdicts = {link.verdict for link in search(diary).links}
    return {"not enough data": verdicts == {"not_enough_data"}}


def without_a_zero(recipe: Recipe, diary: Diary) -> dict[str, float]:
    """Missing days are not zeros, and a zero that was confirmed is a day."""
    honest = search(diary)
    filled = search(replace(diary, counts=np.nan_to_num(diary.counts)))
    zeros = np.flatnonzero(diary.counts == 0)
    deleted = diary.counts.copy()
    deleted[zeros[:1]] = np.nan
    changed = first_p_value(honest) != first_p_value(filled)
    return {
        "missing days made zeros change the result": (
            changed if np.isnan(diary.counts).any() else math.nan
        ),
        "a zero deleted is a day less": (
            search(replace(diary, counts=deleted)).n_observed == honest.n_observed - 1
            if zeros.size
            else math.nan
        ),
    }


def first_p_value(findings: LinkFindings) -> float:
    return next(link.p_value for link in findings.links if not math.isnan(link.p_value))


def planted_link(recipe: Recipe, diary: Diary) -> dict[str, float]:
    """Whether one planted effect is found, at its lag, and what its intervals cover."""
    (effect,) = recipe.effects
    links = {(link.factor, link.lag): link for link in search(diary).links}
    of_factor = [links[effect.factor, lag] for lag in range(4)]
    found = [link for link in of_factor if link.verdict == "link"]
    best = min(of_factor, key=lambda link: link.p_value)
    true_slope = diary.slopes[effect.factor, effect.lag]
    planted = links[effect.factor, effect.lag]
    return {
        "found": bool(found),
        "top lag right": best.lag == effect.lag if found else math.nan,
        "coverage as shown": covers(planted, true_slope),
        "coverage of links": covers(planted, true_slope) if planted in found else math.nan,
        "coverage, plain": covers(alone(diary, effect.factor, effect.lag), true_slope),
    }


def alone(diary: Diary, factor: str, lag: int) -> Link:
    """One pair, whose interval is the plain one of 95 %."""
    values = diary.factors[factor]
    shifted = np.concatenate([np.full(lag, np.nan), values[: values.size - lag]])
    (link,) = find_links(
        diary.counts, {factor: shifted}, diary.weekdays, lags=1, exposure=diary.seconds
    ).links
    return link


def covers(link: Link, truth: float) -> float:
    return math.nan if math.isnan(link.ci_low) else link.ci_low <= truth <= link.ci_high


def short_nights(recipe: Recipe, diary: Diary) -> dict[str, float]:
    """The threshold contrast of a planted threshold effect."""
    (effect,) = recipe.effects
    assert effect.below is not None
    contrast = threshold_contrast(
        diary.counts, diary.factors[effect.factor], diary.weekdays, lag=effect.lag, cut=effect.below
    )
    if contrast is None:
        return {"ratio": math.nan, "coverage": math.nan}
    return {
        "ratio": contrast.ratio,
        "coverage": contrast.ci_low <= effect.ratio <= contrast.ci_high,
    }


def false_discoveries(recipe: Recipe, diary: Diary) -> dict[str, float]:
    """The share of found factors that have nothing to do with it."""
    found = {link.factor for link in search(diary).links if link.verdict == "link"}
    planted = {effect.factor for effect in recipe.effects}
    return {
        "false discovery rate": len(found - planted) / max(1, len(found)),
        "found": len(found & planted) / len(planted),
    }


def event(recipe: Recipe, diary: Diary) -> dict[str, float]:
    """Whether what did not change is said to have, at p < 0.05 and as claimed, and coverage."""
    assert recipe.event is not None
    answer = event_change(diary.counts, diary.weekdays, recipe.event.day, exposure=diary.seconds)
    if answer.verdict == "not_enough_data":
        return {}
    truths = {"sustained": recipe.event.sustained, "temporary": recipe.event.temporary}
    numbers: dict[str, float] = {}
    for name, truth in truths.items():
        change = answer.sustained if name == "sustained" else answer.temporary
        numbers[f"{name} at p < .05"] = change.p_value < 0.05
        numbers[f"{name} claimed"] = change.clear
        numbers[f"{name} coverage"] = change.ci_low <= truth <= change.ci_high
    return numbers


def year_of_readings(recipe: Recipe, diary: Diary) -> dict[str, float]:
    """A year followed from reading to reading, in the open search and with pinned questions."""
    known: dict[int, LinkFindings] = {}
    claimed, first = False, math.nan
    target = (recipe.effects[0].factor, recipe.effects[0].lag) if recipe.effects else None
    for n_days in range(DAYS_BETWEEN, diary.counts.size + 1, DAYS_BETWEEN):
        factors = {name: values[:n_days] for name, values in diary.factors.items()}
        reading = latest_reading(
            diary.counts[:n_days], factors, diary.weekdays[:n_days], known=known
        )
        links = {(link.factor, link.lag) for link in reading.links if link.verdict == "link"}
        claimed = claimed or bool(links)
        if target in links and math.isnan(first):
            first = n_days
    pinned = first_pinned(diary, *(target or PINNED))
    return {
        "any link ever": claimed,
        "found within the year": not math.isnan(first),
        "first seen on day": first if not math.isnan(first) else math.inf,
        "pinned ever": math.isfinite(pinned),
        "pinned seen on day": pinned,
    }


def first_pinned(diary: Diary, factor: str, lag: int) -> float:
    """Days until a question pinned on the first day is answered "link" at a reading."""
    values = diary.factors[factor]
    for n_days in range(DAYS_BETWEEN, diary.counts.size + 1, DAYS_BETWEEN):
        until = slice(n_days)
        answer = pinned_answer(diary.counts[until], values[until], diary.weekdays[until], lag, 0)
        if answer.answer.verdict == "link":
            return n_days
    return math.inf
