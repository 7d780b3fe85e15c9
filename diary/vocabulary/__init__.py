"""The words that a choice may take: one vocabulary a heading, each term with its label and facts.

Labels go through gettext; names are what the database, the API and exports hold.
"""

from diary.vocabulary.body import BODY
from diary.vocabulary.intake import INJECTED, INTAKE
from diary.vocabulary.laboratory import COMPARATOR_SIGNS, LABORATORY
from diary.vocabulary.medicines import MEDICINES
from diary.vocabulary.observed import OBSERVED
from diary.vocabulary.report import REPORT
from diary.vocabulary.story import STORY
from diary.vocabulary.terms import CODE_SYSTEMS, Term, Terms

__all__ = [
    "CODE_SYSTEMS",
    "COMPARATOR_SIGNS",
    "INJECTED",
    "OBSERVED",
    "VOCABULARY",
    "Term",
    "Terms",
]

VOCABULARY: dict[str, Terms] = {**BODY, **INTAKE, **MEDICINES, **LABORATORY, **STORY, **REPORT}
