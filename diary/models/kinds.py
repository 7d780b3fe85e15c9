"""Every kind of entry. A new one: a class here, its migration, its words, a line of the demo."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from diary.fields import (
    Choice,
    Computed,
    Count,
    Daily,
    Flag,
    Instant,
    Quantity,
    Reference,
    Scale,
    Text,
)
from diary.models.entry import Entry
from diary.vocabulary import INJECTED, VOCABULARY

HOUR = 3600


def amount_of(nutrient: str, amount: float, unit: str, status: str) -> float | None:
    """A dose in the nutrient's usual unit; None if the unit doesn't tell how much that is."""
    parts = VOCABULARY["nutrients"][nutrient].facts.get("units", {}).get(unit)
    if not parts:
        return None
    return amount / float(parts) if status == "taken" else 0.0


def hours_between(start: datetime, end: datetime) -> float:
    """Hours between two instants: never between wall clocks, which jump twice a year."""
    return (end - start) / timedelta(hours=1)


class Twitch(Entry):
    kind = "twitch"
    label = _("Twitch")
    section = "twitching"

    site = Choice(_("Where"), vocabulary="sites")
    side = Choice(_("Side"), vocabulary="sides")
    intensity = Scale(_("Intensity"), daily=Daily("mean"))
    seconds = Quantity(_("How long"), unit="s", maximum=86_400)
    count = Count(
        _("How many"),
        minimum=1,
        maximum=10_000,
        default=1,
        daily=Daily("sum", missing="zero_when_none_noticed", role="outcome"),
    )
    state = Choice(_("What you were doing"), vocabulary="twitch_states")
    noticed = Choice(_("Seen or felt"), vocabulary="noticed")

    minutes = Computed(
        _("Minutes of twitching"),
        lambda seconds: None if seconds is None else seconds / 60,
        unit="min",
        daily=Daily("sum", missing="zero_when_none_noticed"),
    )


class WindowCount(Entry):
    """Twitches seen while one muscle was watched for a fixed time: comparable from day to day."""

    kind = "window_count"
    label = _("Watched count")
    section = "twitching"

    site = Choice(_("Where"), vocabulary="sites", required=True)
    side = Choice(_("Side"), vocabulary="sides")
    seconds = Quantity(_("Watched for"), unit="s", minimum=30, maximum=120, required=True)
    twitches = Count(_("Twitches"), maximum=10_000, required=True)
    at_rest = Flag(_("Muscle at rest"), default=True)

    per_minute = Computed(
        _("Watched count"),
        lambda seconds, twitches, at_rest: 60 * twitches / seconds if at_rest else None,
        unit="/min",
        daily=Daily("mean", role="outcome"),
    )


class Symptom(Entry):
    kind = "symptom"
    label = _("Symptom")
    section = "symptoms"

    sensation = Choice(_("What"), vocabulary="sensations", required=True)
    site = Choice(_("Where"), vocabulary="sites")
    side = Choice(_("Side"), vocabulary="sides")
    severity = Scale(
        _("Severity"), daily=Daily("max", missing="zero_when_complete", by="sensation")
    )
    minutes = Quantity(_("How long"), unit="min", maximum=1_440)


class Sleep(Entry):
    """One stretch of sleep; it belongs to the day on which it ends."""

    kind = "sleep"
    label = _("Sleep")
    section = "exposures"
    derived = Entry.derived | {"at"}

    asleep_at = Instant(_("Fell asleep"), required=True)
    awake_at = Instant(_("Woke up"), required=True)
    quality = Scale(_("Sleep quality"), daily=Daily("last", role="factor"))
    awakenings = Count(_("Times awake"), maximum=50)

    hours = Computed(
        _("Sleep"),
        lambda asleep_at, awake_at: (asleep_at.timestamp() / HOUR, awake_at.timestamp() / HOUR),
        unit="h",
        daily=Daily("covered", role="factor", threshold=6, below=True),
    )

    @classmethod
    def derive(
        cls, values: dict[str, Any], known: dict[str, Any], day_starts_at: int
    ) -> dict[str, Any]:
        hours = hours_between(values["asleep_at"], values["awake_at"])
        if not 0 < hours <= 24:
            message = _("Give a time after you fell asleep, at most 24 hours later.")
            raise ValidationError({"awake_at": message})
        return super().derive({**values, "at": values["awake_at"]}, known, day_starts_at)


class Caffeine(Entry):
    kind = "caffeine"
    label = _("Caffeine")
    section = "exposures"

    mg = Quantity(
        _("Caffeine"),
        unit="mg",
        maximum=2_000,
        required=True,
        daily=Daily("sum", missing="zero_when_complete", role="factor", step=100),
    )
    drink = Choice(_("Drink"), vocabulary="caffeine_drinks")


class Hydration(Entry):
    kind = "hydration"
    label = _("Water and other drinks")
    section = "exposures"

    ml = Quantity(
        _("Water"),
        unit="ml",
        maximum=10_000,
        required=True,
        daily=Daily("sum", missing="zero_when_complete", role="factor", step=500),
    )
    drink = Choice(_("Drink"), vocabulary="hydration_drinks")


class Alcohol(Entry):
    kind = "alcohol"
    label = _("Alcohol")
    section = "exposures"

    drink = Choice(_("Drink"), vocabulary="alcohol_drinks")
    grams = Quantity(
        _("Alcohol"),
        unit="g",
        maximum=1_000,
        required=True,
        daily=Daily("sum", missing="zero_when_complete", role="factor", step=10),
    )


class B12(Entry):
    """One dose, taken or skipped. Its site is never filled in for the patient."""

    kind = "b12"
    label = _("B12")
    section = "b12"

    mcg = Quantity(_("Dose"), unit="mcg", minimum=0.1, maximum=50_000, required=True)
    form = Choice(_("Form"), vocabulary="b12_forms", required=True)
    route = Choice(_("How"), vocabulary="b12_routes", required=True)
    site = Choice(_("Injection site"), vocabulary="injection_sites")
    side = Choice(_("Side"), vocabulary="sides")
    product = Text(_("Product"))
    plan = Reference(_("Plan"))
    status = Choice(_("Taken or skipped"), vocabulary="dose_statuses", default="taken")

    doses = Computed(
        _("B12 doses"),
        lambda status: float(status == "taken"),
        daily=Daily("sum", missing="zero_when_complete"),
    )
    days_since_injection = Computed(
        _("Days since the last injection"),
        lambda status, route: float(status == "taken" and route in INJECTED),
        unit="d",
        daily=Daily("days_since"),
    )


class Supplement(Entry):
    """One dose of a nutrient, taken or skipped."""

    kind = "supplement"
    label = _("Supplement")
    section = "medicines"

    nutrient = Choice(_("What"), vocabulary="nutrients", required=True)
    amount = Quantity(_("Amount"), maximum=100_000, required=True)
    unit = Choice(_("Unit"), vocabulary="amount_units", within="nutrient", required=True)
    product = Text(_("Product"))
    plan = Reference(_("Plan"))
    status = Choice(_("Taken or skipped"), vocabulary="dose_statuses", default="taken")

    daily_amount = Computed(
        _("Supplements"),
        amount_of,
        daily=Daily("sum", missing="zero_when_complete", role="factor", by="nutrient", step=None),
    )


class Medication(Entry):
    """One dose of a medicine, taken or skipped."""

    kind = "medication"
    label = _("Medicine")
    section = "medicines"

    name = Text(_("Name"), maximum_length=100, required=True)
    amount = Quantity(_("Amount"), maximum=100_000)
    unit = Choice(_("Unit"), vocabulary="amount_units")
    medicine_class = Choice(_("Sort of medicine"), vocabulary="medicine_classes")
    plan = Reference(_("Plan"))
    status = Choice(_("Taken or skipped"), vocabulary="dose_statuses", default="taken")

    taken = Computed(
        _("Medicines"),
        lambda status: float(status == "taken"),
        unit="dose",
        daily=Daily("sum", missing="zero_when_complete", role="factor", by="medicine_class"),
    )


class Food(Entry):
    """What was eaten: eaten isn't absorbed, and replaces no prescribed B12."""

    kind = "food"
    label = _("Food with B12")
    section = "exposures"

    food = Choice(_("What"), vocabulary="foods", required=True)
    servings = Quantity(_("Servings"), maximum=50, required=True)
    b12_mcg = Quantity(
        _("B12"), unit="mcg", maximum=10_000, daily=Daily("sum", missing="zero_when_complete")
    )
    magnesium_mg = Quantity(
        _("Magnesium"),
        unit="mg",
        maximum=10_000,
        daily=Daily("sum", missing="zero_when_complete"),
    )
    calcium_mg = Quantity(
        _("Calcium"),
        unit="mg",
        maximum=10_000,
        daily=Daily("sum", missing="zero_when_complete"),
    )


