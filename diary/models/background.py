"""Background: what a clinician asks once, edited when it changes."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from diary.fields import Choice, Quantity, Text
from diary.models.record import Record

BACKGROUND = UUID("01900000-0000-7000-8000-000000000000")
"""The uid of everybody's one background: two phones that fill it in offline fill in the same."""


class Background(Record):
    """How it began, conditions, family, tests done and the B12 story, as the patient tells them.

    Times are told in the patient's own words ("March 2026", "spring"): few remember a day.
    """

    kind = "background"
    label = _("My background")
    only = BACKGROUND

    main_worry = Text(_("My main problem and worry"), maximum_length=240)
    change_since_visit = Choice(_("Since the last visit"), vocabulary="changes")
    change_words = Text(_("What changed"), maximum_length=240)
    effect_on_life = Text(_("What it keeps me from"), maximum_length=240)
    handedness = Choice(_("Handedness"), vocabulary="handedness")

    onset_on = Text(_("When it began"), maximum_length=60)
    onset_site = Choice(_("Where it began"), vocabulary="sites")
    onset_side = Choice(_("Side where it began"), vocabulary="sides")
    onset = Choice(_("How it began"), vocabulary="onsets")
    course = Choice(_("How it went on"), vocabulary="courses")
    symptom_order = Choice(_("What came first"), vocabulary="symptom_orders")
    symptom_order_words = Text(_("The order, with dates"), maximum_length=240)

    b12_told = Text(_("What I was told about B12, by whom"), maximum_length=240)
    b12_told_on = Text(_("When I was told"), maximum_length=60)
    b12_level_before = Text(_("Level before the first dose"), maximum_length=60)
    b12_cause = Choice(_("Cause, as told"), vocabulary="b12_causes")
    b12_better_since = Text(_("What got better since treatment"), maximum_length=240)

    emg = Choice(_("EMG (needle test)"), vocabulary="yes_no_unsure")
    emg_on = Text(_("When, EMG"), maximum_length=60)
    emg_told = Text(_("What I was told, EMG"), maximum_length=200)
    nerve_conduction = Choice(_("Nerve conduction test"), vocabulary="yes_no_unsure")
    nerve_conduction_on = Text(_("When, nerve conduction"), maximum_length=60)
    nerve_conduction_told = Text(_("What I was told, nerve conduction"), maximum_length=200)
    mri = Choice(_("MRI scan"), vocabulary="yes_no_unsure")
    mri_on = Text(_("When, MRI"), maximum_length=60)
    mri_told = Text(_("What I was told, MRI"), maximum_length=200)

    diabetes = Choice(_("Diabetes"), vocabulary="yes_no_unsure")
    thyroid = Choice(_("Thyroid disease"), vocabulary="yes_no_unsure")
    coeliac = Choice(_("Coeliac disease"), vocabulary="yes_no_unsure")
    stomach_or_bowel_surgery = Choice(_("Stomach or bowel surgery"), vocabulary="yes_no_unsure")
    kidney_disease = Choice(_("Kidney disease"), vocabulary="yes_no_unsure")
    cancer = Choice(_("Cancer"), vocabulary="yes_no_unsure")
    conditions = Text(_("Other conditions"), maximum_length=240)

    family_motor_neurone = Choice(
        _("Motor neurone disease in the family"), vocabulary="yes_no_unsure"
    )
    family_muscle_or_nerve = Choice(
        _("Muscle or nerve disease in the family"), vocabulary="yes_no_unsure"
    )
    family_pernicious_anaemia = Choice(
        _("Pernicious anaemia in the family"), vocabulary="yes_no_unsure"
    )
    family_words = Text(_("Who, and what"), maximum_length=240)

    diet = Choice(_("Diet"), vocabulary="diets")
    weight = Choice(_("Weight in the last half year"), vocabulary="weight_changes")
    alcohol = Quantity(_("Alcohol a week"), unit="units", maximum=500)
    nitrous_oxide = Choice(_("Nitrous oxide (laughing gas)"), vocabulary="uses")
