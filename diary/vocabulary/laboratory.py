"""What a laboratory measures, in which units.

`units` of an analyte: the units that it is reported in, each with how many of it make one of the
first; None where no fixed number does. Sources: 1 pg/mL of cobalamin = 0.738 pmol/L, 1 ng/mL of
folate = 2.266 nmol/L, 1 mg/dL of magnesium = 0.4114 mmol/L, of calcium 0.2495 mmol/L (published
conversion tables); creatinine, copper and pyridoxal phosphate by their molar masses (113.12, 63.55
and 247.1 g/mol).
"""

from django.utils.translation import gettext_lazy as _

from diary.vocabulary.terms import loinc, terms, ucum

UNITS = terms(
    ("ng_l", _("ng/L"), {}, ucum("ng/L")),
    ("pg_ml", _("pg/mL"), {}, ucum("pg/mL")),
    ("pmol_l", _("pmol/L"), {}, ucum("pmol/L")),
    ("nmol_l", _("nmol/L"), {}, ucum("nmol/L")),
    ("umol_l", _("micromol/L"), {}, ucum("umol/L")),
    ("mmol_l", _("mmol/L"), {}, ucum("mmol/L")),
    ("meq_l", _("mEq/L"), {}, ucum("meq/L")),
    ("mg_dl", _("mg/dL"), {}, ucum("mg/dL")),
    ("ug_dl", _("mcg/dL"), {}, ucum("ug/dL")),
    ("ug_l", _("mcg/L"), {}, ucum("ug/L")),
    ("ng_ml", _("ng/mL"), {}, ucum("ng/mL")),
    ("g_l", _("g/L"), {}, ucum("g/L")),
    ("g_dl", _("g/dL"), {}, ucum("g/dL")),
    ("u_l", _("U/L"), {}, ucum("U/L")),
    ("u_ml", _("U/mL"), {}, ucum("U/mL")),
    ("miu_l", _("mIU/L"), {}, ucum("m[iU]/L")),
    ("uiu_ml", _("microIU/mL"), {}, ucum("u[iU]/mL")),
    ("fl", _("fL"), {}, ucum("fL")),
    ("percent", _("%"), {}, ucum("%")),
    ("mmol_mol", _("mmol/mol"), {}, ucum("mmol/mol")),
    ("yes_no", _("(1 = positive, 0 = negative)")),
)

COMPARATOR_SIGNS = {"less_than": "<", "more_than": ">"}

LABORATORY = {
    "lab_units": UNITS,
    "comparators": terms(("less_than", _("less than")), ("more_than", _("more than"))),
    "analytes": terms(
        # Two LOINC codes: by mass and by moles.
        (
            "total_b12",
            _("Total B12"),
            {"units": {"ng_l": 1, "pg_ml": 1, "pmol_l": 0.738}},
            loinc("2132-9") | {"loinc_moles": "14685-2"},
        ),
        ("active_b12", _("Active B12 (holotranscobalamin)"), {"units": {"pmol_l": 1}}),
        (
            "mma",
            _("Methylmalonic acid (MMA)"),
            {"units": {"umol_l": 1, "nmol_l": 1000}},
            loinc("13964-2"),
        ),
        ("homocysteine", _("Homocysteine"), {"units": {"umol_l": 1}}, loinc("13965-9")),
        ("folate", _("Folate"), {"units": {"ng_ml": 1, "ug_l": 1, "nmol_l": 2.266}}),
        (
            "magnesium",
            _("Magnesium"),
            {"units": {"mmol_l": 1, "meq_l": 2, "mg_dl": 1 / 0.4114}},
        ),
        ("calcium", _("Calcium"), {"units": {"mmol_l": 1, "mg_dl": 1 / 0.2495}}),
        ("potassium", _("Potassium"), {"units": {"mmol_l": 1, "meq_l": 1}}),
        ("sodium", _("Sodium"), {"units": {"mmol_l": 1, "meq_l": 1}}),
        ("ck", _("Creatine kinase (CK)"), {"units": {"u_l": 1}}),
        ("tsh", _("TSH"), {"units": {"miu_l": 1, "uiu_ml": 1}}),
        ("ferritin", _("Ferritin"), {"units": {"ug_l": 1, "ng_ml": 1}}),
        ("haemoglobin", _("Haemoglobin"), {"units": {"g_l": 1, "g_dl": 0.1}}),
        ("mcv", _("MCV"), {"units": {"fl": 1}}),
        ("hba1c", _("HbA1c"), {"units": {"mmol_mol": 1, "percent": None}}),
        ("creatinine", _("Creatinine"), {"units": {"umol_l": 1, "mg_dl": 0.011312}}),
        ("copper", _("Copper"), {"units": {"umol_l": 1, "ug_dl": 6.355, "ug_l": 63.55}}),
        ("vitamin_b6", _("Vitamin B6"), {"units": {"nmol_l": 1, "ug_l": 0.2471, "ng_ml": 0.2471}}),
        (
            "intrinsic_factor_antibodies",
            _("Intrinsic factor antibodies"),
            {"units": {"yes_no": 1, "u_ml": None}},
        ),
        ("other", _("Other")),
    ),
}
