from datetime import date

import numpy as np
import pytest

from diary.report.courses import edges_of, step_means, strip, ticks, timeline


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


def drawn(make, excerpt):
    course = make(excerpt)
    assert course
    return course


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


def test_the_strip_has_means_by_week_and_marks_of_doses(diary):
    for day in (0, 1, 2, 3):
        diary.write("twitch", day, count=day + 1)
    diary.write("twitch", 8, count=9)
    diary.dose(1)
    diary.dose(9, route="oral")
    found = drawn(strip, diary.excerpt(14))
    assert found.edges == (0, 7, 14)
    assert found.values == (2.5, None)
    assert found.doses == ((1, "injected"), (9, "taken"))
    assert found.caption == "Mean twitches a recorded day, by week (scale 0 to 2.5)"
    said = "▼ B12 injection, | other B12 dose. Dashed ground line: under 4 recorded days"
    assert found.legend == said
    assert found.alt.endswith("2 steps, 1 of them with too few recorded days.")


def test_the_legend_of_the_strip_names_what_is_drawn(diary):
    for day in range(4):
        diary.none_noticed(day)
    assert drawn(strip, diary.excerpt(7)).legend == "○ none"
    diary.write("twitch", 0)
    assert drawn(strip, diary.excerpt(7)).legend == ""


def test_no_strip_without_a_recorded_week(diary):
    diary.write("twitch", 0)
    assert strip(diary.excerpt(14)) is None


def test_the_timeline_holds_what_was_recorded_day_by_day(diary):
    diary.write("twitch", 0, count=3)
    diary.write("twitch", 1, count=2)
    diary.write("checkin", 1, hour=21, twitches="not_all", stress=4)
    diary.none_noticed(2)
    diary.dose(3, status="skipped")
    found = drawn(timeline, diary.excerpt(4))
    twitches, stress = found.lanes
    assert found.edges == (0, 1, 2, 3, 4)
    assert twitches.values == (3, 2, 0, None)
    assert twitches.partial == (False, True, False, False)
    assert (stress.series, stress.values, stress.top) == (
        "checkin.stress",
        (None, 4, None, None),
        10,
    )
    assert found.doses == ((3, "skipped"),)
    assert found.title == "Day by day"
    assert found.legend == (
        "A bar or dot is a day. ○ none. Dashed ground line: not recorded. "
        "Hollow bar: not all logged. ▽ B12 skipped."
    )


@pytest.mark.parametrize(
    ("n_days", "title", "steps"),
    [(400, "Day by day", 400), (401, "Week by week", 58), (3650, "By four weeks", 131)],
)
def test_long_periods_are_drawn_in_longer_steps(diary, n_days, title, steps):
    diary.write("twitch", 0)
    found = drawn(timeline, diary.excerpt(n_days))
    assert (found.title, len(found.lanes[0].values)) == (title, steps)


def test_no_timeline_of_an_empty_diary(diary):
    assert timeline(diary.excerpt()) is None
