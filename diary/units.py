"""The units in which the owner reads amounts. What is stored, analysed and sent keeps its own."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import Preferences, User

ML_IN = {"ml": 1.0, "fl_oz": 29.5735295625, "cup": 236.5882365}
"""US customary units, exact: a gallon is 231 cubic inches, 128 fluid ounces or 16 cups."""
MCG_IN_MG = 1000


@dataclass(frozen=True)
class Units:
    """`volume` and `dose` as `accounts.models.Preferences` names them."""

    volume: str = "ml"
    dose: str = "auto"

    @classmethod
    def of(cls, owner: User) -> Units:
        return cls.of_preferences(Preferences.of(owner))

    @classmethod
    def of_preferences(cls, preferences: Preferences) -> Units:
        return cls(preferences.volume_unit, preferences.dose_unit)

    def told(self, value: float, unit: str | None) -> tuple[float, str | None]:
        """An amount and the name of its unit."""
        factor, name = self.scale(unit)
        told = value * factor
        return told, _("cup") if name == _("cups") and round(told, 2) == 1 else name

    def scale(self, unit: str | None) -> tuple[float, str | None]:
        """How many of the owner's units make one of `unit`, and the name of several.

        Micrograms stay what they are unless mg were chosen.
        """
        if unit == "ml":
            name = {"ml": "ml", "fl_oz": _("fl oz"), "cup": _("cups")}[self.volume]
            return 1 / ML_IN[self.volume], name
        if unit == "mcg" and self.dose == "mg":
            return 1 / MCG_IN_MG, "mg"
        return 1, unit


CANONICAL = Units()
