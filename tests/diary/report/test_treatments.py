from diary.report.b12 import b12
from diary.report.treatments import since_injection, treatments
from tests.diary.report.conftest import texts


def rows(diary, n_days):
    table = treatments(diary.excerpt(n_days))
    return table and [
        tuple(cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row) for row in table.rows
    ]


def twitch(diary, days, count):
    for day in days:
        diary.write("twitch", day, count=count)


def test_no_change_no_table(diary):
    twitch(diary, range(3), 1)
    diary.visit(1)
    assert rows(diary, 10) is None


def test_means_before_and_after_with_their_recorded_days(diary):
    twitch(diary, range(8), 4)
    twitch(diary, range(10, 20), 3)
    diary.write("event", 10, title="Iron\ntablets", category="treatment_started")
    diary.write("event", 15, title="Iron", category="treatment_stopped")
    assert rows(diary, 21) == [
        ("Iron tablets (treatment started)", "11 Sep 2025", "4 (8 days)", "3 (10 days)"),
        ("Iron (treatment stopped)", "16 Sep 2025", "3.6 (13 days)", "too few (5 days)"),
    ]


def test_at_most_sixty_days_on_each_side(diary):
    twitch(diary, range(10), 9)
    twitch(diary, range(70, 140), 1)
    twitch(diary, range(10, 70), 2)
    diary.write("event", 70, title="Iron", category="treatment_started")
    assert rows(diary, 140) == [
        ("Iron (treatment started)", "10 Nov 2025", "2 (60 days)", "1 (60 days)")
    ]


def test_the_first_dose_is_a_change_unless_it_was_noted(diary):
    diary.dose(5)
    assert rows(diary, 10) == [
        ("First B12 dose in this diary", "6 Sep 2025", "too few (0 days)", "too few (0 days)")
    ]
    diary.write("event", 4, title="B12", category="treatment_started")
    assert [row[0] for row in rows(diary, 10)] == ["B12 (treatment started)"]
    assert rows(diary, 3) is None


def test_a_first_dose_before_the_period_is_no_change_in_it(diary):
    diary.dose(-5)
    diary.dose(5)
    assert rows(diary, 10) is None


def test_the_block_of_b12_tells_of_the_first_dose(diary):
    twitch(diary, range(10), 4)
    twitch(diary, range(10, 20), 3)
    diary.dose(10)
    found = {lead: text for _label, lead, text in texts(b12(diary.excerpt(20)))}
    said = "mean 4 a recorded day before, 3 after (any trend included)"
    assert found["Around the first dose:"] == said


def test_cycles_lie_over_one_another_by_day(diary):
    for day in (0, 4, 8):
        diary.dose(day)
        twitch(diary, [day], 1)
        twitch(diary, [day + 2], 5)
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
    twitch(diary, range(56), 2)
    found = since_injection(diary.excerpt(56))
    assert found
    assert found.labels == ("0–6", "7–13", "14–20", "21–27")
    assert found.n_days == (14,) * 4


def test_one_cycle_alone_says_nothing(diary):
    diary.dose(0)
    diary.dose(3, route="oral")
    twitch(diary, range(20), 2)
    assert since_injection(diary.excerpt(20)) is None


def test_a_day_not_all_logged_is_left_out(diary):
    for day in (0, 4, 8):
        diary.dose(day)
        twitch(diary, [day], 1)
    diary.write("checkin", 8, hour=21, twitches="not_all")
    found = since_injection(diary.excerpt(12))
    assert found is None
