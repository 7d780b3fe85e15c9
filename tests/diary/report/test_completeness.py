from diary.report.completeness import LONGEST, calendar, missing
from tests.diary.report.conftest import texts


def test_a_mark_a_day_by_what_is_known_of_its_twitching(diary):
    diary.write("twitch", 0)
    diary.write("twitch", 1)
    diary.write("checkin", 1, hour=21, twitches="not_all")
    diary.none_noticed(2)
    diary.write("caffeine", 3, mg=95)
    found = calendar(diary.excerpt(5))
    assert found
    assert found.marks == ("observed", "partial", "none", "other", "blank")
    assert found.first_weekday == 0
    assert found.alt == (
        "A calendar of the period: twitches logged on 1 day, not all logged on 1 day, none noticed "
        "on 1 day, twitching unknown on 1 day with another entry, no entry on 1 day."
    )


def test_no_calendar_of_nothing_nor_of_very_many_days(diary):
    assert calendar(diary.excerpt()) is None
    diary.write("twitch", 0)
    assert calendar(diary.excerpt(LONGEST))
    assert calendar(diary.excerpt(LONGEST + 1)) is None


def test_what_is_missing(diary):
    diary.write("twitch", 0)
    diary.sleep(5, 7)
    diary.write("caffeine", 5, mg=95)
    diary.write("hydration", 5, ml=500)
    diary.write("checkin", 6, hour=21, twitches="not_all", stress=1, anxiety=1, tiredness=1)
    assert texts(missing(diary.excerpt())) == [
        (
            "Days without any entry",
            "",
            "first entry 1 Sep 2025; since then 7 of 10; "
            "longest stretch 4 days, 2 Sep to 5 Sep 2025",
        ),
        (
            "Not all twitches logged",
            "",
            "1 day (7 Sep 2025): in days with twitching, not in amounts, means or links",
        ),
        (
            "Days of unknown twitching",
            "",
            "9 of 10: no twitch logged, and not said that there was none",
        ),
        ("Never recorded", "", "sleep quality, alcohol, exercise, wellbeing, mood, concentration"),
    ]


def test_a_watched_count_leaves_the_day_unknown_and_is_told(diary):
    diary.write("twitch", 0)
    for day in (0, 1, 1, 2):
        diary.write("window_count", day, site="calf", seconds=60, twitches=0)
    assert texts(missing(diary.excerpt()))[1][2] == (
        "9 of 10: no twitch logged, and not said that there was none "
        "(a watched count on 2 days of them)"
    )


def test_a_supplement_of_no_known_amount_is_not_called_never_recorded(diary):
    diary.write("supplement", 0, nutrient="other", amount=1, unit="tablet", product="Ginkgo")
    (_label, _lead, never) = texts(missing(diary.excerpt()))[-1]
    assert "other" not in never


def without_entry(diary, n_days):
    label, _lead, text = texts(missing(diary.excerpt(n_days)))[0]
    assert label == "Days without any entry"
    return text


def test_any_entry_makes_a_day_with_an_entry(diary):
    diary.write("checkin", -1, twitches="all_logged")
    diary.write("checkin", 2, twitches="all_logged")
    assert without_entry(diary, 3) == "2 of 3; longest stretch 2 days, 1 Sep to 2 Sep 2025"


def test_days_before_the_first_entry_of_the_diary_do_not_count(diary):
    diary.write("caffeine", 5, mg=95)
    said = "first entry 6 Sep 2025; since then 4 of 5; longest stretch 4 days, 7 Sep to 10 Sep 2025"
    assert without_entry(diary, 10) == said
    assert without_entry(diary, 6) == "first entry 6 Sep 2025; since then 0 of 1"
    assert without_entry(diary, 5) == "5 of 5; longest stretch 5 days, 1 Sep to 5 Sep 2025"
