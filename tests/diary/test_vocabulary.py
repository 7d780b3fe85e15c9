"""The words of the diary: labelled, coded where a code is known, and converted as published."""

import re

import pytest

from diary.models import KINDS
from diary.vocabulary import CODE_SYSTEMS, OBSERVED, VOCABULARY

TERMS = [(heading, term) for heading, terms in VOCABULARY.items() for term in terms.values()]
CODES = [
    (name, system, code)
    for name, codes in [
        *((f"{heading}.{term.name}", term.codes) for heading, term in TERMS),
        *OBSERVED.items(),
    ]
    for system, code in codes.items()
]


# Of the UCUM grammar what is used: atoms with a prefix, one division, words in braces.
ATOM = r"(?:[umnpfd]?(?:g|L|mol|eq|\[iU\]|U)|\[drp\]|%|\{[a-z]+\})"
UCUM = re.compile(rf"{ATOM}(?:/{ATOM})?")


def each(pairs):
    names = [f"{heading}.{term.name}" for heading, term in pairs]
    return pytest.mark.parametrize(("heading", "term"), pairs, ids=names)


# Of CLINICAL facts: what a neurologist distinguishes, and what a clinician asks about.
SITES = """eyelid face tongue jaw neck shoulder upper_arm forearm hand fingers thumb_base chest
abdomen back buttock thigh_front thigh_back thigh_inner knee calf shin foot toes"""
SENSATIONS = """tingling numbness pins_and_needles burning weakness cramp spasm stiffness fatigue
jerk tremor restlessness unsteadiness blurred_vision sweating slow_relaxation"""
ANALYTES = """total_b12 active_b12 mma homocysteine folate magnesium calcium potassium sodium ck tsh
ferritin haemoglobin mcv hba1c creatinine copper vitamin_b6 intrinsic_factor_antibodies other"""
FUNCTION_ITEMS = """weakness hand_clumsiness tripping thinner_muscle unsteadiness speech swallowing
double_vision dim_sight head_drop breathlessness bladder_or_bowel memory weight_loss
spreading_numbness"""


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("sites", SITES),
        ("sensations", SENSATIONS),
        ("analytes", ANALYTES),
        ("function_items", FUNCTION_ITEMS),
        ("sides", "left right middle"),
        ("nutrients", "magnesium calcium potassium vitamin_b6 folate"),
        ("b12_routes", "intramuscular subcutaneous oral sublingual nasal"),
    ],
)
def test_the_vocabulary_holds_what_a_clinician_asks_for(heading, names):
    assert set(names.split()) <= VOCABULARY[heading].keys()


@each(TERMS)
def test_every_term_has_a_label(heading, term):
    assert str(term.label).strip()
    assert "µ" not in str(term.label)


@pytest.mark.parametrize(
    ("fact", "names"),
    [
        ("lowers_b12", "metformin proton_pump_inhibitor h2_blocker colchicine antiseizure"),
        (
            "may_cause_twitching",
            "diuretic corticosteroid stimulant bronchodilator lithium anticholinesterase",
        ),
    ],
)
def test_the_medicines_that_bear_on_b12_or_twitching_say_so(fact, names):
    marked = {term.name for term in VOCABULARY["medicine_classes"].values() if fact in term.facts}
    assert marked == set(names.split())


# --- Units ----------------------------------------------------------------------------------------


def converted(heading, name, value, unit, other):
    units = VOCABULARY[heading][name].facts["units"]
    return value / units[unit] * units[other]


@pytest.mark.parametrize(
    ("name", "value", "unit", "expected", "other"),
    [
        ("total_b12", 180, "ng_l", 133, "pmol_l"),
        ("total_b12", 350, "pg_ml", 258, "pmol_l"),
        ("mma", 0.28, "umol_l", 280, "nmol_l"),
        ("folate", 4, "ng_ml", 9.064, "nmol_l"),
        ("magnesium", 1.7, "mg_dl", 0.69938, "mmol_l"),
        ("magnesium", 1.4, "meq_l", 0.7, "mmol_l"),
        ("calcium", 10, "mg_dl", 2.495, "mmol_l"),
        ("potassium", 4, "meq_l", 4, "mmol_l"),
        ("haemoglobin", 14, "g_dl", 140, "g_l"),
        ("creatinine", 1, "mg_dl", 88.4, "umol_l"),
    ],
)
def test_results_convert_as_published(name, value, unit, expected, other):
    assert converted("analytes", name, value, unit, other) == pytest.approx(expected, rel=2e-3)
    assert converted("analytes", name, expected, other, unit) == pytest.approx(value, rel=2e-3)


@pytest.mark.parametrize("heading", ["analytes", "nutrients"])
def test_units_are_terms_and_the_first_is_told_as_it_is(heading):
    known = VOCABULARY["lab_units" if heading == "analytes" else "amount_units"]
    for term in VOCABULARY[heading].values():
        units = term.facts.get("units", {})
        assert units.keys() <= known.keys()
        if units:
            assert units[term.facts.get("unit", next(iter(units)))] == 1


# --- Codes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("system", "code"),
    [found[1:] for found in CODES],
    ids=[f"{name}.{system}" for name, system, _ in CODES],
)
def test_every_code_has_its_check_digit(system, code):
    match system.removesuffix("_moles"):
        case "snomed":
            assert verhoeff(code) == 0
        case "loinc":
            number, digit = code.split("-")
            assert mod10(number) == int(digit)
        case "atc":
            assert len(code) == 7
        case "phr":
            assert code.isidentifier()
        case "ucum":
            assert UCUM.fullmatch(code)
        case _:
            pytest.fail(f"{system} is no known system")


def test_the_systems_are_named_by_their_addresses():
    named = {system.removesuffix("_moles") for _, system, _ in CODES}
    assert named == CODE_SYSTEMS.keys()


def test_every_unit_is_written_in_ucum_but_for_an_answer():
    units = VOCABULARY["amount_units"] | VOCABULARY["lab_units"]
    assert {name for name, term in units.items() if "ucum" not in term.codes} == {"yes_no"}


def test_codes_are_told_of_kinds_and_fields_that_there_are():
    known = {f"{kind}.{name}" for kind, model in KINDS.items() for name in model.fields()}
    assert OBSERVED.keys() <= known | KINDS.keys() | {"diary"}


def mod10(number):
    """The check digit of LOINC (Luhn)."""
    doubled = "".join(
        str(int(digit) * (2 if place % 2 == 0 else 1))
        for place, digit in enumerate(reversed(number))
    )
    return -sum(map(int, doubled)) % 10


def verhoeff(number):
    """0 for a number whose last digit is its Verhoeff check digit (SNOMED CT)."""
    check = 0
    for place, digit in enumerate(reversed(number)):
        check = multiply(check, permute(place % 8, int(digit)))
    return check


def multiply(a, b):
    """In the dihedral group of order 10."""
    if a < 5:
        return (a + b) % 5 if b < 5 else 5 + (a + b) % 5
    return 5 + (a - b) % 5 if b < 5 else (a - b) % 5


def permute(times, digit):
    for _ in range(times):
        digit = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4][digit]
    return digit
