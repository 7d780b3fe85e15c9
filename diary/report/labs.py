"""Laboratory results as the patient copied them, each with its laboratory's own range."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from diary.report.excerpt import Excerpt
from diary.report.page import LabRow, Labs, Line
from diary.report.words import NBSP, day_words, days_words, exact, not_recorded, one_line
from diary.series import Found
from diary.vocabulary import COMPARATOR_SIGNS, VOCABULARY

MOST_ROWS = 8
MOST_LATER_ROWS = 40
LONGEST_NAME = 30
FIRST = (
    "total_b12", "active_b12", "mma", "homocysteine", "intrinsic_factor_antibodies", "ck", "folate",
    "magnesium", "calcium",
)  # fmt: skip
FOLLOWED = {"total_b12", "mma"}
"""Whose latest result is told beside the first one however many others there are."""
ORDER = [*FIRST, *(name for name in VOCABULARY["analytes"] if name not in FIRST)]
SHORT = {
    "active_b12": _lazy("Active B12"),
    "mma": _lazy("MMA"),
    "ck": _lazy("CK"),
    "intrinsic_factor_antibodies": _lazy("IF antibodies"),
}
"""What every clinician reads, in a narrow column."""
SIGNIFICANT = 3
"""Digits of a conversion."""


def labs(diary: Excerpt) -> Labs:
    """What has room on the first page."""
    shown = first_and_latest(diary.labs)
    rows = tuple(row(diary, found) for found in shown)
    lines = tuple(notes(diary, shown))
    return Labs(_("Laboratory, as copied by the patient"), columns(), rows, lines)


def all_labs(diary: Excerpt) -> Labs | None:
    """Every result by its day, if the first page left some out."""
    if len(diary.labs) == len(first_and_latest(diary.labs)):
        return None
    by_day = sorted(diary.labs, key=lambda found: (found[0], *place_of(found[1])))
    latest = by_day[-MOST_LATER_ROWS:]
    left_out = len(diary.labs) - len(latest)
    lines = (Line(_("+ %(n)d earlier") % {"n": left_out}),) if left_out else ()
    rows = tuple(row(diary, found) for found in latest)
    return Labs(_("All laboratory results"), columns(), rows, lines)


def columns() -> tuple[str, ...]:
    return _("Test"), _("Date"), _("Result (lab’s range)"), _("Since dose")


def first_and_latest(found: Sequence[Found]) -> list[Found]:
    """The first of each analyte, which tells of the time before treatment, and its latest.

    Of many the first alone, but for `FOLLOWED`, and those first that a clinician looks for.
    """
    groups: defaultdict[tuple[int, str], list[Found]] = defaultdict(list)
    for one in found:
        groups[place_of(one[1])].append(one)
    in_order = [groups[key] for key in sorted(groups)]
    shown = [one for results in in_order for one in ends(results)]
    if len(shown) > MOST_ROWS:
        shown = [
            one
            for results in in_order
            for one in (ends(results) if results[0][1]["analyte"] in FOLLOWED else results[:1])
        ]
    return shown[:MOST_ROWS]


def place_of(lab: dict[str, Any]) -> tuple[int, str]:
    """Where a clinician looks for it; one of another name is another test."""
    return ORDER.index(lab["analyte"]), one_line(lab["name"]).casefold()


def ends(results: list[Found]) -> list[Found]:
    return results[:1] + results[1:][-1:]


def row(diary: Excerpt, found: Found) -> LabRow:
    day, lab = found
    return LabRow(
        test=test_name(lab),
        date=day_words(diary.day(day)),
        value=value_words(lab),
        rest=" ".join(filter(None, (unit_words(lab), range_of(lab), conversion(diary, lab)))),
        since=since_dose(diary, found),
        outside=is_outside(lab),
    )


def test_name(lab: dict[str, Any]) -> str:
    label = VOCABULARY["analytes"][lab["analyte"]].label
    return one_line(lab["name"], LONGEST_NAME) or str(SHORT.get(lab["analyte"], label))


def value_words(lab: dict[str, Any]) -> str:
    if lab["unit"] == "yes_no":
        return _("positive") if lab["value"] else _("negative")
    return COMPARATOR_SIGNS.get(lab["comparator"], "") + exact(lab["value"])


def unit_words(lab: dict[str, Any]) -> str:
    return "" if lab["unit"] == "yes_no" else str(VOCABULARY["lab_units"][lab["unit"]].label)


def bounds(lab: dict[str, Any]) -> tuple[float | None, float | None]:
    """Of "positive" and "negative" there are none."""
    if lab["unit"] == "yes_no":
        return None, None
    return lab["reference_low"], lab["reference_high"]


def range_of(lab: dict[str, Any]) -> str:
    low, high = bounds(lab)
    if low is None:
        return "" if high is None else _("(up to %(high)s)") % {"high": exact(high)}
    if high is None:
        return _("(from %(low)s)") % {"low": exact(low)}
    return _("(%(low)s to %(high)s)") % {"low": exact(low), "high": exact(high)}


def conversion(diary: Excerpt, lab: dict[str, Any]) -> str:
    """Total B12 in the unit that the owner reads, if the laboratory gave another."""
    units = VOCABULARY["analytes"]["total_b12"].facts["units"]
    wanted = diary.b12_level_unit
    if lab["analyte"] != "total_b12" or wanted not in units or lab["unit"] in {wanted, "yes_no"}:
        return ""
    value = lab["value"] / units[lab["unit"]] * units[wanted]
    told = f"{float(f'{value:.{SIGNIFICANT}g}'):.10g}"
    sign = COMPARATOR_SIGNS.get(lab["comparator"], "")
    return f"= {sign}{told}{NBSP}{VOCABULARY['lab_units'][wanted].label}"


def is_outside(lab: dict[str, Any]) -> bool:
    """By the laboratory's own range; "less than" says nothing of how much less."""
    low, high = bounds(lab)
    below = low is not None and lab["value"] < low and lab["comparator"] != "more_than"
    above = high is not None and lab["value"] > high and lab["comparator"] != "less_than"
    return below or above


