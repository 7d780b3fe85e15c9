from diary.report.strip import strip


def drawn(excerpt):
    found = strip(excerpt)
    assert found
    return found


def test_the_strip_has_means_by_week_and_marks_of_doses(diary):
    for day in (0, 1, 2, 3):
        diary.write("twitch", day, count=day + 1)
    diary.write("twitch", 8, count=9)
    diary.dose(1)
    diary.dose(9, route="oral")
    found = drawn(diary.excerpt(28))
    assert found.edges == (0, 7, 14, 21, 28)
    assert found.values == (2.5, None, None, None)
    assert found.doses == ((1, "injected"), (9, "taken"))
    assert found.caption == "Mean twitches a recorded day, by week (scale 0 to 2.5)"
    said = "▼ B12 injection, | B12 not injected. Dashed: under 4 days recorded in full"
    assert found.legend == said
    assert found.alt.endswith("4 steps, 3 of them with too few recorded days.")


def test_under_four_weeks_the_strip_has_a_bar_a_day(diary):
    diary.write("twitch", 0, count=3)
    diary.write("twitch", 1, count=9)
    diary.write("checkin", 1, hour=21, twitches="not_all")
    diary.none_noticed(2)
    found = drawn(diary.excerpt(4))
    assert (found.edges, found.values) == ((0, 1, 2, 3, 4), (3, None, 0, None))
    assert found.caption == "Twitches a day (scale 0 to 3)"
    assert found.legend == "○ none. Dashed: not recorded, or not in full"


def test_the_legend_of_the_strip_names_what_is_drawn(diary):
    for day in range(4):
        diary.none_noticed(day)
    assert drawn(diary.excerpt(4)).legend == "○ none"
    for day in range(4):
        diary.write("twitch", day)
    assert drawn(diary.excerpt(4)).legend == ""


def test_no_strip_without_a_recorded_week(diary):
    diary.write("twitch", 0)
    assert strip(diary.excerpt(28)) is None
