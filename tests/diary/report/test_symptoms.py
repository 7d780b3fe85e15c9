from diary.report.symptoms import cramps, more_symptoms, symptoms
from tests.diary.report.conftest import cells, plain, texts


def lines(diary, n_days=10):
    return [(lead, text) for _label, lead, text in texts(symptoms(diary.excerpt(n_days)))]


def feel(diary, day, sensation, hour=12, **fields):
    diary.write("symptom", day, hour, sensation=sensation, **fields)


def test_nothing_recorded_says_so(diary):
    diary.write("twitch", 0)
    assert lines(diary) == [("", "Not recorded")]


def test_a_sensation_by_days_places_and_severity(diary):
    feel(diary, 0, "tingling", site="foot", side="left", severity=6)
    feel(diary, 0, "tingling", site="foot", side="right")
    feel(diary, 4, "tingling", site="foot", side="left", severity=3)
    assert lines(diary) == [
        ("Tingling:", "2 days; left foot 2, right foot 1; worst 6 of 10, latest 3 (5 Sep)"),
        ("None logged:", "numbness, burning, weakness"),
    ]


def test_a_long_period_is_told_in_its_halves(diary):
    for day in (0, 1):
        feel(diary, day, "numbness")
    assert lines(diary, 28)[0] == ("Numbness:", "2 days")
    for day in (13, 14):
        feel(diary, day, "numbness")
    assert lines(diary, 28)[0] == ("Numbness:", "4 days (3 until 14 Sep, 1 since)")
    assert lines(diary, 27)[0] == ("Numbness:", "4 days")


def test_those_of_the_most_days_come_first_and_the_others_on_a_later_page(diary):
    for place, sensation in enumerate(
        ("pain", "stiffness", "fatigue", "jerk", "tremor", "other"), start=1
    ):
        for day in range(place):
            feel(diary, day, sensation)
    found = lines(diary)
    assert [lead for lead, _text in found[:4]] == ["Other:", "Tremor:", "Jerk:", "Fatigue:"]
    assert found[4] == ("", "+ 2 more, further on")
    assert cells(more_symptoms(diary.excerpt())) == [
        ("Stiffness", "2 days"),
        ("Pain", "1 day"),
    ]


def test_without_more_there_is_no_table(diary):
    feel(diary, 0, "pain")
    assert more_symptoms(diary.excerpt()) is None


def test_how_the_days_were_and_the_effect_on_life(diary):
    diary.write("checkin", 0, stress=2, tiredness=5)
    diary.write("checkin", 1, stress=5)
    diary.sleep(0, 6)
    diary.tell(effect_on_life="stopped\nrunning")
    assert lines(diary) == [
        ("Symptoms:", "Not recorded"),
        ("Medians:", "tiredness 5, stress 3.5 of 10 (1–2 days); sleep 6 h (1 night)"),
        ("Effect on life:", "“stopped running”"),
    ]


def test_medians_tell_of_how_many_days_and_nights(diary):
    for day, hours in enumerate((5, 6, 7)):
        diary.sleep(day, hours)
        diary.write("checkin", day, stress=day, anxiety=2)
    assert lines(diary)[1:] == [
        ("Medians:", "anxiety 2, stress 1 of 10 (3 days); sleep 6 h (5 h to 7 h; 3 nights)")
    ]


def test_what_the_function_check_holds_is_not_called_absent(diary):
    feel(diary, 0, "pain")
    diary.write("function_check", -9, weakness="new_or_worse")
    diary.write("function_check", 1, spreading_numbness="no")
    assert lines(diary)[1] == ("None logged:", "tingling, numbness, burning")
    diary.write("function_check", 2, spreading_numbness="as_before")
    assert lines(diary)[1] == ("None logged:", "burning")


def test_of_more_than_a_year_dates_have_their_year(diary):
    for day in (0, 1, 2, 400):
        feel(diary, day, "numbness", severity=3)
    said = "4 days (3 until 20 Mar 2026, 1 since); worst 3 of 10, latest 3 (6 Oct 2026)"
    assert lines(diary, 402)[0] == ("Numbness:", said)


def test_cramps_are_told_with_the_twitching(diary):
    feel(diary, 0, "cramp", hour=3, site="calf", severity=6)
    feel(diary, 1, "spasm", hour=12)
    assert [lead for lead, _text in lines(diary)] == ["None logged:"]
    assert plain(cramps(diary.excerpt())) == (
        "2 days; calf 1; worst 6 of 10, latest 6 (1 Sep); 1 of 2 between 22:00 and 6:00"
    )


def test_that_there_were_no_cramps_is_only_told_of_who_logs_symptoms(diary):
    assert cramps(diary.excerpt()) == ""
    feel(diary, 0, "pain")
    assert cramps(diary.excerpt()) == "none logged"
