"""What kinds and fields are called elsewhere, by their message id: codes that no term carries.

LOINC has caffeine and fluid only by the day (80489-8, 9108-2): one cup isn't that. What has no
verified code is missing here, and exports say its message id instead.
"""

from collections.abc import Mapping

from diary.vocabulary.terms import loinc, phr, snomed

OBSERVED: Mapping[str, Mapping[str, str]] = {
    "diary": loinc("51855-5"),
    "twitch": snomed("82470000"),
    "sleep": loinc("93832-4"),
    "caffeine": phr("dietaryCaffeine"),
    "hydration": loinc("8999-5") | phr("dietaryWater"),
    "food.b12_mcg": phr("dietaryVitaminB12"),
    "food.magnesium_mg": phr("dietaryMagnesium"),
    "food.calcium_mg": phr("dietaryCalcium"),
    "checkin.anxiety": snomed("48694002"),
}
