from diary.report.background import background
from tests.diary.report.conftest import texts


def lines(diary):
    return {lead: text for _label, lead, text in texts(background(diary.excerpt()))}


def test_nothing_recorded_says_so(diary):
    assert lines(diary) == {"": "Not recorded"}
    diary.tell(onset_on="")
    assert lines(diary) == {"": "Not recorded"}


def test_what_is_blank_is_seen(diary):
    diary.tell(diet="vegan")
    assert lines(diary) == {
        "Onset:": "Not recorded",
        "B12 story:": "Not recorded",
        "Tests:": "Not recorded",
        "Conditions:": "Not recorded",
        "Family:": "Not recorded",
        "Living:": "diet vegan",
    }


def test_onset_and_order(diary):
    diary.tell(
        onset_on="March 2026",
        onset_site="calf",
        onset_side="left",
        onset="gradual",
        course="increasing",
        symptom_order="sensory_first",
        symptom_order_words="tingling (Jan), twitching (Mar)",
    )
    assert lines(diary)["Onset:"] == (
        "March 2026, left calf, over weeks or months; getting more; "
        "tingling or numbness first (“tingling (Jan), twitching (Mar)”)"
    )


def test_the_b12_story(diary):
    diary.tell(
        b12_told="deficiency",
        b12_told_on="12 Sep 2026",
        b12_level_before="128 ng/L",
        b12_cause="medicine",
        b12_better_since="tingling",
    )
    assert lines(diary)["B12 story:"] == (
        "“deficiency”, 12 Sep 2026; cause: a medicine (such as metformin); "
        "level before the first dose: 128 ng/L; better since: “tingling”"
    )


def test_each_test_by_name(diary):
    diary.tell(nerve_conduction="yes", nerve_conduction_on="2 Oct", nerve_conduction_told="mild")
    told = "nerve conduction done, 2 Oct, told “mild”"
    assert lines(diary)["Tests:"] == f"EMG not recorded; {told}; MRI not recorded"
    diary.tell(emg="no", nerve_conduction="yes", mri="unsure")
    assert lines(diary)["Tests:"] == f"EMG not done; {told}; MRI not known"


def test_conditions_and_family_by_their_answers(diary):
    diary.tell(
        thyroid="yes",
        diabetes="no",
        cancer="unsure",
        conditions="migraine",
        family_motor_neurone="no",
        family_words="aunt",
    )
    found = lines(diary)
    assert found["Conditions:"] == "thyroid disease; “migraine”; no: diabetes; not known: cancer"
    assert found["Family:"] == "“aunt”; no: motor neurone disease"


def test_living(diary):
    diary.tell(handedness="both", weight="lost_on_purpose", alcohol=0, nitrous_oxide="in_the_past")
    assert lines(diary)["Living:"] == (
        "both-handed; weight lost on purpose; alcohol 0 units a week; nitrous oxide in the past"
    )
