from diary.report.exposures import exposures
from tests.diary.report.conftest import cells


def rows(diary):
    return cells(exposures(diary.excerpt()))


def test_what_was_never_logged_is_no_row_of_zeros(diary):
    diary.none_noticed(0, complete=True)
    assert rows(diary) is None


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


def test_what_food_held_is_an_intake(diary):
    diary.write("food", 0, food="egg", servings=1, b12_mcg=0.5)
    diary.write("food", 1, food="clams", servings=1, b12_mcg=17)
    diary.none_noticed(2, complete=True)
    assert rows(diary) == [("B12 from logged food", "0.5 micrograms", "0 to 17 micrograms", "3")]


def test_a_median_of_medicines_would_say_nothing(diary):
    diary.write("medication", 0, name="Omeprazole", medicine_class="proton_pump_inhibitor")
    assert rows(diary) is None
