from datetime import date

import numpy as np
import pytest

from diary.report.steps import SMOOTHED, edges_of, optional, smooth, step_means, ticks


def test_weeks_end_with_the_period():
    assert edges_of(16, 7).tolist() == [0, 2, 9, 16]
    assert edges_of(14, 7).tolist() == [0, 7, 14]
    assert edges_of(3, 7).tolist() == [0, 3]
    assert edges_of(3, 1).tolist() == [0, 1, 2, 3]


def test_a_week_needs_four_recorded_days():
    values = np.array(
        [1.0, 1, 1, np.nan, np.nan, np.nan, np.nan, 0, 2, 4, 6, np.nan, np.nan, np.nan]
    )
    means = step_means(values, edges_of(14, 7), 7)
    assert np.isnan(means[0])
    assert means[1] == 3


@pytest.mark.parametrize(
    ("n_days", "labels"),
    [
        (1, ["3\N{NO-BREAK SPACE}Dec"]),
        (2, ["3\N{NO-BREAK SPACE}Dec", "4\N{NO-BREAK SPACE}Dec"]),
        (90, ["Jan\n2027", "Feb", "Mar"]),
        (800, ["Jan\n2027", "Apr", "Jul", "Oct", "Jan\n2028", "Apr", "Jul", "Oct", "Jan\n2029"]),
    ],
)
def test_dates_on_the_axis(n_days, labels):
    assert [label for _day, label in ticks(date(2026, 12, 3), n_days)] == labels


@pytest.mark.parametrize("n_days", [1, 30, 90, 365, 1095, 3660])
def test_never_too_many_dates(n_days):
    assert len(ticks(date(2026, 2, 3), n_days)) <= 13


def test_the_smooth_is_the_mean_of_the_recorded_days_around():
    values = np.full(40, 2.0)
    values[20] = 17
    values[10:13] = np.nan
    found = smooth(values)
    assert found[20] == 3  # 14 days of 2 and one of 17
    assert found[28] == 2
    assert found[11] == 2


def test_the_smooth_has_a_gap_where_most_days_are_missing():
    values = np.ones(40)
    values[10:30] = np.nan
    known = np.isfinite(smooth(values))
    assert known[:10].all()
    assert not known[12:28].any()


def test_a_few_days_have_no_smooth():
    assert np.isnan(smooth(np.ones(2 * SMOOTHED - 1))).all()


def test_not_a_number_is_nothing():
    assert optional(np.array([1.23456, np.nan])) == (1.235, None)
