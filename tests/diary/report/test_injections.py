from diary.report.injections import since_injection


def test_cycles_lie_over_one_another_by_day(diary):
    for day in (0, 4, 8):
        diary.dose(day)
        diary.twitch([day], 1)
        diary.twitch([day + 2], 5)
    found = since_injection(diary.excerpt(12))
    assert found
    assert found.labels == ("0", "1", "2")
    assert found.values == (1, None, 5)
    assert found.n_days == (3, 0, 3)
    assert found.alt == (
        "Mean twitches a recorded day by days since the injection: day 0: 1, day 2: 5."
    )


def test_long_cycles_are_told_by_week(diary):
    diary.dose(0)
    diary.dose(28)
    diary.twitch(range(56), 2)
    found = since_injection(diary.excerpt(56))
    assert found
    assert found.labels == ("0–6", "7–13", "14–20", "21–27")
    assert found.n_days == (14,) * 4
    assert "(under 4, no bar)" in found.note
    assert found.note.endswith("Under four whole cycles: too few to speak of any pattern.")


def test_four_whole_cycles_may_be_read(diary):
    for day in range(0, 25, 6):
        diary.dose(day)
    diary.twitch(range(26), 2)
    found = since_injection(diary.excerpt(26))
    assert found
    assert found.note.endswith("(under 3, no bar). Described, not tested.")


def test_one_cycle_alone_says_nothing(diary):
    diary.dose(0)
    diary.dose(3, route="oral")
    diary.twitch(range(20), 2)
    assert since_injection(diary.excerpt(20)) is None


def test_days_too_long_after_an_injection_are_no_cycle_of_it(diary):
    diary.dose(-84)
    diary.dose(5)
    diary.twitch(range(10), 2)
    assert since_injection(diary.excerpt(10)) is None
    diary.dose(-83)
    found = since_injection(diary.excerpt(10))
    assert found
    assert (found.labels[-1], found.n_days[-1]) == ("77–83", 1)


def test_a_day_not_all_logged_is_left_out(diary):
    for day in (0, 4, 8):
        diary.dose(day)
        diary.twitch([day], 1)
    diary.write("checkin", 8, hour=21, twitches="not_all")
    found = since_injection(diary.excerpt(12))
    assert found is None
