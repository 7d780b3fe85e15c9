"""Plan: what is to be taken, how much, and when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from diary.fields import Choice, Day, Flag, Quantity, Schedule, Text
from diary.models.record import Record
from diary.vocabulary import VOCABULARY


class Plan(Record):
    """A regimen as prescribed or chosen. Doses name it by its uid; it never fills in a site.

    Without a `schedule` the dose is taken as needed and never due. `stock` doses were left in the
    morning of `stock_on`.
    """

    kind = "plan"
    label = _("Plan")

    what = Choice(_("What"), vocabulary="plan_kinds", required=True)
    name = Text(_("Name"), maximum_length=100)
    nutrient = Choice(_("Nutrient"), vocabulary="nutrients")
    medicine_class = Choice(_("Sort of medicine"), vocabulary="medicine_classes")
    form = Choice(_("Form"), vocabulary="b12_forms")
    route = Choice(_("How"), vocabulary="b12_routes")
    amount = Quantity(_("Amount"), maximum=100_000)
    unit = Choice(_("Unit"), vocabulary="amount_units")
    schedule = Schedule(_("When"))
    starts_on = Day(_("First day"), ahead=True, required=True)
    ends_on = Day(_("Last day"), ahead=True, at_least="starts_on")
    as_prescribed = Flag(_("As prescribed"), default=False)
    stock = Quantity(_("Doses left"), maximum=10_000)
    stock_on = Day(_("Counted on"))

    @classmethod
    def section_of(cls, values: Mapping[str, Any]) -> str:
        return "b12" if values["what"] == "b12" else "medicines"

    @classmethod
    def derive(
        cls, values: dict[str, Any], known: dict[str, Any], day_starts_at: int
    ) -> dict[str, Any]:
        needed = NEEDED[values["what"]]
        missing = {name: _("This field is required.") for name in needed if values[name] is None}
        if missing:
            raise ValidationError(missing)
        units = dose_units(values)
        if units and values["unit"] not in units:
            message = _("Give one of: %(terms)s.") % {"terms": ", ".join(units)}
            raise ValidationError({"unit": message})
        return values


NEEDED = {
    "b12": ("form", "route", "amount", "unit"),
    "supplement": ("nutrient", "amount", "unit"),
    "medication": ("name",),
}
"""What a plan must say so that its dose can be logged by one tap."""


def dose_units(values: dict[str, Any]) -> list[str]:
    """The units in which a dose of it can be logged; none: any."""
    if values["what"] == "b12":
        return ["mcg", "mg", "g"]
    if values["what"] == "supplement":
        return list(VOCABULARY["nutrients"][values["nutrient"]].facts.get("units", ()))
    return []
