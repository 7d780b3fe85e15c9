"""What the patient chose to say about single twitches, each with how many entries say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from diary.report.page import Line
from diary.report.words import duration, not_recorded, number, shares, term
from diary.series import Array
from diary.vocabulary import VOCABULARY

NOTICED = {
    "seen": _lazy("only seen"),
    "felt": _lazy("only felt"),
    "both": _lazy("seen and felt"),
}
Twitches = Sequence[Mapping[str, Any]]


def character(twitches: Twitches) -> list[Line]:
    lines = (
        (_("Rest or exercise"), choice_shares(twitches, "state", terms("twitch_states"))),
        (_("Seen or felt"), choice_shares(twitches, "noticed", NOTICED)),
        (_("Duration"), length(twitches)),
        (_("Intensity"), intensity(twitches)),
    )
    return [Line(text or not_recorded(), label) for label, text in lines]


def terms(vocabulary: str) -> dict[str, str]:
    return {name: term(vocabulary, name) for name in VOCABULARY[vocabulary]}


def choice_shares(twitches: Twitches, field: str, words: Mapping[str, Any]) -> str:
    counts = Counter(t[field] for t in twitches if t[field])
    names = [(str(words[name]), n) for name, n in counts.most_common()]
    return said_in(shares(names, counts.total()), counts.total(), twitches) if names else ""


def length(twitches: Twitches) -> str:
    seconds = known(twitches, "seconds")
    if not len(seconds):
        return ""
    text = _("median %(median)s, longest %(longest)s") % {
        "median": duration(float(np.median(seconds))),
        "longest": duration(float(seconds.max())),
    }
    return said_in(text, len(seconds), twitches)


def intensity(twitches: Twitches) -> str:
    ratings = known(twitches, "intensity")
    if not len(ratings):
        return ""
    text = _("median %(median)s of 10 (range %(low)s to %(high)s)") % {
        "median": number(float(np.median(ratings))),
        "low": number(float(ratings.min())),
        "high": number(float(ratings.max())),
    }
    return said_in(text, len(ratings), twitches)


def known(twitches: Twitches, field: str) -> Array:
    return np.array([t[field] for t in twitches if t[field] is not None], dtype=np.float64)


def said_in(text: str, n: int, twitches: Twitches) -> str:
    given = _("%(text)s; given in %(n)d of %(entries)s")
    return given % {"text": text, "n": n, "entries": entries_words(len(twitches))}


def entries_words(n: int) -> str:
    return ngettext("%(n)d entry", "%(n)d entries", n) % {"n": n}
