"""The twitching of a period: where, how often, of what kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.report.excerpt import Excerpt
from diary.report.page import Block, Line
from diary.report.words import FEW, duration, not_recorded, number, share, shares, spread
from diary.series import OUTCOME, Array
from diary.vocabulary import VOCABULARY

MAIN_SHARE = 50
"""Per cent, rounded as it is printed."""
SITES_LISTED = 4
Place = tuple[str, str | None]
"""Site and side."""


def twitching(diary: Excerpt) -> Block:
    title = _("Twitching")
    if not np.isfinite(diary.days.values[OUTCOME]).any():
        return Block(title, (Line(not_recorded()),))
    return Block(
        title, (where(diary.twitches), tongue(diary.twitches), how_often(diary), *character(diary))
    )


def where(twitches: Sequence[dict[str, Any]]) -> Line:
    """Whether it stays or moves: it stays if ten entries or more share a site, and 50 % or more."""
    places: Counter[Place] = Counter((t["site"], t["side"]) for t in twitches if t["site"])
    sited = places.total()
    label = _("Where")
    if not sited:
        return Line(not_recorded(), label)
    text = ngettext(
        "%(places)s of %(sited)d sited entry (%(others)d not sited)",
        "%(places)s of %(sited)d sited entries (%(others)d not sited)",
        sited,
    ) % {"places": place_shares(places), "sited": sited, "others": len(twitches) - sited}
    if sited < FEW:
        return Line(text, label)
    most = places.most_common(1)[0][1]
    stays = most >= FEW and share(most, sited) >= MAIN_SHARE
    return Line(text, label, _("Stays mainly in one place:") if stays else _("Moves about:"))


def place_shares(places: Counter[Place]) -> str:
    """The commonest places by name, the others together."""
    sited = places.total()
    parts = [(place_name(place), count) for place, count in common_first(places)]
    others = parts[SITES_LISTED:]
    if len(others) > 1:
        together = (_("%(n)d other places") % {"n": len(others)}, sum(n for _name, n in others))
        parts = [*parts[:SITES_LISTED], together]
    return shares(parts, sited)


def common_first(places: Counter[Place]) -> list[tuple[Place, int]]:
    return sorted(places.items(), key=lambda item: (-item[1], place_name(item[0])))


def place_name(place: Place, sites: str = "sites") -> str:
    """left calf; abdomen (middle); calf (side not given) reads as calf."""
    site, side = place
    name = str(VOCABULARY[sites][site].label).replace(",", "")
    name = name[0].lower() + name[1:]
    if side is None:
        return name
    side_name = str(VOCABULARY["sides"][side].label).lower()
    shape = _("%(site)s (%(side)s)") if side == "middle" else _("%(side)s %(site)s")
    return shape % {"site": name, "side": side_name}


def tongue(twitches: Sequence[dict[str, Any]]) -> Line:
    """A line of its own: the reader looks for it."""
    logged = sum(t["site"] == "tongue" for t in twitches)
    return Line(entries_words(logged) if logged else _("never logged"), _("Tongue"))


def how_often(diary: Excerpt) -> Line:
    """A day on which not all was logged is a day with twitching, but gives no amount."""
    counts = diary.days.values[OUTCOME]
    full = diary.days.observed(OUTCOME)
    full = full[np.isfinite(full)]
    recorded = int(np.isfinite(counts).sum())
    text = ngettext(
        "%(days)d of %(recorded)d recorded day; none noticed on %(none)d",
        "%(days)d of %(recorded)d recorded days; none noticed on %(none)d",
        recorded,
    ) % {"days": (counts > 0).sum(), "recorded": recorded, "none": (counts == 0).sum()}
    if len(full):
        text += "; " + median_words(full)
    return Line(text, _("How often"))


def median_words(full: Array) -> str:
    """Of a few days the range; the middle half needs more."""
    text = _("median %(median)s a recorded day (range %(low)s to %(high)s)")
    low, high = float(full.min()), float(full.max())
    if len(full) >= FEW:
        text = _(
            "median %(median)s a recorded day (middle half %(low)s to %(high)s, most %(most)s)"
        )
        low, high = spread(full)
    return text % {
        "median": number(float(np.median(full))),
        "low": number(low),
        "high": number(high),
        "most": number(float(full.max())),
    }


def character(diary: Excerpt) -> list[Line]:
    """What the patient chose to say about single twitches, each with how many entries say it."""
    lines = (
        (_("Rest or exercise"), choice_shares(diary.twitches, "state", "twitch_states")),
        (_("Seen or felt"), choice_shares(diary.twitches, "noticed", "noticed")),
        (_("Length"), length(diary.twitches)),
        (_("Intensity"), intensity(diary.twitches)),
    )
    return [Line(text or not_recorded(), label) for label, text in lines]


def choice_shares(twitches: Sequence[dict[str, Any]], field: str, vocabulary: str) -> str:
    counts = Counter(t[field] for t in twitches if t[field])
    names = [
        (str(VOCABULARY[vocabulary][term].label).lower(), n) for term, n in counts.most_common()
    ]
    return said_in(shares(names, counts.total()), counts.total()) if names else ""


def length(twitches: Sequence[dict[str, Any]]) -> str:
    seconds = known(twitches, "seconds")
    if not len(seconds):
        return ""
    text = _("median %(median)s, longest %(longest)s") % {
        "median": duration(float(np.median(seconds))),
        "longest": duration(float(seconds.max())),
    }
    return said_in(text, len(seconds))


def intensity(twitches: Sequence[dict[str, Any]]) -> str:
    ratings = known(twitches, "intensity")
    if not len(ratings):
        return ""
    text = _("median %(median)s of 10 (range %(low)s to %(high)s)") % {
        "median": number(float(np.median(ratings))),
        "low": number(float(ratings.min())),
        "high": number(float(ratings.max())),
    }
    return said_in(text, len(ratings))


def known(twitches: Sequence[dict[str, Any]], field: str) -> Array:
    return np.array([t[field] for t in twitches if t[field] is not None], dtype=np.float64)


def said_in(text: str, n: int) -> str:
    return _("%(text)s; given in %(entries)s") % {"text": text, "entries": entries_words(n)}


def entries_words(n: int) -> str:
    return ngettext("%(n)d entry", "%(n)d entries", n) % {"n": n}
