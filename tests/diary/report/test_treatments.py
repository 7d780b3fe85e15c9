import pytest

from diary.analysis import Change
from diary.insights import insights
from diary.report.b12 import b12
from diary.report.treatments import change_words, treatments
from tests.diary.report.conftest import cells, texts


def table_of(diary, n_days):
    found = diary.excerpt(n_days)
    return treatments(found, insights(diary.owner, found.start, found.end))


def rows(diary, n_days):
    return cells(table_of(diary, n_days))


def test_no_change_no_table(diary):
    diary.twitch(range(3), 1)
    diary.visit(1)
    assert rows(diary, 10) is None


def test_means_before_and_after_with_their_recorded_days(diary):
    diary.twitch(range(8), 4)
    diary.twitch(range(10, 20), 3)
    diary.write("event", 10, title="Two\nwords", category="treatment_started")
    diary.write("event", 15, title="Iron", category="treatment_stopped")
    few = "too few days"
    assert rows(diary, 21) == [
        (
            "Two words (treatment started)",
            "11 Sep 2025",
            "4.0 (8 days)",
            "3.0 (10 days)",
            few,
            few,
        ),
        ("Iron (treatment stopped)", "16 Sep 2025", "3.6 (13 days)", "3.0 (5 days)", few, few),
    ]


def test_an_event_of_another_period_stays_out(diary):
    diary.twitch(range(30), 4)
    diary.write("event", 20, title="Iron", category="treatment_started")
    assert rows(diary, 20) is None
    assert rows(diary, 21)


def test_a_change_before_the_period_counts_while_its_days_after_reach_into_it(diary):
    diary.twitch([-200, -181, -180, 0], 4)
    diary.write("event", -180, title="Iron", category="treatment_started")
    assert rows(diary, 10) is None
    diary.write("event", -179, title="B12", category="treatment_started")
    assert [row[:4] for row in rows(diary, 10)] == [
        ("B12 (treatment started)", "6 Mar 2025", "4.0 (3 days)", "4.0 (1 day)")
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change(), "too few days"),
        (Change(1.2, 0.9, 1.6, 0.3), "1.20 (0.90 to 1.60), not clear"),
        (Change(0.5, 0.3, 0.8, 0.001), "0.50 (0.30 to 0.80), clear"),
    ],
)
def test_what_the_model_says_beyond_the_trend(change, said):
    assert change_words(change) == said


def test_what_the_patient_reads_stands_beneath(diary):
    diary.twitch(range(30), 4)
    diary.write("event", 10, title="Iron", category="treatment_started")
    said = "Changes that were noted: from the whole diary, as last read."
    assert table_of(diary, 30).note.endswith(said)
    (line,) = table_of(diary, 30).lines
    assert line.text.startswith("“Don't stop or change a prescribed treatment because of this;")


def test_the_first_dose_is_a_change_unless_it_was_noted(diary):
    diary.twitch(range(8), 4)
    diary.dose(5)
    assert rows(diary, 10) == [
        ("First B12 dose in this diary", "6 Sep 2025", "4.0 (5 days)", "4.0 (3 days)", "–", "–")
    ]
    diary.write("event", 4, title="B12", category="treatment_started")
    assert [row[0] for row in rows(diary, 10)] == ["B12 (treatment started)"]
    assert rows(diary, 3) is None


def test_a_first_dose_on_the_first_day_and_two_changes_of_a_day_all_count(diary):
    diary.twitch(range(10), 4)
    diary.dose(0)
    for title in ("Iron", "Folate"):
        diary.write("event", 6, title=title, category="treatment_started")
    assert [row[0] for row in rows(diary, 10)] == [
        "First B12 dose in this diary",
        "Folate (treatment started)",
        "Iron (treatment started)",
    ]


def test_a_first_dose_without_a_recorded_day_around_it_is_no_row(diary):
    diary.dose(5)
    assert rows(diary, 10) is None
    diary.twitch([9], 2)
    assert rows(diary, 10) == [
        ("First B12 dose in this diary", "6 Sep 2025", "no recorded day", "2.0 (1 day)", "–", "–")
    ]


def test_a_first_dose_before_the_period_is_no_change_in_it(diary):
    diary.dose(-5)
    diary.dose(5)
    assert rows(diary, 10) is None


def test_the_block_of_b12_tells_of_the_first_dose(diary):
    diary.twitch(range(10), 4)
    diary.twitch(range(10, 20), 3)
    diary.dose(10)
    found = {lead: text for _label, lead, text in texts(b12(diary.excerpt(20)))}
    said = (
        "mean twitches a recorded day 4.0 before (10 days), 3.0 after (10 days), any trend included"
    )
    assert found["Around the first dose, in this period:"] == said
