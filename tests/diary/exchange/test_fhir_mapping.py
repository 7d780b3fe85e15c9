"""Each kind as a clinician's system reads it: words, codes, values."""

from datetime import date
from typing import Any

import pytest

from diary.exchange.fhir.elements import answer
from diary.fields import Count, Day, Flag, Reference, Text
from diary.models import KINDS
from tests.diary.exchange.document import answers, bare, told
from tests.factories import DAY, at, log

UG = {"unit": "micrograms", "system": "http://unitsofmeasure.org", "code": "ug"}


def ucum(value, unit, code=None):
    return {
        "value": value,
        "unit": unit,
        "system": "http://unitsofmeasure.org",
        "code": code or unit,
    }


@pytest.fixture
def one(alice):
    """What one record makes."""

    def of(kind, **fields):
        timed = "at" in KINDS[kind].fields()
        log(alice, kind, at(DAY, **fields) if timed else fields, KINDS[kind].only)
        (found,) = told(alice)
        return found

    return of


def test_a_twitch(one):
    found = one(
        "twitch", site="calf", side="left", intensity=4, seconds=90, count=3, noticed="seen"
    )
    assert bare(found["code"]) == "Twitch 82470000"
    assert bare(found["bodySite"]) == "Calf, left 30021000"
    assert found["effectivePeriod"] == {
        "start": "2026-03-01T12:00:00+01:00",
        "end": "2026-03-01T12:01:30+01:00",
    }
    assert answers(found) == {
        "Side": "Left 7771000",
        "Intensity": 4,
        "How many": 3,
        "Seen or felt": "Seen",
    }


def test_a_place_that_was_not_given_is_not_told(one):
    found = one("twitch")
    assert found["effectiveDateTime"] == "2026-03-01T12:00:00+01:00"
    assert "bodySite" not in found
    assert answers(found) == {"How many": 1}


def test_a_watched_count_of_none_is_a_nought(one):
    found = one("window_count", site="tongue", seconds=60, twitches=0)
    assert found["valueInteger"] == 0
    assert bare(found["bodySite"]) == "Tongue 21974007"
    assert answers(found) == {"Watched for": ucum(60, "s"), "Muscle at rest": True}


@pytest.mark.parametrize(
    ("sensation", "words"),
    [
        ("numbness", "Numbness 44077006"),
        ("burning", "Burning"),
        ("other", "Symptom: other"),
    ],
)
def test_a_symptom(one, sensation, words):
    found = one("symptom", sensation=sensation, severity=0)
    assert bare(found["code"]) == words
    assert answers(found) == {"Severity": 0}
    assert "dataAbsentReason" not in found


@pytest.mark.parametrize(
    ("kind", "fields", "code", "value"),
    [
        ("caffeine", {"mg": 96}, "Caffeine dietaryCaffeine", ucum(96, "mg")),
        (
            "hydration",
            {"ml": 250.5},
            "Water and other drinks 8999-5 dietaryWater",
            ucum(250.5, "ml", "mL"),
        ),
        ("exercise", {"minutes": 30}, "Exercise", ucum(30, "min")),
    ],
)
def test_an_amount(one, kind, fields, code, value):
    found = one(kind, **fields)
    assert (bare(found["code"]), found["valueQuantity"]) == (code, value)


def test_food(one):
    found = one("food", food="egg", servings=2, b12_mcg=1)
    assert bare(found["valueCodeableConcept"]) == "Egg"
    assert answers(found) == {"Servings": {"value": 2}, "B12 dietaryVitaminB12": {"value": 1, **UG}}


def test_a_checkin_tells_what_was_answered(one):
    found = one("checkin", twitches="none_noticed", anxiety=0)
    assert answers(found) == {"Twitches today": "None noticed", "Anxiety 48694002": 0}


def test_a_function_check(one):
    found = one("function_check", weakness="new_or_worse", weakness_where="left hand", speech="no")
    assert answers(found) == {
        "Weakness in one place": "New or worse",
        "Weakness in one place: Where": "left hand",
        "Slurred or weak voice": "No",
    }


# --- Doses ----------------------------------------------------------------------------------------

SHOT: dict[str, Any] = {"mcg": 1000, "form": "hydroxocobalamin", "route": "intramuscular"}


