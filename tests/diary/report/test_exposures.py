from diary.report.exposures import exposures, missing
from tests.diary.report.conftest import texts


def rows(diary):
    found = exposures(diary.excerpt()).rows
    return [tuple(cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row) for row in found]


def test_nothing_recorded_keeps_the_head(diary):
    table = exposures(diary.excerpt())
    assert (table.title, table.rows, table.empty) == (
        "Sleep, drinks and check-ins",
        (),
        "Not recorded",
    )


def test_what_was_never_logged_is_no_row_of_zeros(diary):
    diary.none_noticed(0, complete=True)
    assert rows(diary) == []


def test_medians_with_range_and_days(diary):
    for day, hours in enumerate((5, 6, 7)):
        diary.sleep(day, hours)
    diary.write("caffeine", 0, times=2, mg=95)
    diary.write("caffeine", 1, mg=60)
    diary.none_noticed(0, stress=3, complete=True)
    diary.none_noticed(4, stress=6, complete=True)
    assert rows(diary) == [
        ("Sleep", "6 h", "5 h to 7 h", "3"),
        ("Caffeine", "60 mg", "0 to 190 mg", "3"),
        ("Stress", "4.5 of 10", "3 to 6", "2"),
    ]


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
        ("Never recorded", "", "sleep quality, exercise, wellbeing, mood, concentration"),
    ]


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
