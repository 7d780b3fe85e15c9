"""The twitches of one muscle, counted for a fixed time: comparable where free logging is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.report.excerpt import Excerpt
from diary.report.places import Place, place_name
from diary.report.words import listed, number, parts_of_period
from diary.series import Found

MUSCLES_SHOWN = 2


def watched(diary: Excerpt) -> str:
    """left calf: median 4 a minute at rest (8 counts until 11 Oct), 3 (9 counts since)."""
    muscles: defaultdict[Place, list[Found]] = defaultdict(list)
    for found in diary.watched:
        if found[1]["at_rest"]:
            muscles[found[1]["site"], found[1]["side"]].append(found)
    by_number = sorted(muscles.items(), key=lambda item: (-len(item[1]), place_name(item[0])))
    texts = [muscle_words(diary, place, counts) for place, counts in by_number]
    moved = sum(not found["at_rest"] for _day, found in diary.watched)
    if moved:
        texts.append(_("not at rest, left out: %(counts)s") % {"counts": counts_words(moved)})
    return listed(texts, MUSCLES_SHOWN)


def muscle_words(diary: Excerpt, place: Place, counts: list[Found]) -> str:
    medians = [
        _("%(median)s (%(counts)s)")
        % {
            "median": number(float(np.median([per_minute(count) for _day, count in part]))),
            "counts": " ".join(filter(None, (counts_words(len(part)), when))),
        }
        for part, when in parts_of_period(diary.start, len(diary), counts)
        if part
    ]
    return _("%(muscle)s, median a minute at rest: %(medians)s") % {
        "muscle": place_name(place),
        "medians": ", ".join(medians),
    }


def per_minute(count: Mapping[str, Any]) -> float:
    return float(60 * count["twitches"] / count["seconds"])


def counts_words(n: int) -> str:
    return ngettext("%(n)d count", "%(n)d counts", n) % {"n": n}