def since_dose(diary: Excerpt, found: Found) -> str:
    """5 days; before the first dose; nothing is known of doses that nobody logged."""
    day, lab = found
    earlier = [dose_day for dose_day, dose in diary.doses_taken if dose["at"] < lab["at"]]
    if earlier:
        n_days = day - max(earlier)
        return days_words(n_days) if n_days else _("same day")
    if any(plan_begun(diary, day)):
        return _("on treatment")
    return _("before") if diary.doses_taken else "–"


def plan_begun(diary: Excerpt, day: int) -> Iterator[bool]:
    """Whether each plan for B12 had begun on an earlier day."""
    for plan in diary.plans:
        if plan.fields["what"] == "b12":
            yield plan.fields["starts_on"] < diary.day(day)


def before_treatment(diary: Excerpt) -> str:
    """Total B12 before the first dose, if the diary holds it: 128 ng/L (23 Jul 2026)."""
    for day, lab in diary.labs:
        if lab["analyte"] == "total_b12" and since_dose(diary, (day, lab)) == _("before"):
            date = day_words(diary.day(day))
            return f"{value_words(lab)}{NBSP}{unit_words(lab)} ({date})"
    return ""


def notes(diary: Excerpt, shown: Sequence[Found]) -> Iterator[Line]:
    if not shown:
        yield Line(not_recorded())
    n_more = len(diary.labs) - len(shown)
    if n_more:
        yield Line(_("+ %(n)d more, further on") % {"n": n_more})
    if any(is_outside(lab) for _day, lab in shown):
        yield Line(_("Bold: outside of the lab’s own range."))
    since = [(since_dose(diary, found), found[1]["analyte"]) for found in shown]
    if any(when != "–" for when, _analyte in since):
        yield Line(_("Since dose: since the last B12 dose in this diary, or before the first."))
    if any(when not in {_("before"), "–"} for when, analyte in since if analyte == "total_b12"):
        yield Line(_("Total B12 during treatment no longer shows whether treatment works."))
