from diary.report.function import BRIEF, function
from diary.vocabulary import VOCABULARY
from tests.diary.report.conftest import cells, plain, texts

ALL_NO = dict.fromkeys(VOCABULARY["function_items"], "no")


def test_every_item_has_a_brief_name():
    assert set(BRIEF) == set(VOCABULARY["function_items"])


def check(diary, day, **answers):
    diary.write("function_check", day, **answers)


def rows(diary, n_days=60):
    return cells(function(diary.excerpt(n_days)))


def test_never_asked_says_so(diary):
    check(diary, 90, weakness="no")
    found = function(diary.excerpt())
    assert (found.rows, texts(found)) == ((), [("", "", "Not recorded")])


def test_a_yes_has_place_time_and_course(diary):
    check(diary, 0, weakness="no")
    check(
        diary,
        47,
        weakness="new_or_worse",
        weakness_where="left foot,\nstairs",
        weakness_since="about 20 Sep",
    )
    check(diary, 54, weakness="as_before", weakness_told=True)
    check(diary, 58, weakness="as_before")
    course = "25 Oct to 29 Oct; new or worse 18 Oct; no 1 Sep; clinician knows"
    assert rows(diary) == [
        (
            "Weakness in one place",
            "left foot, stairs",
            "about 20 Sep (said on 18 Oct)",
            "as before",
            course,
        )
    ]


def test_what_got_worse_has_to_be_told_anew(diary):
    check(diary, 0, weakness="as_before", weakness_told=True)
    check(diary, 7, weakness="new_or_worse")
    assert rows(diary)[0][4] == "8 Sep; as before 1 Sep"
    check(diary, 14, weakness="as_before", weakness_told=False)
    assert rows(diary)[0][4].endswith("; clinician not told yet")


def test_since_when_counts_from_the_day_on_which_it_was_told(diary):
    for day in (0, 7):
        check(diary, day, speech="new_or_worse", speech_since="last week")
    check(diary, 14, speech="as_before")
    assert rows(diary)[0][2] == "last week (said on 1 Sep)"
    check(diary, 21, speech="as_before", speech_since="two weeks ago")
    assert rows(diary)[0][2] == "two weeks ago (said on 22 Sep)"


def test_a_long_run_says_in_how_many_checks(diary):
    for week in range(3):
        check(diary, 7 * week, speech="new_or_worse")
    assert rows(diary)[0][3:] == ("new or worse", "1 Sep to 15 Sep, 3 checks")


def test_what_is_new_stands_above_what_passed(diary):
    check(diary, 0, weakness="new_or_worse", speech="as_before", memory="as_before")
    check(diary, 7, weakness="no", speech="as_before", memory="new_or_worse")
    assert [row[0] for row in rows(diary)] == [
        "Memory or thinking",
        "Slurred or weak voice",
        "Weakness in one place",
    ]


def test_a_long_course_is_cut(diary):
    for week in range(6):
        check(diary, 7 * week, speech="as_before" if week % 2 else "new_or_worse")
    assert rows(diary)[0][3:] == (
        "as before",
        "6 Oct; new or worse 29 Sep; as before 22 Sep; + 3 more",
    )


def test_the_year_stands_with_dates_of_another(diary):
    check(diary, -300, weakness="as_before")
    check(diary, 0, weakness="new_or_worse")
    assert rows(diary)[0][4] == "1 Sep; as before 5 Nov 2024"


def test_what_passed_in_the_period_is_still_told(diary):
    check(diary, 0, dim_sight="new_or_worse", dim_sight_where="right eye")
    check(diary, 7, dim_sight="no")
    assert rows(diary) == [
        ("Dimmer sight", "right eye", "–", "no", "8 Sep; new or worse 1 Sep"),
    ]


def test_no_and_not_answered_have_a_line_each(diary):
    check(diary, 0, **ALL_NO | {"memory": None, "weakness": "as_before"})
    lines = {lead: text for _label, lead, text in texts(function(diary.excerpt()))}
    assert lines["Answered no:"].startswith("clumsy hand; trips or foot drop; thinner muscle;")
    assert lines["Answered no:"].count(";") == 12
    assert lines["Not answered:"] == "memory or thinking"


def test_a_yes_that_was_not_asked_again_stands(diary):
    check(diary, -7, weakness="new_or_worse", speech="no")
    check(diary, 0, memory="no")
    assert rows(diary) == [("Weakness in one place", "–", "–", "new or worse", "25 Aug")]
    lines = {lead: text for _label, lead, text in texts(function(diary.excerpt()))}
    assert lines["Answered no:"] == "memory or thinking"
    assert "speech; swallowing or choking" in lines["Not answered:"]


def test_how_often_it_was_asked(diary):
    check(diary, -7, weakness="no")
    early = function(diary.excerpt()).note
    assert plain(early) == "not asked in this period; last on 25 Aug 2025"
    check(diary, 0, weakness="no")
    assert plain(function(diary.excerpt()).note) == "asked once in this period, on 1 Sep 2025"
    check(diary, 7, weakness="no")
    assert (
        plain(function(diary.excerpt()).note) == "asked 2 times in this period; last on 8 Sep 2025"
    )
