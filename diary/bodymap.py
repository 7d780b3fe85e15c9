"""The figure on which places are chosen and counted: geometry, drawn by the phone and the report.

`bodymap.json` holds it. The figure is its own mirror image: of what has a left and a right, the
file holds the half with x > 0, and the other is its reflection. On the phone x > 0 is the patient's
right in both views, so that left stays left as in a mirror; the report turns the front round, as
clinicians are used to read it.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).with_name("bodymap.json")
Point = tuple[float, float]


class Spot(NamedTuple):
    """Where a place is on its view, and where its number stands."""

    view: str
    at: Point
    number: Point


@cache
def body() -> dict[str, Any]:
    """`box`: x, y, width and height of either view. `areas`: what is tapped, for a site or a few
    that are close together. `places`: of each term; one without a pair has no side."""
    found: dict[str, Any] = json.loads(FILE.read_text())
    return found


def spot(site: str, side: str | None, vocabulary: str = "sites") -> Spot | None:
    """None where the figure can't tell: a calf without its side."""
    place = body()["places"][vocabulary][site]
    if side in {"left", "right"} and "pair" in place:
        found, turn = place["pair"], -1 if side == "left" else 1
    elif "middle" in place and (side == "middle" or "pair" not in place):
        found, turn = place["middle"], 1
    else:
        return None
    x, y = found["at"]
    number_x, number_y = found.get("number", found["at"])
    return Spot(place["view"], (x * turn, y), (number_x * turn, number_y))