def test_a_dose_of_b12(one):
    found = one("b12", **SHOT, site="deltoid", side="right", product="Hydroxo 1 mg")
    assert bare(found) == {
        "status": "completed",
        "medicationCodeableConcept": "Hydroxocobalamin (Hydroxo 1 mg) B03BA03",
        "effectiveDateTime": "2026-03-01T12:00:00+01:00",
        "dosage": {
            "site": "Upper arm (deltoid), right",
            "route": "Into the muscle 78421000",
            "dose": {"value": 1000, **UG},
        },
    }


def test_a_skipped_dose_was_not_given(one):
    found = one("b12", **SHOT, status="skipped", note="no time")
    assert (found["status"], bare(found["statusReason"])) == ("not-done", ["Skipped"])
    assert found["note"] == [{"text": "no time"}]


@pytest.mark.parametrize(
    ("kind", "fields", "medicine", "dosage"),
    [
        (
            "supplement",
            {"nutrient": "vitamin_d", "amount": 1000, "unit": "iu"},
            "Vitamin D",
            {"dose": ucum(1000, "IU", "[iU]")},
        ),
        (
            "supplement",
            {"nutrient": "other", "amount": 1, "unit": "ml", "product": "Ginger"},
            "Ginger",
            {"dose": ucum(1, "ml", "mL")},
        ),
        (
            "medication",
            {"name": "Metformin", "amount": 500, "unit": "mg", "medicine_class": "metformin"},
            "Metformin",
            {"dose": ucum(500, "mg")},
        ),
        ("medication", {"name": "Metformin", "amount": 2}, "Metformin", {"dose": {"value": 2}}),
        ("medication", {"name": "Metformin"}, "Metformin", None),
    ],
)
def test_other_doses(one, kind, fields, medicine, dosage):
    found = bare(one(kind, **fields))
    assert (found["medicationCodeableConcept"], found.get("dosage")) == (medicine, dosage)


def plan(**fields):
    return {"what": "b12", "form": "hydroxocobalamin", "route": "intramuscular"} | fields


def test_a_plan_tells_its_phases(one):
    found = one(
        "plan",
        **plan(amount=1, unit="mg", starts_on="2026-03-01", as_prescribed=True),
        schedule="FREQ=DAILY;INTERVAL=2;COUNT=6 FREQ=MONTHLY;INTERVAL=2",
    )
    assert (found["status"], found["note"]) == ("active", [{"text": "As prescribed"}])
    assert bare(found["medicationCodeableConcept"]) == "Hydroxocobalamin B03BA03"
    assert found["effectivePeriod"] == {"start": "2026-03-01"}
    assert [dose["timing"]["repeat"] for dose in found["dosage"]] == [
        {"count": 6, "frequency": 1, "period": 2, "periodUnit": "d"},
        {"frequency": 1, "period": 2, "periodUnit": "mo"},
    ]
    assert bare(found["dosage"][1]["doseAndRate"]) == [{"doseQuantity": ucum(1, "mg")}]


@pytest.mark.parametrize(
    ("schedule", "repeat"),
    [
        ("FREQ=DAILY", {"frequency": 1, "period": 1, "periodUnit": "d"}),
        (
            "FREQ=WEEKLY;BYDAY=MO,TH",
            {"frequency": 2, "period": 1, "periodUnit": "wk", "dayOfWeek": ["mon", "thu"]},
        ),
    ],
)
def test_the_rhythm_of_a_plan(one, schedule, repeat):
    found = one("plan", what="medication", name="x", starts_on="2026-03-01", schedule=schedule)
    assert found["dosage"] == [{"sequence": 1, "timing": {"repeat": repeat}}]


@pytest.mark.parametrize(
    ("days", "status"),
    [
        ({"starts_on": "2996-03-01"}, "intended"),
        ({"starts_on": "2026-03-01", "ends_on": "2026-03-02"}, "completed"),
    ],
)
def test_a_plan_that_is_not_on(one, days, status):
    found = one("plan", what="medication", name="x", **days)
    assert (found["status"], found["dosage"]) == (status, [{"asNeededBoolean": True}])


