"""What the charts draw, not how it looks."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.figure import Figure

from diary.report import charts, figures
from diary.report.drawn import Lane, Strip
from tests.diary.report.conftest import bars, markers


def lane(values, partial=None, bars=True, top=None):
    return Lane("twitch.count", "Twitches", bars, values, partial or (False,) * len(values), top)


def test_bars_stand_on_recorded_days_and_zero_is_a_hollow_dot(axes):
    charts.draw_lane(lane((3, None, 0, 2)), (0, 1, 2, 3, 4), axes)
    assert bars(axes) == [(0.5, 3), (3.5, 2)]
    (zeros,) = markers(axes, "o")
    assert zeros.get_xdata().tolist() == [2.5]
    assert zeros.get_markerfacecolor() == "white"


def test_the_ground_line_is_dashed_where_nothing_was_recorded(axes):
    charts.draw_lane(lane((3, None, None, 2)), (0, 1, 2, 3, 4), axes)
    ground = [(list(line.get_xdata()), line.get_linestyle()) for line in markers(axes, "None")]
    assert ground == [([0, 1], "-"), ([1, 3], "--"), ([3, 4], "-")]


def test_a_partly_logged_day_is_a_hollow_bar(axes):
    charts.draw_lane(lane((3, 2), partial=(False, True)), (0, 1, 2), axes)
    filled, hollow = axes.patches
    assert filled.get_facecolor()[3] == 1
    assert hollow.get_facecolor()[3] == 0


def test_no_line_runs_across_a_gap(axes):
    charts.draw_lane(lane((5, 6, None, 7), bars=False, top=10), (0, 1, 2, 3, 4), axes)
    runs = [list(line.get_ydata()) for line in markers(axes, "o")]
    assert runs == [[5, 6], [7]]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["0", "10"]


def test_a_mean_is_as_wide_as_its_week(axes):
    charts.draw_strip(Strip("", "", "", (0, 7, 14), (2.5, 1), (), ()), axes)
    (path,) = axes.patches
    left, right = path.get_path().vertices[:4, 0].min(), path.get_path().vertices[:4, 0].max()
    assert right - left == pytest.approx(7 * charts.FILLED)


def test_the_only_day_is_no_block(axes):
    charts.draw_strip(Strip("", "", "", (0, 1), (2,), (), ()), axes)
    (path,) = axes.patches
    assert np.ptp(path.get_path().vertices[:4, 0]) == pytest.approx(charts.WIDEST_BAR)


def test_a_step_with_too_few_days_has_no_height(axes):
    strip = Strip("", "", "", (0, 7, 14, 21, 28), (2.5, None, None, 0), (), ())
    charts.draw_strip(strip, axes)
    assert bars(axes) == [(3.5, 2.5)]
    ground = [(list(line.get_xdata()), line.get_linestyle()) for line in markers(axes, "None")]
    assert ground == [([0, 7], "-"), ([7, 21], "--"), ([21, 28], "-")]
    (zeros,) = markers(axes, "o")
    assert zeros.get_xdata().tolist() == [24.5]


@pytest.mark.parametrize(("n", "size"), [(30, 3.6), (100, 3), (400, 1.4)])
def test_dots_are_as_large_as_they_have_room(axes, n, size):
    charts.draw_lane(lane((5,) * n, bars=False, top=10), range(n + 1), axes)
    (dots,) = markers(axes, "o")
    assert dots.get_markersize() == size


def test_doses_are_marked_by_kind(axes):
    charts.draw_doses(((1, "injected"), (2, "taken"), (3, "skipped")), axes)
    drawn = [
        (line.get_marker(), list(line.get_xdata()), line.get_markerfacecolor())
        for line in axes.lines
    ]
    assert drawn == [("v", [1.5], "black"), ("|", [2.5], "black"), ("v", [3.5], "white")]


@pytest.mark.parametrize(("n_days", "day", "label"), [(90, 89, "Nov"), (61, 60, "30 Nov")])
def test_a_date_at_the_end_of_the_strip_has_room(n_days, day, label):
    sheets = []

    def compose(strip):
        sheet = figures.strip_sheet(strip)
        sheet.figure.draw_without_rendering()
        sheets.append(sheet)
        return sheet

    figures.styled(compose, Strip("", "", "", (0, n_days), (1,), (), ((day, label),)))
    (last,) = sheets[0].figure.axes[-1].get_xticklabels()
    assert last.get_text() == label
    assert last.get_window_extent().x1 <= sheets[0].figure.bbox.x1


def test_a_smooth_lies_over_the_bars_and_has_gaps(axes):
    values = (3.0, 4.0, 5.0, 6.0)
    smooth = (3.5, 3.5, None, 5.0)
    charts.draw_lane(replace(lane(values), smooth=smooth), (0, 1, 2, 3, 4), axes)
    drawn = [line for line in axes.lines if line.get_linewidth() == 1.2]
    assert [line.get_xdata().tolist() for line in drawn] == [[0.5, 1.5], [3.5]]
    assert drawn[0].get_ydata().tolist() == [3.5, 3.5]


def test_events_are_numbers_over_a_line_down_every_lane(axes):
    below = Figure().add_axes((0, 0, 1, 1))
    charts.draw_events(((4, 1), (9, 2)), axes, [below])
    assert [(text.get_text(), text.get_position()[0]) for text in axes.texts] == [
        ("1", 4.5),
        ("2", 9.5),
    ]
    assert [np.asarray(line.get_xdata()).tolist() for line in below.lines] == [[4.5] * 2, [9.5] * 2]
