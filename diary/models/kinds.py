"""Every kind of entry. A new one: a class here, a line in the registry, a migration, a test."""

from __future__ import annotations

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
from diary.vocabulary import INJECTED

HOUR = 3600


class Twitch(Entry):
    kind = "twitch"
    label = _("Twitch")

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


class Sleep(Entry):
    """One stretch of sleep; it belongs to the day on which it ends."""

    kind = "sleep"
    label = _("Sleep")
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

    ml = Quantity(
        _("Water"),
        unit="ml",
        maximum=10_000,
        required=True,
        daily=Daily("sum", missing="zero_when_complete", role="factor", step=500),
    )
    drink = Choice(_("Drink"), vocabulary="hydration_drinks")


class B12(Entry):
    """One dose, taken or skipped. Its site is never filled in for the patient."""

    kind = "b12"
    label = _("B12")

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


class Checkin(Entry):
    """How the day was. Of several on a day, the latest answer that was given counts."""

    kind = "checkin"
    label = _("Check-in")

    twitches = Choice(_("Twitches today"), vocabulary="twitches_today")
    complete = Flag(_("That's all for today"), default=False)
    stress = Scale(_("Stress"), daily=Daily("last", role="factor"))
    anxiety = Scale(_("Anxiety"), daily=Daily("last", role="factor"))
    tiredness = Scale(_("Tiredness"), daily=Daily("last", role="factor"))
    wellbeing = Scale(_("Wellbeing"), daily=Daily("last", role="factor"))
    mood = Scale(_("Mood"), daily=Daily("last", role="factor"))
    concentration = Scale(_("Concentration"), daily=Daily("last", role="factor"))


def hours_between(start: datetime, end: datetime) -> float:
    """Hours between two instants: never between wall clocks, which jump twice a year."""
    return (end - start) / timedelta(hours=1)
