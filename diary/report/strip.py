"""The strip of the first page: the mean by week, and the doses beneath."""

from __future__ import annotations

import numpy as np
from django.utils.translation import gettext as _

from diary.report.drawn import Strip
from diary.report.excerpt import Excerpt
from diary.report.marks import dose_legend, doses
from diary.report.steps import (
    DAY,
    LONGEST_BY_WEEK,
    MONTH,
    RECORDED_SHARE,
    WEEK,
    edges_of,
    optional,
    step_means,
    ticks,
)
from diary.report.words import number
from diary.series import OUTCOME, Array

SHORTEST_BY_WEEK = 28
"""Days of a period under which it has a bar a day: two weeks would be two blocks."""


def strip(diary: Excerpt) -> Strip | None:
    """Mean twitches a recorded day by week; nothing if no week has 4 recorded days. Of a few weeks
    day by day."""
    counts = diary.days.observed(OUTCOME)
    size = strip_step(len(diary))
    edges = edges_of(len(diary), size)
    means = step_means(counts, edges, size)
    if not np.isfinite(means).any():
        return None
    caption = strip_caption(means, size)
    marks = doses(diary)
    return Strip(
        caption=caption,
        legend=". ".join([*dose_legend(marks), *ground_legend(means, size)]),
        alt=_("%(caption)s; %(steps)d steps, %(few)d of them with too few recorded days.")
        % {"caption": caption, "steps": len(means), "few": np.isnan(means).sum()},
        edges=tuple(int(edge) for edge in edges),
        values=optional(means),
        doses=marks,
        ticks=ticks(diary.start, len(diary)),
    )


def strip_step(n_days: int) -> int:
    if n_days < SHORTEST_BY_WEEK:
        return DAY
    return WEEK if n_days <= LONGEST_BY_WEEK else MONTH


def strip_caption(means: Array, size: int) -> str:
    text = {
        DAY: _("Twitches a day (scale 0 to %(most)s)"),
        WEEK: _("Mean twitches a recorded day, by week (scale 0 to %(most)s)"),
        MONTH: _("Mean twitches a recorded day, by four weeks (scale 0 to %(most)s)"),
    }[size]
    return text % {"most": number(float(np.nanmax(means)))}


def ground_legend(means: Array, size: int) -> list[str]:
    """What stands on the ground line in place of bars."""
    few = _("Dashed: under %(n)d days recorded in full") % {"n": round(size * RECORDED_SHARE)}
    if size == DAY:
        few = _("Dashed: not recorded, or not in full")
    present = {_("○ none"): (means == 0).any(), few: np.isnan(means).any()}
    return [text for text, drawn in present.items() if drawn]