def test_a_dose_names_its_plan_if_that_is_there(alice):
    uid = str(log(alice, "plan", plan(amount=1, unit="mg", starts_on="2026-03-01")))
    log(alice, "b12", at(DAY, **SHOT, plan=uid))
    log(alice, "b12", at(DAY, 13, **SHOT, plan="01930000-0000-7000-8000-0000000000ff"))
    planned, other, statement = told(alice)
    assert planned["supportingInformation"] == [{"reference": f"urn:uuid:{statement['id']}"}]
    assert "supportingInformation" not in other


# --- Results, events, the background --------------------------------------------------------------


@pytest.mark.parametrize(
    ("analyte", "unit", "code", "label"),
    [
        ("total_b12", "ng_l", "Total B12 2132-9", "ng/L"),
        ("total_b12", "pmol_l", "Total B12 14685-2", "pmol/L"),
        ("mma", "umol_l", "Methylmalonic acid (MMA) 13964-2", "micromol/L"),
        ("ck", "u_l", "Creatine kinase (CK)", "U/L"),
    ],
)
def test_a_result(one, analyte, unit, code, label):
    found = one("lab", analyte=analyte, value=150, unit=unit, comparator="less_than")
    assert bare(found["code"]) == code
    assert found["valueQuantity"]["unit"] == label
    assert found["valueQuantity"]["comparator"] == "<"
    assert found["category"][0]["coding"][0]["code"] == "laboratory"
    assert not {"referenceRange", "performer"} & found.keys()


def test_a_result_with_the_range_of_its_laboratory(one):
    found = one("lab", analyte="potassium", value=4.1, unit="mmol_l", reference_low=3.5)
    assert found["referenceRange"] == [{"low": ucum(3.5, "mmol/L")}]


def test_a_result_that_is_positive(one):
    fields = {"analyte": "intrinsic_factor_antibodies", "value": 1, "unit": "yes_no"}
    assert one("lab", **fields)["valueBoolean"] is True


def test_an_event(one):
    found = one("event", title="Injections", category="treatment_started")
    assert (bare(found["code"]), found["valueString"]) == ("Treatment started", "Injections")


@pytest.mark.parametrize(
    ("type_", "unit", "number", "value"),
    [
        ("number", "drop", 2.5, {"valueQuantity": {"value": 2.5, "unit": "drop"}}),
        ("number", "steps", 900, {"valueQuantity": {"value": 900, "unit": "steps"}}),
        ("scale", None, 7, {"valueInteger": 7}),
        ("yes_no", None, 0, {"valueBoolean": False}),
    ],
)
def test_a_measurement_is_told_as_its_tracker_says(alice, type_, unit, number, value):
    uid = str(log(alice, "tracker", {"name": "Screen", "type": type_, "unit": unit}))
    log(alice, "measurement", at(DAY, tracker=uid, value=number))
    (found,) = told(alice)
    assert bare(found["code"]) == "Screen"
    assert value.items() <= found.items()


def test_conditions_are_those_that_the_patient_stated(alice):
    fields = {"diabetes": "yes", "thyroid": "no", "cancer": "unsure", "conditions": "Migraine"}
    log(alice, "background", fields, KINDS["background"].only)
    background, *conditions = told(alice)
    assert answers(background) == {"Thyroid disease": "No", "Cancer": "I don’t know"}
    assert [bare(found["code"]) for found in conditions] == ["Diabetes", "Migraine"]
    for found in conditions:
        assert found["verificationStatus"]["coding"][0]["code"] == "unconfirmed"
        assert found["asserter"] == found["subject"]
        assert "clinicalStatus" not in found


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        (Day(), date(2026, 3, 1), {"valueDateTime": "2026-03-01"}),
        (Count(), 0, {"valueInteger": 0}),
        (Flag(default=False), False, {}),
        (Flag(), False, {"valueBoolean": False}),
        (Text(), "words", {"valueString": "words"}),
        (Reference(), "01930000-0000-7000-8000-00000000000a", {}),
        (Count(), None, {}),
    ],
)
def test_an_answer_is_told_by_the_type_of_its_field(field, value, said):
    assert answer(field, value) == said


def test_a_background_of_conditions_alone_has_no_answers_to_tell(one):
    assert one("background", cancer="yes")["resourceType"] == "Condition"
