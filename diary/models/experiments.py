"""Experiment: something that the patient tries out by turns, as a coin drew them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from diary.fields import Choice, Count, Day, Quantity, Text, Turns
from diary.models.record import Record

DAYS_A_BLOCK: Final = 2


class Experiment(Record):
    """Less caffeine than usual, or to bed earlier, by turns: never anything prescribed, never more.

    Compared are the twitches of a day. What was drawn stays as it was: later only an early end and
    the patient's remarks are told.
    """

    kind = "experiment"
    label = _("Own experiment")
    section = "links"

    what = Choice(_("What I try"), vocabulary="experiments", required=True)
    starts_on = Day(_("First day"), ahead=True, required=True)
    turns = Turns(_("By turns, as drawn"), days=DAYS_A_BLOCK, required=True)
    at_most_mg = Quantity(_("Caffeine at or below"), unit="mg", maximum=2_000)
    usual_mg = Quantity(
        _("My usual caffeine a day"), unit="mg", maximum=2_000, at_least="at_most_mg"
    )
    minutes_earlier = Count(_("To bed earlier by"), unit="min", minimum=15, maximum=90)
    stopped_on = Day(_("Stopped early on"), at_least="starts_on")
    remarks = Text(_("What else was different in these weeks"), maximum_length=500)

    @property
    def blocks(self) -> list[bool]:
        """Of each block, whether it has the change."""
        return [letter == "C" for letter in self.turns]

    @property
    def n_days(self) -> int:
        return len(self.turns) * DAYS_A_BLOCK

    @property
    def ends_on(self) -> date:
        """The last day, if it isn't stopped before."""
        return self.starts_on + timedelta(days=self.n_days - 1)

    @classmethod
    def derive(
        cls, values: dict[str, Any], known: dict[str, Any], day_starts_at: int
    ) -> dict[str, Any]:
        needed = NEEDED[values["what"]]
        missing = {name: _("This field is required.") for name in needed if values[name] is None}
        redrawn = {
            name: _("What was drawn stays as it was.")
            for name in DRAWN
            if known["turns"] is not None and values[name] != known[name]
        }
        if missing or redrawn:
            raise ValidationError(missing | redrawn)
        return values


NEEDED = {"caffeine": ("at_most_mg", "usual_mg"), "bedtime": ("minutes_earlier",)}
"""The goal, which can only be less caffeine than usual, or an earlier night."""

DRAWN = ("what", "starts_on", "turns", *NEEDED["caffeine"], *NEEDED["bedtime"])