class Exercise(Entry):
    kind = "exercise"
    label = _("Exercise")
    section = "exposures"

    activity = Choice(_("What"), vocabulary="activities")
    minutes = Quantity(
        _("Exercise"),
        unit="min",
        maximum=1_440,
        required=True,
        daily=Daily("sum", missing="zero_when_complete", role="factor", step=30),
    )
    exertion = Scale(_("Exertion"))

    load = Computed(
        _("Training load"),
        lambda minutes, exertion: None if exertion is None else minutes * exertion,
        daily=Daily("sum", missing="zero_when_complete"),
    )


class Checkin(Entry):
    """How the day was. Of several on a day, the latest answer that was given counts."""

    kind = "checkin"
    label = _("Check-in")
    section = "exposures"

    twitches = Choice(_("Twitches today"), vocabulary="twitches_today")
    complete = Flag(_("That's all for today"), default=False)
    stress = Scale(_("Stress"), daily=Daily("last", role="factor"))
    anxiety = Scale(_("Anxiety"), daily=Daily("last", role="factor"))
    tiredness = Scale(_("Tiredness"), daily=Daily("last", role="factor"))
    wellbeing = Scale(_("Wellbeing"), daily=Daily("last", role="factor"))
    mood = Scale(_("Mood"), daily=Daily("last", role="factor"))
    concentration = Scale(_("Concentration"), daily=Daily("last", role="factor"))


