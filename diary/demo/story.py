"""What the demo patient told once: plans, tests, checks, appointments, the background."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from diary.demo.daily import Uids, first_dose_after
from diary.models.background import BACKGROUND
from diary.vocabulary import VOCABULARY

Told = tuple[str, dict[str, Any]]
"""Kind and fields."""

CHECK_EVERY = 28
ASKED_BEFORE = 70
DRAWN = "UCCUUCCUCUUCUCCUCUUCUCCUUCCU"


def records(n_days: int, until: date, uids: Uids) -> Iterator[tuple[str, Told]]:
    """Uid (empty: any), kind and fields of what has neither time nor day."""
    first_dose = until - timedelta(days=n_days - 1 - first_dose_after(n_days))
    b12 = {"what": "b12", "form": "hydroxocobalamin", "route": "intramuscular"}
    yield (
        uids.b12,
        (
            "plan",
            {
                **b12,
                "amount": 1,
                "unit": "mg",
                "starts_on": first_dose.isoformat(),
                "schedule": "FREQ=DAILY;INTERVAL=2;COUNT=7 FREQ=DAILY;INTERVAL=56",
                "as_prescribed": True,
            },
        ),
    )
    magnesium = {"what": "supplement", "nutrient": "magnesium", "amount": 200, "unit": "mg"}
    since = (until - timedelta(days=n_days - 1)).isoformat()
    yield uids.magnesium, ("plan", {**magnesium, "starts_on": since, "schedule": "FREQ=DAILY"})
    screen = {"name": "Screen time", "type": "number", "unit": "hours", "daily": "sum"}
    yield uids.screen_time, ("tracker", screen)
    yield "", ("question", {"text": "Do I need an EMG?"})
    yield "", ("question", {"text": "Is an injection every 8 weeks often enough?"})
    asked = (until - timedelta(days=min(ASKED_BEFORE, n_days - 1))).isoformat()
    yield "", ("pin", {"factor": "caffeine.mg", "lag": 0, "since": asked})
    begun = until - timedelta(days=n_days - 1)
    tried = {"what": "caffeine", "at_most_mg": 80, "usual_mg": 160, "turns": DRAWN}
    yield "", ("experiment", {**tried, "starts_on": begun.isoformat()})
    yield str(BACKGROUND), ("background", background())


def background() -> dict[str, Any]:
    return {
        "main_worry": "Calf twitching since March, now also the eyelid. Is it something serious?",
        "change_since_visit": "mixed",
        "change_words": "Tingling better, twitching unchanged, stairs harder on the left.",
        "effect_on_life": "I stopped running.",
        "handedness": "right",
        "onset_on": "March",
        "onset_site": "calf",
        "onset_side": "left",
        "onset": "gradual",
        "course": "comes_and_goes",
        "symptom_order": "sensory_first",
        "b12_told": "B12 deficiency, by my GP",
        "b12_cause": "autoimmune_gastritis",
        "b12_level_before": "128 ng/L",
        "emg": "no",
        "nerve_conduction": "yes",
        "nerve_conduction_told": "mild sensory changes",
        "mri": "no",
        "diabetes": "no",
        "thyroid": "yes",
        "family_pernicious_anaemia": "yes",
        "family_words": "an aunt",
        "diet": "mixed",
        "weight": "steady",
        "alcohol": 4,
        "nitrous_oxide": "never",
    }


def entries(n_days: int, until: date, zone: ZoneInfo) -> Iterator[tuple[date, str, dict[str, Any]]]:
    """Day, kind and fields of the tests, events and checks."""
    start = until - timedelta(days=n_days - 1)
    first_dose = start + timedelta(days=first_dose_after(n_days))
    before = first_dose - timedelta(days=5)
    for analyte, value, unit, low, high in (
        ("total_b12", 128, "ng_l", 200, 900),
        ("mma", 0.61, "umol_l", None, 0.28),
        ("ck", 160, "u_l", 25, 200),
        ("magnesium", 0.82, "mmol_l", 0.7, 1.0),
    ):
        result = {"analyte": analyte, "value": value, "unit": unit}
        yield at(before, 9, zone, "lab", {**result, "reference_low": low, "reference_high": high})
    started = {"title": "Hydroxocobalamin injections", "category": "treatment_started"}
    yield at(first_dose, 9, zone, "event", started)
    for days, title in ((-90, "Dr Osei"), (8, "Dr Osei")):
        appointment = {"title": title, "category": "appointment"}
        yield at(until + timedelta(days=days), 10, zone, "event", appointment)
    for days in range(min(6, n_days - 1), n_days, CHECK_EVERY):
        day = start + timedelta(days=days)
        yield at(day, 18, zone, "function_check", function_check(day >= first_dose))


def function_check(is_later: bool) -> dict[str, Any]:
    """All "no" but for unsteadiness and, later, a weak foot."""
    answers: dict[str, Any] = dict.fromkeys(VOCABULARY["function_items"], "no")
    answers |= {"unsteadiness": "as_before", "unsteadiness_told": True}
    if is_later:
        answers |= {"weakness": "new_or_worse", "weakness_where": "left foot, stairs"}
        answers["weakness_since"] = "about six weeks ago"
    return answers


def at(
    day: date, hour: int, zone: ZoneInfo, kind: str, fields: dict[str, Any]
) -> tuple[date, str, dict[str, Any]]:
    return day, kind, {**fields, "at": datetime.combine(day, time(hour), zone).isoformat()}
