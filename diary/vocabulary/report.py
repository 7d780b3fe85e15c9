"""The parts of the report that a patient may leave out, in the order of its pages."""

from django.utils.translation import gettext_lazy as _

from diary.vocabulary.terms import Terms, terms

REPORT: dict[str, Terms] = {
    "report_sections": terms(
        ("words", _("Worry and change since the last visit")),
        ("questions", _("Questions")),
        ("function", _("Strength and function")),
        ("twitching", _("Twitching in numbers")),
        ("symptoms", _("Sensation and other symptoms")),
        ("b12", _("Vitamin B12")),
        ("labs", _("Laboratory results")),
        ("medicines", _("Medicines, supplements, substances")),
        ("background", _("Background and tests done")),
        ("days", _("Charts day by day")),
        ("links", _("What goes with the twitching")),
        ("treatments", _("Before and after treatments and injections")),
        ("exposures", _("Sleep, intake, exercise and check-ins")),
    ),
}