class FunctionCheck(Entry):
    """Strength and function, item by item: asked once a week at most, never scored.

    Each item of `function_items` has an answer and, where that isn't "no", a place, a time since
    when (in the patient's words) and whether a clinician knows.
    """

    kind = "function_check"
    label = _("Function check")
    section = "function"


for item in VOCABULARY["function_items"].values():
    for name, field in {
        item.name: Choice(item.label, vocabulary="function_answers"),
        f"{item.name}_where": Text(_("Where"), maximum_length=100),
        f"{item.name}_since": Text(_("Since when"), maximum_length=60),
        f"{item.name}_told": Flag(_("My clinician knows")),
    }.items():
        FunctionCheck.add_to_class(name, field)


class Lab(Entry):
    """One laboratory result with the laboratory's own reference range."""

    kind = "lab"
    label = _("Lab result")
    section = "labs"

    analyte = Choice(_("Test"), vocabulary="analytes", required=True)
    name = Text(_("Name, for another test"), maximum_length=100)
    comparator = Choice(_("Less or more than"), vocabulary="comparators")
    value = Quantity(_("Result"), maximum=999_999, required=True)
    unit = Choice(_("Unit"), vocabulary="lab_units", within="analyte", required=True)
    reference_low = Quantity(_("Lab's range, from"), maximum=999_999)
    reference_high = Quantity(_("Lab's range, to"), maximum=999_999, at_least="reference_low")


class Event(Entry):
    """What may part the time before it from the time after it; appointments may lie ahead."""

    kind = "event"
    label = _("Event")
    planned = {"category": "appointment"}

    title = Text(_("What"), maximum_length=100, required=True)
    category = Choice(_("Sort of event"), vocabulary="event_categories", required=True)

    @classmethod
    def section_of(cls, values: Mapping[str, Any]) -> str:
        return "treatments" if values["category"].startswith("treatment_") else "days"


class Measurement(Entry):
    """One value of the patient's own tracker, which says how a day of them adds up."""

    kind = "measurement"
    label = _("My own")
    section = "exposures"

    tracker = Reference(_("Tracker"), required=True)
    value = Quantity(
        _("Value"),
        minimum=-999_999,
        maximum=999_999,
        required=True,
        daily=Daily("last", role="factor", by="tracker", step=None),
    )
