"""The twitches of one muscle, counted for a fixed time: comparable where free logging is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.insights.outcome import WATCHED
from diary.report.drawn import Lane
from diary.report.excerpt import Excerpt
from diary.report.places import Place, place_name
from diary.report.words import number, parts_of_period, together
from diary.series import Found

MUSCLES_SHOWN = 2
Muscle = tuple[Place, list[Found]]
"""And its counts."""


def watched(diary: Excerpt) -> str:
    """left calf, median a minute at rest: 4 (range 0 to 8; 8 counts until 11 Oct), 3 (…)."""
    by_number = muscles(diary)
    texts = [muscle_words(diary, place, counts) for place, counts in by_number[:MUSCLES_SHOWN]]
    return together(*texts, others(by_number[MUSCLES_SHOWN:]), moved(diary))


def muscles(diary: Excerpt) -> list[Muscle]:
    """Those watched at rest, the one of the most counts first."""
    found: defaultdict[Place, list[Found]] = defaultdict(list)
    for day, count in diary.watched:
        if count["at_rest"]:
            found[count["site"], count["side"]].append((day, count))
    return sorted(found.items(), key=lambda item: (-len(item[1]), place_name(item[0])))


def lane(diary: Excerpt) -> Lane | None:
    """The counts of the muscle that was watched most: one of another muscle is no count of it."""
    by_number = muscles(diary)
    if not by_number:
        return None
    _place, counts = by_number[0]
    rates: defaultdict[int, list[float]] = defaultdict(list)
    for day, count in counts:
        rates[day].append(per_minute(count))
    values = tuple(
        float(np.mean(rates[day])) if day in rates else None for day in range(len(diary))
    )
    return Lane(
        series=WATCHED,
        label=_("Watched\na minute"),
        bars=False,
        values=values,
        partial=(False,) * len(diary),
        top=None,
    )


def lane_legend(diary: Excerpt) -> str:
    place, _counts = muscles(diary)[0]
    return _("Watched: twitches a minute, %(muscle)s at rest") % {"muscle": place_name(place)}


def others(left_out: Sequence[Muscle]) -> str:
    n = len(left_out)
    text = ngettext("+ %(n)d more muscle (%(counts)s)", "+ %(n)d more muscles (%(counts)s)", n)
    counts = counts_words(sum(len(found) for _place, found in left_out))
    return text % {"n": n, "counts": counts} if n else ""


def moved(diary: Excerpt) -> str:
    n = sum(not found["at_rest"] for _day, found in diary.watched)
    return _("not at rest, left out: %(counts)s") % {"counts": counts_words(n)} if n else ""


def muscle_words(diary: Excerpt, place: Place, counts: list[Found]) -> str:
    medians = [
        part_words([per_minute(count) for _day, count in part], when)
        for part, when in parts_of_period(diary.start, len(diary), counts)
        if part
    ]
    return _("%(muscle)s, median twitches a minute at rest: %(medians)s") % {
        "muscle": place_name(place),
        "medians": ", ".join(medians),
    }


def part_words(rates: Sequence[float], when: str) -> str:
    """4 (range 0 to 8; 8 counts until 11 Oct)."""
    counts = " ".join(filter(None, (counts_words(len(rates)), when)))
    low, high = number(min(rates)), number(max(rates))
    span = _("range %(low)s to %(high)s") % {"low": low, "high": high} if len(rates) > 1 else ""
    return _("%(median)s (%(counts)s)") % {
        "median": number(float(np.median(rates))),
        "counts": together(span, counts),
    }


def per_minute(count: Mapping[str, Any]) -> float:
    return float(60 * count["twitches"] / count["seconds"])


def counts_words(n: int) -> str:
    return ngettext("%(n)d count", "%(n)d counts", n) % {"n": n}
