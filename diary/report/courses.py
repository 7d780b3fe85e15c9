"""The course over time, lane under lane, and the events that are numbered in it."""

from __future__ import annotations

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from diary.insights.outcome import WATCHED
from diary.report import watched
from diary.report.drawn import Lane, Mark, Timeline
from diary.report.excerpt import Excerpt
from diary.report.marks import dose_legend, doses
from diary.report.page import Block, Line
from diary.report.steps import (
    DAY,
    LONGEST_BY_WEEK,
    MONTH,
    SMOOTHED,
    WEEK,
    Edges,
    edges_of,
    optional,
    smooth,
    step_means,
    ticks,
)
from diary.report.treatments import event_title
from diary.report.words import NBSP, day_words, period_words
from diary.series import OUTCOME, Found

LANES = {
    OUTCOME: (_lazy("Twitches\na day"), True),
    "sleep.hours": (_lazy("Sleep\nhours"), False),
    "caffeine.mg": (_lazy("Caffeine\nmg"), True),
    "hydration.ml": (_lazy("Water\n%(unit)s"), True),
    "checkin.stress": (_lazy("Stress\n0 to 10"), False),
}
"""Series → label, and whether it is drawn as bars. `unit`: the one that the owner reads."""
LONGEST_BY_DAY = 400
MOST_EVENTS = 12


def timeline(diary: Excerpt) -> Timeline | None:
    """Nothing if none of its lanes was ever recorded."""
    n_days = len(diary)
    size = DAY if n_days <= LONGEST_BY_DAY else WEEK if n_days <= LONGEST_BY_WEEK else MONTH
    edges = edges_of(n_days, size)
    lanes = lanes_of(diary, edges, size)
    if not lanes:
        return None
    marks, shown = doses(diary), marked_events(diary)
    return Timeline(
        title={DAY: _("Day by day"), WEEK: _("Week by week"), MONTH: _("By four weeks")}[size],
        legend=timeline_legend(diary, lanes, marks, size),
        alt=_("Charts over %(period)s, one under the other: %(lanes)s.")
        % {
            "period": period_words(diary.start, diary.end),
            "lanes": ", ".join(lane.label.replace("\n", " ") for lane in lanes),
        },
        edges=tuple(int(edge) for edge in edges),
        lanes=lanes,
        doses=marks,
        ticks=ticks(diary.start, n_days),
        events=tuple((day, place) for place, (day, _event) in enumerate(shown, start=1)),
    )


def lanes_of(diary: Excerpt, edges: Edges, size: int) -> tuple[Lane, ...]:
    """What was ever recorded. Watched counts are too few for means by week."""
    found = {
        name: lane(diary, name, edges, size)
        for name in LANES
        if name in diary.days.logged | {OUTCOME} and np.isfinite(diary.days.values[name]).any()
    }
    counts = watched.lane(diary) if size == DAY else None
    first = (found.pop(OUTCOME, None), counts)
    return tuple(one for one in (*first, *found.values()) if one)


def marked_events(diary: Excerpt) -> list[Found]:
    """Of very many, changes of treatment before others and the latest before earlier ones."""
    by_weight = sorted(
        diary.events_in_period,
        key=lambda found: (found[1]["category"].startswith("treatment_"), found[0]),
    )
    return sorted(by_weight[-MOST_EVENTS:], key=lambda found: found[0])


def events(diary: Excerpt) -> Block | None:
    """1 Hydroxocobalamin injections (treatment started), 28 Jul 2026; 2 …"""
    shown = marked_events(diary)
    if not shown:
        return None
    texts = [
        f"{place}{NBSP}{event_title(event)}, {day_words(diary.day(day))}"
        for place, (day, event) in enumerate(shown, start=1)
    ]
    more = len(diary.events_in_period) - len(shown)
    texts += [_("+ %(n)d more") % {"n": more}] if more else []
    return Block(_("Events, as numbered in the chart"), (Line("; ".join(texts)),))


def lane(diary: Excerpt, name: str, edges: Edges, size: int) -> Lane:
    partial = diary.days.partial
    values = diary.days.values[name]
    scale, unit = diary.units.scale(diary.days.declared[name].unit)
    label, bars = LANES[name]
    if size > DAY:
        values = step_means(diary.days.observed(name) if name == OUTCOME else values, edges, size)
        partial = np.zeros(len(values), dtype=bool)
    smoothed = size == DAY and name == OUTCOME
    return Lane(
        series=name,
        label=str(label) % {"unit": unit},
        bars=bars,
        values=optional(values * scale),
        partial=tuple(bool(day) for day in partial & (name == OUTCOME)),
        top=10 if name.startswith("checkin.") else None,
        smooth=optional(smooth(diary.days.observed(name))) if smoothed else (),
    )


def timeline_legend(
    diary: Excerpt, lanes: tuple[Lane, ...], marks: tuple[tuple[int, Mark], ...], size: int
) -> str:
    unit = {
        DAY: _("A bar or dot is a day"),
        WEEK: _("A bar or dot is the mean of a week with at least 4 recorded days"),
        MONTH: _("A bar or dot is the mean of four weeks with at least 16 recorded days"),
    }[size]
    none = [_("○ none")] if any(lane.bars for lane in lanes) else []
    few = _("Dashed ground line: not recorded") if size == DAY else _("Dashed ground line: fewer")
    parts = [unit, *none, few]
    if size > DAY and diary.days.partial.any():
        parts.append(_("Days on which not all was logged are left out"))
    if any(any(value is not None for value in lane.smooth) for lane in lanes):
        parts.append(_("Line: mean of the %(n)d days around") % {"n": SMOOTHED})
    if any(any(lane.partial) for lane in lanes):
        parts.append(_("Hollow bar: not all logged"))
    parts += dose_legend(marks)
    if any(lane.series == WATCHED for lane in lanes):
        parts.append(watched.lane_legend(diary))
    return ". ".join(parts) + "."
