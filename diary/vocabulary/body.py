"""Where on the body, and what is felt there."""

from django.utils.translation import gettext_lazy as _

from diary.vocabulary.terms import snomed, terms

BODY = {
    "sites": terms(
        ("eyelid", _("Eyelid"), {}, snomed("80243003")),
        ("face", _("Face"), {}, snomed("89545001")),
        ("tongue", _("Tongue"), {}, snomed("21974007")),
        ("jaw", _("Jaw")),
        ("neck", _("Neck")),
        ("shoulder", _("Shoulder")),
        ("upper_arm", _("Upper arm"), {}, snomed("40983000")),
        ("forearm", _("Forearm")),
        ("hand", _("Hand"), {}, snomed("85562004")),
        ("thumb_base", _("Base of the thumb")),
        ("fingers", _("Fingers")),
        ("chest", _("Chest")),
        ("abdomen", _("Abdomen")),
        ("back", _("Back")),
        ("buttock", _("Buttock")),
        ("thigh_front", _("Thigh, front"), {}, snomed("68367000")),
        ("thigh_back", _("Thigh, back"), {}, snomed("68367000")),
        ("thigh_inner", _("Thigh, inner side"), {}, snomed("68367000")),
        ("knee", _("Knee")),
        ("calf", _("Calf"), {}, snomed("30021000")),
        ("shin", _("Shin"), {}, snomed("30021000")),
        ("foot", _("Foot"), {}, snomed("56459004")),
        ("toes", _("Toes")),
    ),
    "sides": terms(
        ("left", _("Left"), {}, snomed("7771000")),
        ("right", _("Right"), {}, snomed("24028007")),
        ("middle", _("Middle")),
    ),
    "twitch_states": terms(
        ("rest", _("At rest")),
        ("moving", _("While moving")),
        ("after_exercise", _("After exercise")),
    ),
    "noticed": terms(("seen", _("Seen")), ("felt", _("Felt")), ("both", _("Seen and felt"))),
    "sensations": terms(
        ("tingling", _("Tingling"), {}, snomed("91019004")),
        ("numbness", _("Numbness"), {}, snomed("44077006")),
        ("pins_and_needles", _("Pins and needles"), {}, snomed("91019004")),
        ("burning", _("Burning")),
        ("pain", _("Pain")),
        ("weakness", _("Weakness"), {}, snomed("26544005")),
        ("cramp", _("Cramp"), {}, snomed("55300003")),
        ("spasm", _("Spasm"), {}, snomed("55300003")),
        ("stiffness", _("Stiffness")),
        ("fatigue", _("Fatigue"), {}, snomed("84229001")),
        ("jerk", _("Jerk")),
        ("tremor", _("Tremor"), {}, snomed("26079004")),
        ("restlessness", _("Restlessness")),
        ("unsteadiness", _("Unsteadiness")),
        ("blurred_vision", _("Blurred vision")),
        ("sweating", _("Sweating")),
        ("slow_relaxation", _("Muscle slow to let go")),
        ("other", _("Other")),
    ),
}
