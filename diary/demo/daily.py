"""The days of the demo patient, with the gaps and habits of real ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

PLACES = [("calf", "left"), ("eyelid", "right"), ("thigh_front", "left"), ("hand", "right"), None]
PLACE_SHARES = [0.42, 0.2, 0.12, 0.08, 0.18]
DRINKS = [("brewed_coffee", 96), ("black_tea", 48), ("espresso", 63)]
GAP_SHARE = 0.08
LOADING_DAYS, MAINTENANCE_DAYS = 14, 56
TINGLING_SHARE = 0.35

Draft = tuple[str, int, dict[str, Any]]
"""Kind, minute of the day, fields."""


class Uids(NamedTuple):
    """The plans and the tracker that doses and measurements name."""

    b12: str
    magnesium: str
    screen_time: str


def entries(
    n_days: int, until: date, zone: ZoneInfo, uids: Uids, rng: np.random.Generator
) -> Iterator[tuple[date, str, dict[str, Any]]]:
    """Day, kind and fields of each entry."""
    nights = np.clip(rng.normal(6.7, 1.2, n_days), 3, 10)
    spells = bad_spells(n_days, rng)
    first_dose = first_dose_after(n_days)
    for i in range(n_days):
        if rng.random() < GAP_SHARE:
            continue
        day = until - timedelta(days=n_days - 1 - i)
        midnight = datetime.combine(day, datetime.min.time(), zone)
        short_night_before = i > 0 and nights[i - 1] < 6
        mean = 2.4 * np.exp(spells[i] - 0.4 * i / n_days + 0.75 * short_night_before)
        twitches = int(rng.poisson(mean))
        yield day, "sleep", night(midnight, float(nights[i]), rng)
        drafts = [
            *twitch_drafts(twitches, rng),
            *drink_drafts(i, rng),
            *dose_drafts(i - first_dose, uids),
            *other_drafts(i, i - first_dose, uids, rng),
            *checkin_drafts(twitches, rng),
        ]
        for kind, minute, fields in sorted(drafts, key=lambda draft: draft[1]):
            yield day, kind, {**fields, "at": (midnight + timedelta(minutes=minute)).isoformat()}


def first_dose_after(n_days: int) -> int:
    return n_days // 3


def bad_spells(n_days: int, rng: np.random.Generator) -> Any:
    """Good and bad spells of about a week, on the log scale: an autoregression of order 1."""
    spells = np.zeros(n_days)
    for i, shock in enumerate(rng.normal(0, 0.25, n_days)):
        spells[i] = 0.7 * spells[i - 1] + shock
    return spells


def night(midnight: datetime, hours: float, rng: np.random.Generator) -> dict[str, Any]:
    awake = midnight + timedelta(minutes=int(rng.normal(410, 20)))
    return {
        "asleep_at": (awake - timedelta(minutes=round(hours * 60))).isoformat(),
        "awake_at": awake.isoformat(),
        "quality": scale(hours, 1.2, rng),
    }


def twitch_drafts(count: int, rng: np.random.Generator) -> Iterator[Draft]:
    for _ in range(count):
        place = PLACES[rng.choice(len(PLACES), p=PLACE_SHARES)]
        fields: dict[str, Any] = dict(zip(("site", "side"), place, strict=True)) if place else {}
        if rng.random() < 0.5:
            fields["intensity"] = scale(4, 1.5, rng)
            fields["seconds"] = int(np.clip(rng.lognormal(3, 1), 1, 1200))
            fields["state"] = str(
                rng.choice(["rest", "moving", "after_exercise"], p=[0.75, 0.1, 0.15])
            )
            fields["noticed"] = str(rng.choice(["seen", "felt", "both"], p=[0.1, 0.4, 0.5]))
        yield "twitch", evening_minute(rng), fields


def drink_drafts(i: int, rng: np.random.Generator) -> Iterator[Draft]:
    for minute in rng.integers(7 * 60, 17 * 60, rng.poisson(1.9)):
        drink, mg = DRINKS[rng.choice(len(DRINKS), p=[0.6, 0.25, 0.15])]
        yield "caffeine", int(minute), {"drink": drink, "mg": mg}
    for minute in rng.integers(7 * 60, 22 * 60, rng.poisson(5)):
        yield (
            "hydration",
            int(minute),
            {"drink": "water", "ml": int(rng.choice([200, 250, 330, 500]))},
        )
    if i % 7 == 5:
        yield "alcohol", 20 * 60, {"drink": "wine", "grams": 14}


def dose_drafts(days_since_first: int, uids: Uids) -> Iterator[Draft]:
    """Hydroxocobalamin: a loading fortnight on alternate days, then every eight weeks."""
    loading = 0 <= days_since_first < LOADING_DAYS and days_since_first % 2 == 0
    later = days_since_first - LOADING_DAYS
    if loading or (later >= 0 and later % MAINTENANCE_DAYS == 0):
        side = "left" if days_since_first % 4 else "right"
        fields = {"mcg": 1000, "form": "hydroxocobalamin", "route": "intramuscular"}
        yield "b12", 9 * 60, {**fields, "site": "deltoid", "side": side, "plan": uids.b12}


def other_drafts(
    i: int, days_since_first: int, uids: Uids, rng: np.random.Generator
) -> Iterator[Draft]:
    """Symptoms that ease after the first doses, and what else is logged on some days."""
    if rng.random() < TINGLING_SHARE * (0.4 if days_since_first > LOADING_DAYS else 1):
        worst = 3 if days_since_first > LOADING_DAYS else 5
        foot = {"site": "foot", "side": str(rng.choice(["left", "right"]))}
        tingling = {"sensation": "tingling", "severity": scale(worst, 1, rng), **foot}
        yield "symptom", 20 * 60, tingling
    if rng.random() < 0.06:
        yield "symptom", 3 * 60, {"sensation": "cramp", "site": "calf", "severity": 6, "minutes": 2}
    if i % 7 == 2:
        watched = {"site": "calf", "side": "left", "seconds": 60}
        yield "window_count", 19 * 60 + 30, {**watched, "twitches": int(rng.poisson(4))}
    if rng.random() < 0.4:
        activity = {"activity": str(rng.choice(["walking", "cycling"])), "exertion": 4}
        minutes = int(rng.choice([20, 30, 45, 60]))
        yield "exercise", 17 * 60 + 45, {**activity, "minutes": minutes}
    if rng.random() < 0.85:
        dose = {"nutrient": "magnesium", "amount": 200, "unit": "mg", "plan": uids.magnesium}
        yield "supplement", 20 * 60 + 30, dose
    omeprazole = {"name": "Omeprazole", "medicine_class": "proton_pump_inhibitor"}
    yield "medication", 7 * 60 + 30, {**omeprazole, "amount": 20, "unit": "mg"}
    if rng.random() < 0.3:
        food, b12 = [("egg", 0.5), ("atlantic_salmon", 2.6), ("milk", 1.3)][rng.integers(3)]
        yield "food", 12 * 60 + 30, {"food": food, "servings": 1, "b12_mcg": b12}
    if rng.random() < 0.7:
        hours = float(np.clip(round(rng.normal(3, 1), 1), 0, 12))
        yield "measurement", 21 * 60, {"tracker": uids.screen_time, "value": hours}


def checkin_drafts(twitches: int, rng: np.random.Generator) -> Iterator[Draft]:
    if rng.random() < 0.12:
        return
    answers = {name: scale(centre, 1.8, rng) for name, centre in (("stress", 4), ("anxiety", 4))}
    answers |= {
        name: scale(centre, 1.5, rng) for name, centre in (("tiredness", 5), ("wellbeing", 6))
    }
    seen = "none_noticed" if twitches == 0 else "all_logged"
    yield (
        "checkin",
        21 * 60 + int(rng.integers(0, 60)),
        {**answers, "twitches": seen, "complete": True},
    )


def scale(centre: float, spread: float, rng: np.random.Generator) -> int:
    return int(np.clip(round(rng.normal(centre, spread)), 0, 10))


def evening_minute(rng: np.random.Generator) -> int:
    """Twitches are noticed at rest: mostly late in the day."""
    return int(np.clip(rng.normal(18 * 60, 200), 6 * 60, 23 * 60 + 30))
