from diary.report.b12 import b12
from tests.diary.report.conftest import texts


def lines(diary, n_days=10):
    return [(lead, text) for _label, lead, text in texts(b12(diary.excerpt(n_days)))]


def test_nothing_recorded_says_so(diary):
    assert lines(diary) == [("", "Not recorded")]


def test_doses_of_a_kind_stand_together_the_latest_kind_first(diary):
    diary.dose(0, site="deltoid", side="left")
    diary.dose(2, site="deltoid", side="left")
    diary.dose(4)
    diary.dose(5, mcg=75, form="other", route="oral", product="Acme")
    assert lines(diary) == [
        ("Other form 75 micrograms by mouth:", "1 dose, 6 Sep 2025 (“Acme”)"),
        ("Hydroxocobalamin 1 mg intramuscular:", "3 doses, 1 Sep to 5 Sep 2025"),
        ("Last dose:", "6 Sep 2025 (4 days before the end of this period)"),
        ("Injection sites:", "left upper arm (deltoid) 2; not given 1"),
        ("Skipped:", "none recorded"),
    ]


def test_a_skipped_dose_was_not_taken(diary):
    diary.dose(0)
    diary.dose(9, status="skipped")
    assert lines(diary)[1:] == [
        ("Last dose:", "1 Sep 2025 (9 days before the end of this period)"),
        ("Injection sites:", "not given 1"),
        ("Skipped:", "1 dose (10 Sep 2025)"),
    ]


def test_the_last_dose_may_lie_before_the_period(diary):
    diary.dose(-60)
    assert lines(diary) == [
        ("", "No dose recorded in this period."),
        ("Last dose:", "3 Jul 2025 (69 days before the end of this period)"),
        ("Skipped:", "none recorded"),
    ]


def test_a_dose_after_the_period_stays_out(diary):
    diary.dose(30)
    assert lines(diary) == [("", "Not recorded")]


def test_many_forms_and_long_products_are_cut(diary):
    for mcg in range(1, 6):
        diary.dose(mcg, mcg=mcg, route="nasal", product="x" * 200)
    found = lines(diary)
    assert found[0] == (
        "Hydroxocobalamin 5 micrograms nasal:",
        "1 dose, 6 Sep 2025 (“" + "x" * 59 + "…”)",
    )
    assert found[3] == ("", "+ 2 other forms or amounts")
