"""Where each chart stands on its figure: millimetres in, SVG out."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager

from diary.bodymap import body
from diary.report import charts, plots
from diary.report.body import draw_body
from diary.report.drawn import Calendar, Outline, Since, Strip, Ticks, Timeline
from diary.report.glyphs import font_files
from diary.report.page import Links

STYLE = Path(__file__).with_name("report.mplstyle")
MM_PER_INCH = 25.4
PAGE_WIDTH = 182.0
LABELS, SCALE = 19.0, 11.0
"""Room at the left of the lanes for their labels, and at the right for their scales and the last
date (mm)."""
STRIP, TWITCHES, LANE, DOSES = 11.5, 30.0, 11.0, 4.5
BETWEEN, DATES, STRIP_DATES = 2.5, 7.5, 4.0
EVENTS = 4.5
ROW, RATIO_AXIS = 5.0, 10.0
SINCE, SINCE_STEP = 22.0, 12.0
CELL, WEEKS_A_ROW = 3.0, 54
INTERVALS_WIDTH = 52.0
BODY_WIDTH = 20.0
"""Of each view."""

Chart = TypeVar("Chart")


class Sheet:
    """A figure of a size in mm, on which axes are placed from its top left corner."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / MM_PER_INCH, height / MM_PER_INCH))

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        axes = self.figure.add_axes(
            (
                left / self.width,
                1 - (top + height) / self.height,
                width / self.width,
                height / self.height,
            )
        )
        axes.xaxis.set_visible(False)
        return axes

    def svg(self) -> str:
        file = io.StringIO()
        self.figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
        return file.getvalue()


def styled(compose: Callable[[Chart], Sheet], chart: Chart) -> str:
    """The SVG of a sheet composed under the one style of all charts."""
    for path in font_files():
        fontManager.addfont(path)
    with matplotlib.rc_context(fname=STYLE):
        return compose(chart).svg()


def outline_sheet(outline: Outline) -> Sheet:
    """Front and back; face to face, the patient's right is at the left."""
    *_corner, width, height = body()["box"]
    sheet = Sheet(2 * BODY_WIDTH, BODY_WIDTH * height / width)
    sides = (outline.right, outline.left)
    for i, (view, letters) in enumerate((("front", sides), ("back", sides[::-1]))):
        axes = sheet.axes(i * BODY_WIDTH, 0, BODY_WIDTH, sheet.height)
        counts = [count for count in outline.counts if count.view == view]
        draw_body(view, counts, letters, axes)
    return sheet


def strip_sheet(strip: Strip) -> Sheet:
    """Its dates stand on one line: the first page has little room."""
    sheet = Sheet(PAGE_WIDTH, STRIP + DOSES + STRIP_DATES)
    width = PAGE_WIDTH - SCALE
    bars = sheet.axes(0, 0, width, STRIP)
    doses = sheet.axes(0, STRIP, width, DOSES)
    ticks = tuple((day, label.replace("\n", " ")) for day, label in strip.ticks)
    share_days([bars, doses], strip.edges[-1], ticks)
    charts.draw_strip(strip, bars)
    charts.draw_doses(strip.doses, doses)
    return sheet


def timeline_sheet(timeline: Timeline) -> Sheet:
    """The numbers of events over the lanes, the marks of doses under the first."""
    heights = [TWITCHES, *[LANE] * (len(timeline.lanes) - 1)]
    over = EVENTS if timeline.events else BETWEEN
    sheet = Sheet(PAGE_WIDTH, over + sum(heights) + BETWEEN * len(heights) + DOSES + DATES)
    width, top = PAGE_WIDTH - LABELS - SCALE, over
    lanes = []
    for lane, height in zip(timeline.lanes, heights, strict=True):
        axes = sheet.axes(LABELS, top, width, height)
        charts.draw_lane(lane, timeline.edges, axes)
        axes.yaxis.set_label_coords(-LABELS / width, 0.5)
        lanes.append(axes)
        top += height + BETWEEN + (DOSES if len(lanes) == 1 else 0)
    doses = sheet.axes(LABELS, over + heights[0], width, DOSES)
    charts.draw_doses(timeline.doses, doses)
    events = sheet.axes(LABELS, 0, width, over)
    charts.draw_events(timeline.events, events, lanes)
    dated_last = [doses, *lanes] if len(lanes) > 1 else [*lanes, doses]
    share_days(dated_last, timeline.edges[-1], timeline.ticks)
    events.set_xlim(0, timeline.edges[-1])
    return sheet


def share_days(column: Sequence[Axes], n_days: int, ticks: Ticks) -> None:
    """One axis of days for all, with the dates under the last."""
    for axes in column:
        axes.set_xlim(0, n_days)
        charts.draw_grid(ticks, axes)
    column[-1].xaxis.set_visible(True)
    charts.draw_dates(ticks, column[-1])


def intervals_sheet(links: Links) -> Sheet:
    """One row of `ROW` mm an interval, so that it stands beside its row of the table."""
    sheet = Sheet(INTERVALS_WIDTH, ROW * len(links.intervals) + RATIO_AXIS)
    axes = sheet.axes(2, 0, INTERVALS_WIDTH - 4, ROW * len(links.intervals))
    axes.xaxis.set_visible(True)
    plots.draw_intervals(links.intervals, links.no_difference, axes)
    return sheet


def since_sheet(since: Since) -> Sheet:
    sheet = Sheet(SINCE_STEP * len(since.values), SINCE + DATES)
    axes = sheet.axes(0, 0, sheet.width, SINCE)
    axes.xaxis.set_visible(True)
    plots.draw_since(since, axes)
    return sheet


def calendar_sheet(calendar: Calendar) -> Sheet:
    """Rows of a year each, one under the other."""
    n_weeks = -(-(calendar.first_weekday + len(calendar.marks)) // 7)
    n_rows = -(-n_weeks // WEEKS_A_ROW)
    height = 7 * CELL + DATES
    sheet = Sheet(CELL * WEEKS_A_ROW + SCALE, n_rows * height)
    for row in range(n_rows):
        first = row * WEEKS_A_ROW * 7 - calendar.first_weekday
        days = range(max(first, 0), min(first + WEEKS_A_ROW * 7, len(calendar.marks)))
        axes = sheet.axes(0, row * height, CELL * WEEKS_A_ROW, 7 * CELL)
        plots.draw_weeks(calendar.marks[days.start : days.stop], days.start - first, axes)
        axes.set_xlim(0, WEEKS_A_ROW)
        axes.xaxis.set_visible(True)
        charts.draw_dates(
            [((day - first) / 7, label) for day, label in calendar.ticks if day in days], axes
        )
    return sheet
