"""The days between two injections, laid over one another: described, never announced."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def cycles(n_ended: int, enough: bool) -> str:
    if not n_ended:
        counted = _("Your days since the first injection that you logged.")
        return f"{counted} {few()}"
    counted = ngettext(
        "Your days from one injection to the next, once so far.",
        "Your days from one injection to the next, %(n)d times so far, laid over one another.",
        n_ended,
    )
    described = _("Described, not tested: the trend and chance are in it too.") if enough else few()
    return f"{counted % {'n': n_ended}} {described}"


def few() -> str:
    return _("Too few to speak of any pattern: that takes four.")
