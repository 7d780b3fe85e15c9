"""What goes into the body and how the days were, in medians."""

from __future__ import annotations

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from diary.fields import Scale
from diary.insights import logged_factors
from diary.models import KINDS, Series
from diary.report.excerpt import Excerpt
from diary.report.page import Table
from diary.report.words import quantity, range_words

MOST_ROWS = 24

FROM_FOOD = {
    "food.b12_mcg": _lazy("B12 from logged food"),
    "food.magnesium_mg": _lazy("Magnesium from logged food"),
    "food.calcium_mg": _lazy("Calcium from logged food"),
}


def exposures(diary: Excerpt) -> Table | None:
    shown = exposures_of(diary)[:MOST_ROWS]
    if not shown:
        return None
    return Table(
        _("Sleep, intake, exercise and check-ins"),
        (_("A day"), _("Median"), _("Range"), _("Days recorded")),
        tuple(exposure(diary, series) for series in shown),
    )


def exposures_of(diary: Excerpt) -> list[Series]:
    """What food holds is no factor, but an intake. A class of medicines has no median that says
    anything."""
    factors = [series for series in logged_factors(diary.days) if series.kind != "medication"]
    food = [series for name, series in diary.days.declared.items() if name in FROM_FOOD]
    return factors + [series for series in food if series.name in diary.days.logged]


def exposure(diary: Excerpt, series: Series) -> tuple[str, ...]:
    values = diary.days.values[series.name]
    values = values[np.isfinite(values)]
    median = quantity(float(np.median(values)), series.unit, diary.units)
    if is_rating(series):
        median = _("%(rating)s of 10") % {"rating": median}
    span = range_words(float(values.min()), float(values.max()), series.unit, diary.units)
    label = FROM_FOOD.get(series.name, series.label)
    return str(label), median, span, str(len(values))


def is_rating(series: Series) -> bool:
    return isinstance(KINDS[series.kind].fields().get(series.field), Scale)
