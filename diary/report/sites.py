"""Where the twitches of a period were logged, as numbers on an outline of the body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from diary.bodymap import Spot, spot
from diary.report.drawn import Outline, SiteCount
from diary.report.places import common_first, place_name, places_of

MOST = 12
"""Numbers that the outline has room for; the words tell of the others."""


def outline(twitches: Sequence[dict[str, Any]]) -> Outline | None:
    """None where no entry names a place that the outline can show."""
    counts: Counter[Spot] = Counter()
    names: dict[Spot, str] = {}
    places = places_of(twitches)
    for place, n in common_first(places):
        found = spot(*place)
        if found:
            counts[found] += n
            names.setdefault(found, place_name(place))
    if not counts:
        return None
    shown = counts.most_common(MOST)
    return Outline(
        caption=caption(places.total() - sum(n for _found, n in shown)),
        alt=_("Outline of the body from the front and the back, with entries by site: %(sites)s.")
        % {"sites": ", ".join(f"{names[found]} {n}" for found, n in shown)},
        right=_("R"),
        left=_("L"),
        counts=tuple(site_count(found, n) for found, n in shown),
    )


def caption(n_others: int) -> str:
    """`n_others`: entries of further places, or of one without its side."""
    text = _("front, back; entries by site")
    return text + (_("; not drawn: %(n)d") % {"n": n_others} if n_others else "")


def site_count(found: Spot, n: int) -> SiteCount:
    """Clinicians see the front face to face: the patient's left at their right."""
    turn = -1 if found.view == "front" else 1
    x, y = found.at
    number_x, number_y = found.number
    return SiteCount(found.view, (turn * x, y), (turn * number_x, number_y), n)
