"""The course over time, for the charts: steps of days or weeks, marks of doses, dates."""

from __future__ import annotations

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from diary.report import watched
from diary.report.drawn import Lane, Mark, Strip, Timeline
from diary.report.excerpt import Excerpt
from diary.report.page import Block, Line
from diary.report.steps import (
    DAY,
    MONTH,
    RECORDED_SHARE,
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
from diary.report.words import NBSP, day_words, number, period_words
from diary.series import OUTCOME, Array, Found
from diary.vocabulary import INJECTED

LANES = {
    OUTCOME: (_lazy("Twitches\na day"), True),
    "sleep.hours": (_lazy("Sleep\nhours"), False),
    "caffeine.mg": (_lazy("Caffeine\nmg"), True),
    "hydration.ml": (_lazy("Water\n%(unit)s"), True),
    "checkin.stress": (_lazy("Stress\n0 to 10"), False),
}
"""Series → label, and whether it is drawn as bars. `unit`: the one that the owner reads."""
SHORTEST_BY_WEEK = 28
"""Days of a period under which the strip has a bar a day: two weeks would be two blocks."""
LONGEST_BY_DAY = 400
LONGEST_BY_WEEK = 1_200
MOST_EVENTS = 12


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
        caption,
        ". ".join([*dose_legend(marks), *ground_legend(means, size)]),
        _("%(caption)s; %(steps)d steps, %(few)d of them with too few recorded days.")
        % {"caption": caption, "steps": len(means), "few": np.isnan(means).sum()},
        tuple(int(edge) for edge in edges),
        optional(means),
        marks,
        ticks(diary.start, len(diary)),
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
    few = _("Dashed ground line: under %(n)d recorded days") % {"n": round(size * RECORDED_SHARE)}
    if size == DAY:
        few = _("Dashed ground line: not recorded, or not in full")
    present = {_("○ none"): (means == 0).any(), few: np.isnan(means).any()}
    return [text for text, drawn in present.items() if drawn]


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
        {DAY: _("Day by day"), WEEK: _("Week by week"), MONTH: _("By four weeks")}[size],
        timeline_legend(diary, lanes, marks, size),
        _("Charts over %(period)s, one under the other: %(lanes)s.")
        % {
            "period": period_words(diary.start, diary.end),
            "lanes": ", ".join(lane.label.replace("\n", " ") for lane in lanes),
        },
        tuple(int(edge) for edge in edges),
        lanes,
        marks,
        ticks(diary.start, n_days),
        tuple((day, place) for place, (day, _event) in enumerate(shown, start=1)),
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
    return Lane(
        name,
        str(label) % {"unit": unit},
        bars,
        optional(values * scale),
        tuple(bool(day) for day in partial & (name == OUTCOME)),
        10 if name.startswith("checkin.") else None,
        optional(smooth(diary.days.observed(name))) if size == DAY and name == OUTCOME else (),
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
    parts = [unit, *none, _("Dashed ground line: not recorded")]
    if any(any(value is not None for value in lane.smooth) for lane in lanes):
        parts.append(_("Line: mean of the %(n)d days around") % {"n": SMOOTHED})
    if any(any(lane.partial) for lane in lanes):
        parts.append(_("Hollow bar: not all logged"))
    parts += dose_legend(marks)
    if any(lane.series == watched.SERIES for lane in lanes):
        parts.append(watched.lane_legend(diary))
    return ". ".join(parts) + "."


def doses(diary: Excerpt) -> tuple[tuple[int, Mark], ...]:
    return tuple(
        (day, mark_of(dose["status"], dose["route"])) for day, dose in diary.doses_in_period
    )


def mark_of(status: str, route: str) -> Mark:
    if status == "skipped":
        return "skipped"
    return "injected" if route in INJECTED else "taken"


def dose_legend(marks: tuple[tuple[int, Mark], ...]) -> list[str]:
    words: dict[Mark, str] = {
        "injected": _("▼ B12 injection"),
        "taken": _("| other B12 dose"),
        "skipped": _("▽ B12 skipped"),
    }
    present = {mark for _day, mark in marks}
    named = [text for mark, text in words.items() if mark in present]
    return [", ".join(named)] if named else []
