"""Classes of medicines; those that bear on B12 or on twitching say so.

`lowers_b12`: NICE NG239 (summaries). `may_cause_twitching`: what a neurologist asks about. Both are
reasons to list a medicine for the clinician, never to change it.
"""

from django.utils.translation import gettext_lazy as _

from diary.vocabulary.terms import terms

LOWERS_B12 = {"lowers_b12": True}
MAY_CAUSE_TWITCHING = {"may_cause_twitching": True}

MEDICINES = {
    "medicine_classes": terms(
        ("metformin", _("Metformin"), LOWERS_B12),
        ("proton_pump_inhibitor", _("Acid reducer (omeprazole and the like)"), LOWERS_B12),
        ("h2_blocker", _("Acid reducer (famotidine and the like)"), LOWERS_B12),
        ("colchicine", _("Colchicine"), LOWERS_B12),
        (
            "antiseizure",
            _("Seizure or nerve-pain medicine (pregabalin, topiramate and the like)"),
            LOWERS_B12,
        ),
        ("diuretic", _("Water tablet (diuretic)"), MAY_CAUSE_TWITCHING),
        ("corticosteroid", _("Steroid (prednisolone and the like)"), MAY_CAUSE_TWITCHING),
        ("stimulant", _("Stimulant (methylphenidate and the like)"), MAY_CAUSE_TWITCHING),
        ("bronchodilator", _("Reliever inhaler (salbutamol and the like)"), MAY_CAUSE_TWITCHING),
        ("lithium", _("Lithium"), MAY_CAUSE_TWITCHING),
        ("anticholinesterase", _("Anticholinesterase"), MAY_CAUSE_TWITCHING),
        ("antidepressant", _("Antidepressant")),
        ("sedative", _("Sleeping or calming medicine")),
        ("muscle_relaxant", _("Muscle relaxant")),
        ("statin", _("Statin")),
        ("blood_pressure", _("Blood pressure medicine")),
        ("thyroid_hormone", _("Thyroid hormone")),
        ("contraceptive", _("Contraceptive or hormones")),
        ("painkiller", _("Painkiller")),
        ("antibiotic", _("Antibiotic")),
        ("other", _("Other")),
    )
}
