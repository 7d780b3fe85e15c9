"""Places on the body, as they stand within a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from diary.report.words import shares
from diary.vocabulary import VOCABULARY

Place = tuple[str, str | None]
"""Site and side."""


def places_of(entries: Iterable[Mapping[str, Any]]) -> Counter[Place]:
    """Of the entries that name one."""
    return Counter((entry["site"], entry["side"]) for entry in entries if entry["site"])


def place_shares(places: Counter[Place], most: int) -> str:
    """The commonest places by name, the others together."""
    sited = places.total()
    parts = [(place_name(place), count) for place, count in common_first(places)]
    others = parts[most:]
    if len(others) > 1:
        together = (_("%(n)d other places") % {"n": len(others)}, sum(n for _name, n in others))
        parts = [*parts[:most], together]
    return shares(parts, sited)


def common_first(places: Counter[Place]) -> list[tuple[Place, int]]:
    return sorted(places.items(), key=lambda item: (-item[1], place_name(item[0])))


def place_name(place: Place) -> str:
    """left calf; abdomen (middle); calf (side not given) reads as calf."""
    site, side = place
    name = str(VOCABULARY["sites"][site].label).replace(",", "")
    name = name[0].lower() + name[1:]
    if side is None:
        return name
    side_name = str(VOCABULARY["sides"][side].label).lower()
    shape = _("%(site)s (%(side)s)") if side == "middle" else _("%(side)s %(site)s")
    return shape % {"site": name, "side": side_name}
