"""What the charts without an axis of days draw, not how it looks."""

from matplotlib.colors import to_hex

from diary.report import figures, plots
from diary.report.drawn import Calendar, DayMark, Interval, Since
from tests.diary.report.conftest import bars, markers


def test_intervals_lie_on_an_even_log_axis_and_run_on_as_arrows(axes):
    plots.draw_intervals(
        [Interval(0.7, 0.5, 0.9, True), Interval(20, 0.5, 4000, False)], "no difference", axes
    )
    assert axes.get_xscale() == "log"
    assert axes.get_xlim() == (1 / 8, 8)
    assert len(markers(axes, "o")) == 1
    assert len(markers(axes, ">")) == 1
    labels = [label.get_text() for label in axes.get_xticklabels()]
    assert "1\nno difference" in labels


def test_means_since_an_injection_are_bars_with_their_numbers(axes):
    plots.draw_since(Since("", "", "", ("0–6", "7–13"), (2.5, None), (9, 2)), axes)
    assert bars(axes) == [(0, 2.5)]
    assert [text.get_text() for text in axes.texts] == ["2.5"]
    labels = [label.get_text() for label in axes.get_xticklabels()]
    assert labels == ["0–6\n(9)", "7–13\n(2)"]


def shapes(axes):
    """Fill, and the (week, weekday) of each shape, of every path."""
    return [
        (
            to_hex(patch.get_facecolor()),
            [tuple(p.astype(int)[0]) for p in patch.get_path().to_polygons()],
        )
        for patch in axes.patches
    ]


def test_a_calendar_has_a_mark_a_day_without_a_hue(axes):
    plots.draw_weeks(("observed", "none", "partial", "other", "blank", "observed"), 5, axes)
    assert shapes(axes) == [
        ("#ffffff", [(0, 6), (1, 0)]),
        ("#000000", [(0, 5), (1, 3)]),
        ("#000000", [(1, 0)]),
    ]
    (dots,) = axes.lines
    assert dots.get_xydata().tolist() == [[1.5, 1.5]]


def test_a_calendar_of_years_has_a_row_of_weeks_each():
    days = 3 * 365
    marks: list[DayMark] = ["observed"] * days
    sheet = figures.calendar_sheet(Calendar("", "", "", 2, tuple(marks), ((0, "Jan"),)))
    n_squares = [len(places) for axes in sheet.figure.axes for _fill, places in shapes(axes)]
    assert n_squares == [54 * 7 - 2, 54 * 7, days - 2 * 54 * 7 + 2]
    assert sheet.width < figures.PAGE_WIDTH
