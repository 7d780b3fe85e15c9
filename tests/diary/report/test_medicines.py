from diary.report.medicines import medicines_and_substances, more_medicines
from tests.diary.report.conftest import plain, texts


def lines(diary):
    found = texts(medicines_and_substances(diary.excerpt()))
    return {lead: text for _label, lead, text in found}


def take(diary, days, name, **fields):
    for day in range(days):
        diary.write("medication", day, name=name, **fields)


def test_nothing_recorded_says_so(diary):
    assert lines(diary) == {
        "Medicines:": "Not recorded",
        "Supplements:": "Not recorded",
        "Substances:": "caffeine not recorded; alcohol not recorded; nitrous oxide not recorded",
    }


def test_medicines_stand_by_what_they_bear_on(diary):
    take(diary, 3, "Omeprazole", medicine_class="proton_pump_inhibitor", amount=20, unit="mg")
    take(diary, 2, "Salbutamol", medicine_class="bronchodilator", amount=2, unit="puff")
    take(diary, 1, "Levothyroxine", amount=75, unit="mcg")
    take(diary, 1, "Drops", amount=3)
    take(diary, 1, "Painkiller", amount=1, unit="tablet", status="skipped")
    assert lines(diary) | {"Substances:": ""} == {
        "Can lower B12:": "Omeprazole 20 mg (3 of 10 days)",
        "Can cause twitching:": "Salbutamol 2 puffs (2 of 10 days)",
        "Other medicines:": (
            "Drops 3 (1 of 10 days), Levothyroxine 75 micrograms (1 of 10 days), "
            "Painkiller 1 tablet (no dose logged; 1 skipped)"
        ),
        "Supplements:": "Not recorded",
        "Substances:": "",
    }


def test_another_amount_is_another_line_another_spelling_is_not(diary):
    take(diary, 2, "Metformin", amount=500, unit="mg", medicine_class="metformin")
    diary.write("medication", 5, name="metformin", amount=500, unit="mg")
    diary.write("medication", 6, name="Metformin", amount=850, unit="mg")
    found = lines(diary)
    assert found["Can lower B12:"] == "Metformin 500 mg (3 of 10 days)"
    assert found["Other medicines:"] == "Metformin 850 mg (1 of 10 days)"


def test_a_plan_tells_when_and_is_there_without_a_dose(diary):
    diary.plan(what="medication", name="Omeprazole", amount=20, unit="mg", schedule="FREQ=DAILY")
    assert (
        lines(diary)["Other medicines:"] == "Omeprazole 20 mg (planned every day; no dose logged)"
    )
    take(diary, 1, "Omeprazole", amount=20, unit="mg")
    said = "Omeprazole 20 mg (planned every day; 1 of 10 days)"
    assert lines(diary)["Other medicines:"] == said


def test_more_doses_than_one_a_day_are_told(diary):
    for hour in (8, 13, 18):
        diary.write("medication", 0, hour, name="Salbutamol", amount=2, unit="puff")
    said = "Salbutamol 2 puffs (1 of 10 days, median 3 doses a day)"
    assert lines(diary)["Other medicines:"] == said
    take(diary, 3, "Salbutamol", amount=2, unit="puff")
    said = "Salbutamol 2 puffs (3 of 10 days, up to 4 doses a day)"
    assert lines(diary)["Other medicines:"] == said


def test_a_plan_that_ended_before_the_period_stays_out(diary):
    ended = {"starts_on": "2025-01-01", "ends_on": "2025-08-31"}
    diary.plan(what="medication", name="Old", **ended)
    assert lines(diary)["Medicines:"] == "Not recorded"


def test_vitamin_b6_adds_up_to_a_day(diary):
    for product in ("One", "Two"):
        b6 = {"nutrient": "vitamin_b6", "amount": 25, "unit": "mg", "product": product}
        diary.write("supplement", 0, **b6)
    diary.write("supplement", 1, nutrient="b_complex", amount=1, unit="tablet")
    found = lines(diary)
    assert found["Supplements:"] == (
        "B complex 1 tablet (1 of 10 days), Vitamin B6 25 mg (1 of 10 days, median 2 doses a day)"
    )
    assert found["Vitamin B6 a day:"] == (
        "median 50 mg on 1 day with it; what B complex or multivitamin holds is not recorded"
    )


def test_supplements_that_a_clinician_asks_for_come_first(diary):
    for day in range(3):
        diary.write("supplement", day, nutrient="zinc", amount=10, unit="mg")
    diary.write("supplement", 0, nutrient="magnesium", amount=200, unit="mg")
    diary.write("supplement", 0, nutrient="other", product="Turmeric", amount=1, unit="capsule")
    assert lines(diary)["Supplements:"] == (
        "Magnesium 200 mg (1 of 10 days), Zinc 10 mg (3 of 10 days), "
        "Turmeric 1 capsule (1 of 10 days)"
    )


def test_substances(diary):
    diary.write("caffeine", 0, mg=95)
    diary.none_noticed(1, complete=True)
    diary.tell(alcohol=4, nitrous_oxide="never")
    assert lines(diary)["Substances:"] == (
        "caffeine median 47.5 mg a day (2 days); alcohol 4 units a week; nitrous oxide never"
    )


def test_what_has_no_room_stands_on_a_later_page(diary):
    for number in range(1, 5):
        take(diary, number, f"Medicine {number}")
    assert lines(diary)["Other medicines:"] == (
        "Medicine 4 (4 of 10 days), Medicine 3 (3 of 10 days), Medicine 2 (2 of 10 days), "
        "+ 1 more, further on"
    )
    table = more_medicines(diary.excerpt())
    assert table
    assert [row[:2] for row in table.rows] == [(f"Medicine {n}", str(n)) for n in (4, 3, 2, 1)]
    assert plain(table.rows[0][2]) == "1 Sep to 4 Sep 2025"


def test_three_have_room(diary):
    for number in range(3):
        take(diary, 1, f"Medicine {number}")
    assert more_medicines(diary.excerpt()) is None
