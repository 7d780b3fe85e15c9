"""The words that a choice may take: one vocabulary a heading, each term with its label and facts.

Labels go through gettext; names are what the database, the API and exports hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Term:
    """One allowed value. `facts`: plain data about it, such as the caffeine in a drink."""

    name: str
    label: Any
    facts: Mapping[str, float] = field(default_factory=dict)


def terms(*items: tuple[Any, ...]) -> dict[str, Term]:
    return {item[0]: Term(*item) for item in items}


VOCABULARY: dict[str, dict[str, Term]] = {
    "sites": terms(
        ("eyelid", _("Eyelid")),
        ("face", _("Face")),
        ("tongue", _("Tongue")),
        ("jaw", _("Jaw")),
        ("neck", _("Neck")),
        ("shoulder", _("Shoulder")),
        ("upper_arm", _("Upper arm")),
        ("forearm", _("Forearm")),
        ("hand", _("Hand")),
        ("thumb_base", _("Base of the thumb")),
        ("fingers", _("Fingers")),
        ("chest", _("Chest")),
        ("abdomen", _("Abdomen")),
        ("back", _("Back")),
        ("buttock", _("Buttock")),
        ("thigh_front", _("Thigh, front")),
        ("thigh_back", _("Thigh, back")),
        ("thigh_inner", _("Thigh, inner side")),
        ("knee", _("Around the knee")),
        ("calf", _("Calf")),
        ("shin", _("Shin")),
        ("foot", _("Foot")),
        ("toes", _("Toes")),
    ),
    "sides": terms(("left", _("Left")), ("right", _("Right")), ("middle", _("Middle"))),
    "twitch_states": terms(
        ("rest", _("At rest")),
        ("moving", _("While moving")),
        ("after_exercise", _("After exercise")),
    ),
    "noticed": terms(("seen", _("Seen")), ("felt", _("Felt")), ("both", _("Seen and felt"))),
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
    "hydration_drinks": terms(
        ("water", _("Water")),
        ("electrolyte_drink", _("Electrolyte drink")),
        ("other", _("Other")),
    ),
    "b12_forms": terms(
        ("methylcobalamin", _("Methylcobalamin")),
        ("hydroxocobalamin", _("Hydroxocobalamin")),
        ("cyanocobalamin", _("Cyanocobalamin")),
        ("adenosylcobalamin", _("Adenosylcobalamin")),
        ("other", _("Other")),
    ),
    "b12_routes": terms(
        ("intramuscular", _("Into the muscle")),
        ("subcutaneous", _("Under the skin")),
        ("oral", _("By mouth")),
        ("sublingual", _("Under the tongue")),
        ("nasal", _("Into the nose")),
    ),
    "injection_sites": terms(
        ("deltoid", _("Upper arm (deltoid)")),
        ("ventrogluteal", _("Hip (ventrogluteal)")),
        ("vastus_lateralis", _("Outer thigh (vastus lateralis)")),
        ("thigh", _("Thigh, under the skin")),
        ("abdomen", _("Abdomen")),
    ),
    "dose_statuses": terms(("taken", _("Taken")), ("skipped", _("Skipped"))),
    "twitches_today": terms(
        ("none_noticed", _("None noticed")),
        ("all_logged", _("All logged")),
        ("not_all", _("Not all logged")),
    ),
}

INJECTED = frozenset({"intramuscular", "subcutaneous"})
