"""The twitching by days since the last injection: described, not tested."""

from __future__ import annotations

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from diary.analysis.cycles import CYCLES_TO_SPEAK_OF
from diary.insights.injections import SINCE
from diary.report.drawn import Since
from diary.report.excerpt import Excerpt
from diary.report.steps import DAY, WEEK
from diary.report.words import number
from diary.series import OUTCOME, Array
from diary.vocabulary import INJECTED

MOST_DAYS, MOST_WEEKS = 14, 12
FEWEST_IN_STEP = {DAY: 3, WEEK: 4}


def since_injection(diary: Excerpt) -> Since | None:
    """The time from one injection to the next laid over one another; of one alone, nothing."""
    since, counts = diary.days.values[SINCE], diary.days.observed(OUTCOME)
    known = np.isfinite(since) & np.isfinite(counts)
    known[known] = since[known] < WEEK * MOST_WEEKS
    n_cycles = cycles(diary, known)
    if n_cycles < 2:
        return None
    size = DAY if since[known].max() < MOST_DAYS else WEEK
    step = since[known].astype(int) // size
    n_days = np.bincount(step, minlength=1)
    totals = np.bincount(step, counts[known])
    means = np.where(n_days >= FEWEST_IN_STEP[size], totals / np.maximum(n_days, 1), np.nan)
    if not np.isfinite(means).any():
        return None
    return described(size, means, n_days, n_cycles)


def cycles(diary: Excerpt, known: NDArray[np.bool_]) -> int:
    """After how many different injections days were recorded."""
    injected = sorted({day for day, dose in diary.doses_taken if dose["route"] in INJECTED})
    days = np.flatnonzero(known)
    return len(np.unique(np.searchsorted(injected, days, side="right"))) if injected else 0


def since_note(size: int) -> str:
    return _(
        "Mean twitches a recorded day; beneath, days since the injection, and how many days that "
        "is the mean of (under %(n)d, no bar). Described, not tested."
    ) % {"n": FEWEST_IN_STEP[size]}


def too_few_words(n_cycles: int) -> str:
    """The last cycle may run on."""
    enough = n_cycles > CYCLES_TO_SPEAK_OF
    return "" if enough else _("Under four whole cycles: too few to speak of any pattern.")


def described(size: int, means: Array, n_days: NDArray[np.int64], n_cycles: int) -> Since:
    labels = [
        str(i) if size == DAY else f"{i * size}–{i * size + size - 1}" for i in range(len(means))
    ]
    told = ", ".join(
        _("day %(days)s: %(mean)s") % {"days": label, "mean": number(float(mean))}
        for label, mean in zip(labels, means, strict=True)
        if np.isfinite(mean)
    )
    return Since(
        title=_("By days since the last B12 injection"),
        note=" ".join(filter(None, (since_note(size), too_few_words(n_cycles)))),
        alt=_("Mean twitches a recorded day by days since the injection: %(means)s.")
        % {"means": told},
        labels=tuple(labels),
        values=tuple(None if np.isnan(mean) else round(float(mean), 3) for mean in means),
        n_days=tuple(int(n) for n in n_days),
    )
