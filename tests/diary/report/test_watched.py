from diary.report.watched import watched
from tests.diary.report.conftest import plain


def count(diary, day, twitches, seconds=60, **fields):
    fields = {"site": "calf", "side": "left"} | fields
    diary.write("window_count", day, seconds=seconds, twitches=twitches, **fields)


def said(diary, n_days=10):
    return plain(watched(diary.excerpt(n_days)))


def test_nothing_watched_nothing_said(diary):
    assert said(diary) == ""


def test_counts_of_any_length_are_told_a_minute(diary):
    count(diary, 0, 4)
    count(diary, 1, 3, seconds=30)
    count(diary, 2, 0)
    assert said(diary) == "left calf, median twitches a minute at rest: 4 (range 0 to 6; 3 counts)"


def test_the_halves_of_a_long_period_are_compared(diary):
    count(diary, 0, 4)
    count(diary, 20, 1)
    count(diary, 21, 2)
    assert said(diary, 30) == (
        "left calf, median twitches a minute at rest: 4 (1 count until 15 Sep), "
        "1.5 (range 1 to 2; 2 counts since)"
    )


def test_a_muscle_that_moved_is_left_out_and_said(diary):
    count(diary, 0, 9, at_rest=False)
    assert said(diary) == "not at rest, left out: 1 count"


def test_of_many_muscles_those_watched_most(diary):
    count(diary, 0, 1, site="hand", side=None)
    for day in range(2):
        count(diary, day, 2)
    count(diary, 0, 3, site="foot", side=None)
    count(diary, 0, 9, at_rest=False)
    assert said(diary) == (
        "left calf, median twitches a minute at rest: 2 (range 2 to 2; 2 counts); "
        "foot, median twitches a minute at rest: 3 (1 count); "
        "+ 1 more muscle (1 count); not at rest, left out: 1 count"
    )
