"""How the day was, how function is, how it all began: the words of check-in, checks, background."""

from django.utils.translation import gettext_lazy as _

from diary.vocabulary.terms import terms

STORY = {
    "twitches_today": terms(
        ("none_noticed", _("None noticed")),
        ("all_logged", _("All logged")),
        ("not_all", _("Not all logged")),
    ),
    "activities": terms(
        ("walking", _("Walking")),
        ("running", _("Running")),
        ("cycling", _("Cycling")),
        ("swimming", _("Swimming")),
        ("strength_training", _("Strength training")),
        ("stretching_or_yoga", _("Stretching or yoga")),
        ("physiotherapy", _("Physiotherapy")),
        ("sport", _("Sport")),
        ("house_or_garden", _("House or garden work")),
        ("other", _("Other")),
    ),
    # After the red-flag tool of the MND Association and the RCGP; asked, never scored.
    "function_items": terms(
        ("weakness", _("Weakness in one place"), {"group": "arms_and_legs"}),
        ("hand_clumsiness", _("Clumsy hand"), {"group": "arms_and_legs"}),
        ("tripping", _("Tripping, or a foot that drops"), {"group": "arms_and_legs"}),
        ("thinner_muscle", _("A muscle looks thinner"), {"group": "arms_and_legs"}),
        ("unsteadiness", _("Unsteady, worse in the dark"), {"group": "arms_and_legs"}),
        ("speech", _("Slurred or weak voice"), {"group": "head_and_neck"}),
        ("swallowing", _("Trouble swallowing, or choking"), {"group": "head_and_neck"}),
        ("double_vision", _("Double vision, or a drooping lid"), {"group": "head_and_neck"}),
        ("dim_sight", _("Dimmer sight"), {"group": "head_and_neck"}),
        ("head_drop", _("Head hard to hold up"), {"group": "head_and_neck"}),
        (
            "breathlessness",
            _("Short of breath lying flat, or on small effort"),
            {"group": "breath"},
        ),
        (
            "bladder_or_bowel",
            _("Bladder, bowel, or numbness between the legs"),
            {"group": "elsewhere"},
        ),
        ("memory", _("Memory or thinking"), {"group": "elsewhere"}),
        ("weight_loss", _("Weight loss without trying"), {"group": "elsewhere"}),
        ("spreading_numbness", _("Numbness or tingling that spreads"), {"group": "elsewhere"}),
    ),
    "function_groups": terms(
        ("arms_and_legs", _("Arms and legs")),
        ("head_and_neck", _("Head and neck")),
        ("breath", _("Breath")),
        ("elsewhere", _("Elsewhere")),
    ),
    "function_answers": terms(
        ("no", _("No")),
        ("as_before", _("As before")),
        ("new_or_worse", _("New or worse")),
    ),
    "event_categories": terms(
        ("treatment_started", _("Treatment started")),
        ("treatment_changed", _("Treatment changed")),
        ("treatment_stopped", _("Treatment stopped")),
        ("appointment", _("Appointment")),
        ("test", _("Test")),
        ("illness", _("Illness")),
        ("travel", _("Travel")),
        ("other", _("Other")),
    ),
    "tracker_types": terms(
        ("number", _("A number")), ("scale", _("0 to 10")), ("yes_no", _("Yes or no"))
    ),
    "tracker_summaries": terms(
        ("sum", _("Added up")), ("mean", _("Averaged")), ("last", _("The latest"))
    ),
    "experiments": terms(
        ("caffeine", _("Caffeine, at or below the usual")),
        ("bedtime", _("Going to bed earlier")),
    ),
    "yes_no_unsure": terms(("yes", _("Yes")), ("no", _("No")), ("unsure", _("I don’t know"))),
    "handedness": terms(
        ("right", _("Right-handed")), ("left", _("Left-handed")), ("both", _("Both"))
    ),
    "onsets": terms(
        ("sudden", _("Within hours or days")),
        ("gradual", _("Over weeks or months")),
    ),
    "courses": terms(
        ("comes_and_goes", _("Comes and goes")),
        ("steady", _("Much the same since")),
        ("increasing", _("Getting more")),
        ("decreasing", _("Getting less")),
    ),
    "symptom_orders": terms(
        ("only_twitching", _("Only twitching")),
        ("twitching_first", _("Twitching first, then others")),
        ("sensory_first", _("Tingling or numbness first")),
        ("weakness_first", _("Weakness first")),
        ("together", _("All at about the same time")),
        ("unsure", _("I don’t know")),
    ),
    "changes": terms(
        ("better", _("Better")),
        ("same", _("The same")),
        ("worse", _("Worse")),
        ("mixed", _("Some better, some worse")),
    ),
    "diets": terms(
        ("mixed", _("Mixed")),
        ("vegetarian", _("Vegetarian")),
        ("vegan", _("Vegan")),
        ("other", _("Other")),
    ),
    "weight_changes": terms(
        ("steady", _("Steady")),
        ("lost_without_trying", _("Lost without trying")),
        ("lost_on_purpose", _("Lost on purpose")),
        ("gained", _("Gained")),
    ),
    "b12_causes": terms(
        ("autoimmune_gastritis", _("Autoimmune gastritis (pernicious anaemia)")),
        ("medicine", _("A medicine (such as metformin)")),
        ("diet", _("Diet")),
        ("surgery", _("Stomach or bowel surgery")),
        ("bowel_disease", _("Bowel disease")),
        ("nitrous_oxide", _("Nitrous oxide")),
        ("unknown", _("Not known")),
        ("other", _("Other")),
    ),
    "uses": terms(("never", _("Never")), ("in_the_past", _("In the past")), ("now", _("Now"))),
}
