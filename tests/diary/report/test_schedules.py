import pytest

from diary.report.schedules import schedule_words


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        (None, "as needed"),
        ("FREQ=DAILY", "every day"),
        ("FREQ=DAILY;INTERVAL=7", "every week"),
        ("FREQ=MONTHLY;INTERVAL=3", "every 3 months"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "on Mon, Wed, Fri"),
        (
            "FREQ=DAILY;INTERVAL=2;COUNT=6 FREQ=DAILY;INTERVAL=56",
            "every 2 days (6 doses), then every 8 weeks",
        ),
        ("FREQ=DAILY;COUNT=1 FREQ=MONTHLY", "every day (1 dose), then every month"),
    ],
)
def test_phases_in_words(schedule, said):
    assert schedule_words(schedule) == said
