"""What is drunk, eaten and taken, and how it is measured."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from diary.vocabulary.terms import atc, snomed, terms, ucum

TABLETS = {"tablet": None, "capsule": None}
"""Units that say nothing of the amount of a nutrient."""


def mass(unit: str) -> dict[str, Any]:
    """A nutrient that is told in `unit`, `mg` or `mcg`; its other units as parts of one of it."""
    grams = {"mcg": 1e-6, "mg": 1e-3, "g": 1.0}
    return {
        "unit": unit,
        "units": {other: grams[unit] / grams[other] for other in ("mcg", "mg", "g")} | TABLETS,
    }


BY_PIECE = {"unit": "tablet", "units": {"tablet": 1, "capsule": 1}}

INTAKE = {
    # mg of caffeine a serving: Mayo Clinic, "Caffeine content for coffee, tea, soda and more".
    "caffeine_drinks": terms(
        ("brewed_coffee", _("Coffee"), {"mg": 96}),
        ("espresso", _("Espresso"), {"mg": 63}),
        ("instant_coffee", _("Instant coffee"), {"mg": 62}),
        ("decaf_coffee", _("Decaf coffee"), {"mg": 1}),
        ("black_tea", _("Black tea"), {"mg": 48}),
        ("green_tea", _("Green tea"), {"mg": 29}),
        ("cola", _("Cola"), {"mg": 33}),
        ("energy_drink", _("Energy drink"), {"mg": 79}),
        ("energy_shot", _("Energy shot"), {"mg": 200}),
        ("other", _("Other")),
    ),
    # Grams of alcohol: volume × strength × 0.789 g/ml, rounded.
    "alcohol_drinks": terms(
        ("beer", _("Beer, 330 ml of 5 %"), {"grams": 13}),
        ("pint", _("Beer, a pint (568 ml) of 4 %"), {"grams": 18}),
        ("wine", _("Wine, 150 ml of 12 %"), {"grams": 14}),
        ("spirit", _("Spirit, 40 ml of 40 %"), {"grams": 13}),
        ("other", _("Other")),
    ),
    "hydration_drinks": terms(
        ("water", _("Water")),
        ("electrolyte_drink", _("Electrolyte drink")),
        ("other", _("Other")),
    ),
    # A serving's B12: NIH Office of Dietary Supplements, "Vitamin B12", and USDA FoodData Central
    # (clams: the newer of two tables); magnesium and calcium: the same office's fact sheets.
    "foods": terms(
        ("clams", _("Clams, 3 oz (85 g)"), {"b12_mcg": 17}),
        ("mussels", _("Mussels, 3 oz (85 g)"), {"b12_mcg": 20.4}),
        ("beef_liver", _("Beef liver, 3 oz (85 g)"), {"b12_mcg": 70.7}),
        ("bluefin_tuna", _("Bluefin tuna, 3 oz (85 g)"), {"b12_mcg": 9.3}),
        ("canned_light_tuna", _("Canned light tuna, 3 oz (85 g)"), {"b12_mcg": 2.5}),
        ("sockeye_salmon", _("Sockeye salmon, 3 oz (85 g)"), {"b12_mcg": 4.8}),
        ("atlantic_salmon", _("Atlantic salmon, 3 oz (85 g)"), {"b12_mcg": 2.6}),
        ("ground_beef", _("Ground beef, 3 oz (85 g)"), {"b12_mcg": 2.4}),
        ("turkey", _("Turkey, 3 oz (85 g)"), {"b12_mcg": 0.3}),
        ("egg", _("Egg"), {"b12_mcg": 0.5}),
        ("milk", _("Milk, 1 cup"), {"b12_mcg": 1.3, "calcium_mg": 299}),
        ("yogurt", _("Yogurt, 6 oz (170 g)"), {"b12_mcg": 1.0}),
        ("cheddar", _("Cheddar, 1.5 oz (43 g)"), {"b12_mcg": 0.5, "calcium_mg": 307}),
        ("fortified_cereal", _("Fortified cereal, 1 serving"), {"b12_mcg": 0.6}),
        ("fortified_nutritional_yeast", _("Fortified nutritional yeast, ¼ cup"), {"b12_mcg": 8.3}),
        ("leafy_greens", _("Spinach, cooked, ½ cup"), {"magnesium_mg": 78}),
        ("nuts", _("Almonds, 1 oz (28 g)"), {"magnesium_mg": 80}),
        ("seeds", _("Pumpkin seeds, 1 oz (28 g)"), {"magnesium_mg": 156}),
        ("other", _("Other")),
    ),
    "amount_units": terms(
        ("mcg", _("micrograms"), {}, ucum("ug")),
        ("mg", _("mg"), {}, ucum("mg")),
        ("g", _("g"), {}, ucum("g")),
        ("iu", _("IU"), {}, ucum("[iU]")),
        ("ml", _("ml"), {}, ucum("mL")),
        ("tablet", _("tablets"), {}, ucum("{tablet}")),
        ("capsule", _("capsules"), {}, ucum("{capsule}")),
        ("drop", _("drops"), {}, ucum("[drp]")),
        ("puff", _("puffs"), {}, ucum("{puff}")),
        ("patch", _("patches"), {}, ucum("{patch}")),
        ("unit", _("units"), {}, ucum("{unit}")),
    ),
    # `unit`: what a day's amount is told in; `units`: the others as parts of it, None if unknown.
    "nutrients": terms(
        ("magnesium", _("Magnesium"), mass("mg")),
        ("calcium", _("Calcium"), mass("mg")),
        ("potassium", _("Potassium"), mass("mg")),
        ("sodium", _("Sodium"), mass("mg")),
        ("iron", _("Iron"), mass("mg")),
        ("zinc", _("Zinc"), mass("mg")),
        ("copper", _("Copper"), mass("mg")),
        ("selenium", _("Selenium"), mass("mcg")),
        ("iodine", _("Iodine"), mass("mcg")),
        ("vitamin_b1", _("Vitamin B1 (thiamine)"), mass("mg")),
        ("vitamin_b2", _("Vitamin B2 (riboflavin)"), mass("mg")),
        ("vitamin_b3", _("Vitamin B3 (niacin)"), mass("mg")),
        ("vitamin_b6", _("Vitamin B6"), mass("mg")),
        ("folate", _("Folate"), mass("mcg")),
        ("vitamin_c", _("Vitamin C"), mass("mg")),
        # 1 microgram of vitamin D is 40 IU (NIH Office of Dietary Supplements).
        (
            "vitamin_d",
            _("Vitamin D"),
            {"unit": "mcg", "units": {"mcg": 1, "iu": 40, "mg": 0.001, **TABLETS}},
        ),
        (
            "vitamin_e",
            _("Vitamin E"),
            {"unit": "mg", "units": {"mg": 1, "iu": None, **TABLETS}},
        ),
        ("omega_3", _("Omega-3"), mass("mg")),
        ("coenzyme_q10", _("Coenzyme Q10"), mass("mg")),
        ("alpha_lipoic_acid", _("Alpha-lipoic acid"), mass("mg")),
        ("creatine", _("Creatine"), mass("mg")),
        ("b_complex", _("B complex"), BY_PIECE),
        ("multivitamin", _("Multivitamin"), BY_PIECE),
        ("electrolytes", _("Electrolytes")),
        ("other", _("Other")),
    ),
    "b12_forms": terms(
        ("methylcobalamin", _("Methylcobalamin"), {}, atc("B03BA05")),
        ("hydroxocobalamin", _("Hydroxocobalamin"), {}, atc("B03BA03")),
        ("cyanocobalamin", _("Cyanocobalamin"), {}, atc("B03BA01")),
        ("adenosylcobalamin", _("Adenosylcobalamin")),
        ("other", _("Other")),
    ),
    "b12_routes": terms(
        ("intramuscular", _("Into the muscle"), {}, snomed("78421000")),
        ("subcutaneous", _("Under the skin"), {}, snomed("34206005")),
        ("oral", _("By mouth"), {}, snomed("26643006")),
        ("sublingual", _("Under the tongue"), {}, snomed("37839007")),
        ("nasal", _("Into the nose")),
    ),
    "injection_sites": terms(
        ("deltoid", _("Upper arm (deltoid)"), {"route": "intramuscular"}),
        ("ventrogluteal", _("Hip (ventrogluteal)"), {"route": "intramuscular"}),
        ("vastus_lateralis", _("Outer thigh (vastus lateralis)"), {"route": "intramuscular"}),
        ("thigh", _("Thigh, under the skin"), {"route": "subcutaneous"}),
        ("abdomen", _("Abdomen"), {"route": "subcutaneous"}),
    ),
    "dose_statuses": terms(("taken", _("Taken")), ("skipped", _("Skipped"))),
    "plan_kinds": terms(
        ("b12", _("B12")), ("supplement", _("Supplement")), ("medication", _("Medicine"))
    ),
}

INJECTED = frozenset({"intramuscular", "subcutaneous"})
