import pytest

from accounts.models import Preferences
from diary.report.labs import all_labs, labs
from tests.diary.report.conftest import plain, texts


def result(diary, day, analyte="total_b12", value=128, unit="ng_l", hour=8, **fields):
    diary.write("lab", day, hour, analyte=analyte, value=value, unit=unit, **fields)


def rows(diary, found=None):
    return [
        tuple(map(plain, (row.test, row.date, f"{row.value} {row.rest}".strip(), row.since)))
        for row in (found or labs(diary.excerpt())).rows
    ]


def notes(diary):
    return [text for _label, _lead, text in texts(labs(diary.excerpt()))]


def test_nothing_recorded_keeps_the_head(diary):
    found = labs(diary.excerpt())
    assert (found.title, found.rows) == ("Laboratory, as copied by the patient", ())
    assert notes(diary) == ["Not recorded"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"reference_low": 200, "reference_high": 900}, "128 ng/L (200 to 900)"),
        ({"reference_high": 900}, "128 ng/L (up to 900)"),
        ({"reference_low": 200.5}, "128 ng/L (from 200.5)"),
        ({"comparator": "less_than", "value": 0.35}, "<0.35 ng/L"),
        ({"analyte": "magnesium", "value": 0.8, "unit": "mmol_l"}, "0.8 mmol/L"),
        (
            {
                "analyte": "intrinsic_factor_antibodies",
                "value": 1,
                "unit": "yes_no",
                "reference_low": 5,
            },
            "positive",
        ),
    ],
)
def test_a_result_stands_as_it_was_copied_with_the_labs_own_range(diary, fields, said):
    result(diary, 0, **fields)
    assert rows(diary)[0][2] == said


@pytest.mark.parametrize(
    ("fields", "outside"),
    [
        ({"reference_low": 200}, True),
        ({"reference_low": 128, "reference_high": 128}, False),
        ({"reference_high": 100}, True),
        ({"reference_high": 100, "comparator": "less_than"}, False),
        ({"reference_low": 200, "comparator": "more_than"}, False),
        ({"reference_low": 200, "comparator": "less_than"}, True),
        ({}, False),
    ],
)
def test_only_what_is_surely_outside_of_the_labs_range_is_bold(diary, fields, outside):
    result(diary, 0, **fields)
    assert labs(diary.excerpt()).rows[0].outside == outside
    assert ("Bold: outside of the lab’s own range." in notes(diary)) == outside


@pytest.mark.parametrize(
    ("preferred", "unit", "said"),
    [
        ("as_given", "pmol_l", "94 pmol/L"),
        ("pmol_l", "pmol_l", "94 pmol/L"),
        ("ng_l", "pmol_l", "94 pmol/L = 127 ng/L"),
        ("pmol_l", "ng_l", "94 ng/L = 69.4 pmol/L"),
        ("pg_ml", "ng_l", "94 ng/L = 94 pg/mL"),
    ],
)
def test_total_b12_also_in_the_unit_that_the_patient_reads(diary, preferred, unit, said):
    Preferences.objects.create(owner=diary.owner, tz="Europe/Berlin", b12_level_unit=preferred)
    result(diary, 0, value=94, unit=unit)
    result(diary, 0, analyte="active_b12", value=30, unit="pmol_l")
    assert [row[2] for row in rows(diary)] == [said, "30 pmol/L"]


def test_days_since_the_last_dose_of_b12(diary):
    result(diary, -20)
    diary.dose(-10)
    result(diary, 0)
    assert [row[3] for row in rows(diary)] == ["before", "10 days"]
    assert notes(diary) == [
        "Since dose: since the last B12 dose in this diary, or before the first.",
        "Total B12 during treatment no longer shows whether treatment works.",
    ]


def test_a_sample_of_the_morning_of_the_first_dose_was_before_it(diary):
    diary.dose(0, status="skipped")
    diary.dose(1)
    result(diary, 1, hour=8)
    result(diary, 1, hour=18, analyte="folate", value=14, unit="nmol_l")
    assert [row[3] for row in rows(diary)] == ["before", "same day"]
    assert notes(diary) == [
        "Since dose: since the last B12 dose in this diary, or before the first."
    ]


def test_of_doses_that_nobody_logged_nothing_is_known(diary):
    result(diary, 0)
    assert rows(diary)[0][3] == "–"
    diary.plan(what="supplement", nutrient="magnesium", starts_on="2025-08-01")
    assert rows(diary)[0][3] == "–"
    diary.plan(starts_on="2025-08-01")
    assert rows(diary)[0][3] == "on treatment"


def test_the_first_and_the_latest_of_each_those_of_b12_first(diary):
    result(diary, 0, analyte="ck", value=160, unit="u_l")
    for day in (-400, -30, 3):
        result(diary, day)
    result(diary, 0, analyte="other", name="Lead", value=1, unit="ug_dl")
    result(diary, 0, analyte="other", name="Zinc", value=2, unit="ug_dl")
    assert [row[:2] for row in rows(diary)] == [
        ("Total B12", "28 Jul 2024"),
        ("Total B12", "4 Sep 2025"),
        ("CK", "1 Sep 2025"),
        ("Lead", "1 Sep 2025"),
        ("Zinc", "1 Sep 2025"),
    ]
    assert notes(diary)[0] == "+ 1 more, further on"
    found = all_labs(diary.excerpt())
    assert found
    assert [row.test for row in found.rows] == ["Total B12"] * 2 + [
        "CK",
        "Lead",
        "Zinc",
        "Total B12",
    ]


def test_of_many_the_first_of_each_those_first_that_are_looked_for(diary):
    for day in (0, 5):
        result(diary, day)
        for analyte, unit in (
            ("sodium", "mmol_l"),
            ("ferritin", "ug_l"),
            ("ck", "u_l"),
            ("folate", "nmol_l"),
            ("mma", "umol_l"),
            ("calcium", "mmol_l"),
            ("magnesium", "mmol_l"),
            ("tsh", "miu_l"),
        ):
            result(diary, day, analyte=analyte, unit=unit)
    result(diary, 5, analyte="intrinsic_factor_antibodies", value=1, unit="yes_no")
    assert [(row[0], row[1][:1]) for row in rows(diary)] == [
        ("Total B12", "1"),
        ("Total B12", "6"),
        ("MMA", "1"),
        ("MMA", "6"),
        ("IF antibodies", "6"),
        ("CK", "1"),
        ("Folate", "1"),
        ("Magnesium", "1"),
    ]
    assert notes(diary) == ["+ 11 more, further on"]


def test_all_are_listed_once_if_they_have_room(diary):
    result(diary, 0)
    result(diary, 1)
    assert all_labs(diary.excerpt()) is None


def test_a_result_after_the_period_stays_out(diary):
    result(diary, 30)
    assert rows(diary) == []
