from diary.report.b12 import b12
from tests.diary.report.conftest import texts


def lines(diary, n_days=10):
    return [(lead, text) for _label, lead, text in texts(b12(diary.excerpt(n_days)))]


def test_nothing_recorded_says_so(diary):
    assert lines(diary) == [("", "Not recorded")]


def test_the_story_in_the_patients_words(diary):
    diary.tell(
        b12_told="deficiency",
        b12_told_on="12 Sep 2026",
        b12_level_before="128 ng/L",
        b12_cause="medicine",
        b12_better_since="tingling",
    )
    assert lines(diary) == [
        ("Told:", "“deficiency”, 12 Sep 2026; cause: a medicine (such as metformin)"),
        ("Before treatment:", "level “128 ng/L”"),
        ("Better since:", "“tingling”"),
    ]


def test_the_level_before_the_first_dose_may_come_from_a_result(diary):
    diary.write("lab", -30, analyte="total_b12", value=128, unit="ng_l")
    diary.write("lab", 5, analyte="total_b12", value=900, unit="ng_l")
    assert lines(diary) == [("", "Not recorded")]
    diary.dose(0)
    assert lines(diary)[0] == (
        "Before treatment:",
        "total B12 128 ng/L (2 Aug 2025), before the first dose in this diary",
    )


def test_a_plan_and_what_was_taken_of_it(diary):
    diary.plan(
        starts_on="2025-08-20",
        schedule="FREQ=DAILY;INTERVAL=2;COUNT=6 FREQ=DAILY;INTERVAL=56",
        as_prescribed=True,
    )
    assert lines(diary) == [
        (
            "Plan:",
            "hydroxocobalamin 1 mg intramuscular; every 2 days (6 doses), then every 8 weeks; "
            "since 20 Aug 2025; as prescribed",
        ),
        ("", "No dose recorded in this period."),
        (
            "Missed:",
            "10 due by the plan since 20 Aug 2025 and not logged; "
            "a dose has been due since 20 Aug 2025 and is not logged",
        ),
    ]


def test_a_dose_that_is_late_is_not_called_none_missed(diary):
    diary.plan(starts_on="2025-08-20", schedule="FREQ=DAILY;INTERVAL=56")
    said = ("Missed:", "a dose has been due since 20 Aug 2025 and is not logged")
    assert lines(diary)[-1] == said


def test_doses_that_name_no_plan_stand_beside_those_that_it_misses(diary):
    diary.plan(starts_on="2025-08-20", schedule="FREQ=DAILY;INTERVAL=7")
    diary.dose(-30)
    diary.dose(0)
    diary.dose(7)
    diary.dose(8, status="skipped")
    assert lines(diary)[-1] == (
        "Missed:",
        "1 skipped (9 Sep 2025); 3 due by the plan since 20 Aug 2025 and not logged; "
        "a dose has been due since 20 Aug 2025 and is not logged; "
        "2 doses taken since 20 Aug 2025 name no plan",
    )


def test_plans_that_do_not_run_in_the_period_stay_out(diary):
    diary.plan(starts_on="2025-09-11")
    diary.plan(starts_on="2025-01-01", ends_on="2025-08-31")
    assert lines(diary) == [("", "Not recorded")]


def test_doses_of_a_kind_stand_together_the_latest_kind_first(diary):
    diary.dose(-1)
    diary.dose(0, site="deltoid", side="left")
    diary.dose(2, site="deltoid", side="left")
    diary.dose(4)
    diary.dose(5, mcg=75, form="other", route="oral", product="Acme")
    assert lines(diary) == [
        ("Other form 75 micrograms by mouth:", "1 dose, 6 Sep 2025 (“Acme”)"),
        ("Hydroxocobalamin 1 mg intramuscular:", "3 doses, 1 Sep to 5 Sep 2025"),
        ("Before this period:", "1 dose, 31 Aug 2025"),
        ("Last dose:", "6 Sep 2025 (4 days before the end of this period)"),
        ("Last injection:", "5 Sep 2025 (5 days before the end of this period)"),
        ("Missed:", "none recorded"),
    ]


def test_how_many_more_plans_and_kinds_of_dose_there_are(diary):
    for start in range(1, 4):
        diary.plan(starts_on=f"2025-09-0{start}")
    for mcg in range(1, 5):
        diary.dose(mcg, mcg=mcg)
    found = [text for _lead, text in lines(diary)]
    assert found[2] == "+ 1 more plan"
    assert found[6] == "+ 1 other form or amount"


def test_a_skipped_dose_was_not_taken(diary):
    diary.dose(0)
    diary.dose(9, status="skipped")
    assert lines(diary)[1:] == [
        ("Last dose:", "1 Sep 2025 (9 days before the end of this period)"),
        ("Missed:", "1 skipped (10 Sep 2025)"),
    ]


def test_the_last_dose_may_lie_before_the_period(diary):
    diary.dose(-62)
    diary.dose(-61, status="skipped")
    diary.dose(-60)
    assert lines(diary) == [
        ("", "No dose recorded in this period."),
        ("Before this period:", "2 doses, 1 Jul to 3 Jul 2025"),
        ("Last dose:", "3 Jul 2025 (69 days before the end of this period)"),
        ("Missed:", "none recorded"),
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
