import pytest

from diary.report.courses import events, timeline
from tests.diary.report.conftest import plain


def drawn(make, excerpt):
    course = make(excerpt)
    assert course
    return course


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


def test_the_muscle_watched_most_has_a_lane(diary):
    calf = {"site": "calf", "side": "left", "seconds": 30}
    for twitches, at_rest in ((1, True), (2, True), (40, False)):
        diary.write("window_count", 0, twitches=twitches, at_rest=at_rest, **calf)
    diary.write("window_count", 2, twitches=0, **calf)
    diary.write("window_count", 1, site="hand", seconds=60, twitches=9)
    found = drawn(timeline, diary.excerpt(4))
    (lane,) = found.lanes
    assert (lane.label, lane.bars, lane.values) == ("Watched\na minute", False, (3, None, 0, None))
    assert found.legend == (
        "A bar or dot is a day. Dashed ground line: not recorded. "
        "Watched: twitches a minute, left calf at rest."
    )
    diary.write("twitch", 0)
    diary.sleep(0, 6)
    names = [lane.series for lane in drawn(timeline, diary.excerpt(4)).lanes]
    assert names == ["twitch.count", "window_count.per_minute", "sleep.hours"]
    assert len(drawn(timeline, diary.excerpt(500)).lanes) == 2


@pytest.mark.parametrize(
    ("n_days", "title", "steps"),
    [(400, "Day by day", 400), (401, "Week by week", 58), (3650, "By four weeks", 131)],
)
def test_long_periods_are_drawn_in_longer_steps(diary, n_days, title, steps):
    diary.write("twitch", 0)
    found = drawn(timeline, diary.excerpt(n_days))
    assert (found.title, len(found.lanes[0].values)) == (title, steps)


def test_a_step_with_too_few_recorded_days_is_not_called_unrecorded(diary):
    diary.write("twitch", 0)
    diary.write("checkin", 0, hour=21, twitches="not_all")
    assert drawn(timeline, diary.excerpt(401)).legend == (
        "A bar or dot is the mean of a week with at least 4 recorded days. ○ none. "
        "Dashed ground line: fewer. Days on which not all was logged are left out."
    )


def test_no_timeline_of_an_empty_diary(diary):
    assert timeline(diary.excerpt()) is None


def test_events_are_numbered_and_named(diary):
    diary.write("twitch", 0)
    diary.write("event", 3, title="Hydroxocobalamin", category="treatment_started")
    diary.visit(1)
    diary.visit(40, "Ahead")
    found = drawn(timeline, diary.excerpt(5))
    assert found.events == ((1, 1), (3, 2))
    listed = events(diary.excerpt(5))
    assert listed
    assert plain(listed.lines[0].text) == (
        "1 Dr Osei (appointment), 2 Sep 2025; 2 Hydroxocobalamin (treatment started), 4 Sep 2025"
    )


def test_of_very_many_events_changes_of_treatment_stay(diary):
    diary.write("twitch", 0)
    diary.write("event", 0, title="Iron", category="treatment_changed")
    for day in range(1, 15):
        diary.write("event", day, title=f"Trip {day}", category="travel")
    found = drawn(timeline, diary.excerpt(15))
    assert [day for day, _number in found.events] == [0, *range(4, 15)]
    listed = events(diary.excerpt(15))
    assert listed
    assert listed.lines[0].text.endswith("; + 3 more")


def test_without_events_there_are_no_numbers(diary):
    diary.write("twitch", 0)
    assert drawn(timeline, diary.excerpt(5)).events == ()
    assert events(diary.excerpt(5)) is None


def test_by_day_the_twitches_have_a_smooth(diary):
    for day in range(30):
        diary.write("twitch", day, count=2)
        diary.sleep(day, 6)
    twitches, sleep = drawn(timeline, diary.excerpt(30)).lanes
    assert twitches.smooth == (2.0,) * 30
    assert sleep.smooth == ()
    assert "Line: mean of the 15 days around." in drawn(timeline, diary.excerpt(30)).legend
