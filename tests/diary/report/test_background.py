from diary.report.background import background
from tests.diary.report.conftest import texts


def lines(diary):
    return {lead: text for _label, lead, text in texts(background(diary.excerpt()))}


def test_nothing_recorded_says_so(diary):
    assert lines(diary) == {"": "Not recorded"}
    diary.tell(onset_on="", handedness="left")
    assert lines(diary) == {"": "Not recorded"}


def test_what_is_blank_is_seen(diary):
    diary.tell(diet="vegan")
    assert lines(diary) == {
        "Conditions:": "Not recorded",
        "Family:": "Not recorded",
        "Diet:": "vegan",
        "Weight:": "Not recorded",
        "Tests:": "Not recorded",
    }


def test_each_test_by_name(diary):
    diary.tell(nerve_conduction="yes", nerve_conduction_on="2 Oct", nerve_conduction_told="mild")
    told = "nerve conduction done, 2 Oct, told “mild”"
    assert lines(diary)["Tests:"] == f"EMG not recorded; {told}; MRI not recorded"
    diary.tell(emg="no", nerve_conduction="yes", mri="unsure")
    assert lines(diary)["Tests:"] == f"EMG not done; {told}; MRI not known"
    diary.tell(mri="yes")
    assert lines(diary)["Tests:"].endswith("; MRI done, date not recorded")


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
