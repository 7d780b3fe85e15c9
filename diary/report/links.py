"""What goes with the twitching: intervals first, and beneath what the diary says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from diary import sentences
from diary.insights import Insights, LinkInsight
from diary.insights.experiments import ExperimentInsight
from diary.insights.pinned import PinInsight
from diary.models import Series
from diary.report.drawn import Interval
from diary.report.page import Line, Links
from diary.report.words import day_words, one_line, period_words, ratio_words
from diary.units import Units

MEDICINES = {
    "proton_pump_inhibitor": _lazy("Proton pump inhibitor"),
    "h2_blocker": _lazy("H2 blocker"),
    "antiseizure": _lazy("Antiseizure medicine"),
    "diuretic": _lazy("Diuretic"),
    "corticosteroid": _lazy("Corticosteroid"),
    "stimulant": _lazy("Stimulant"),
    "bronchodilator": _lazy("Bronchodilator"),
    "sedative": _lazy("Sedative"),
    "blood_pressure": _lazy("Antihypertensive"),
    "contraceptive": _lazy("Hormones"),
    "painkiller": _lazy("Painkiller"),
    "other": _lazy("Other medicine"),
}
"""Those whose name on the phone is longer, or another."""
LONGEST_FACTOR = 21
"""Characters: two lines of a row would run into the next one."""
MOST_ROWS = 14
MANY_ROWS = 12
"""With more of them the page has room for one sentence, else for two."""
MOST_PINNED = 3


def links(insights: Insights) -> Links | None:
    """Nothing if no factor was logged."""
    shown = chosen(insights.links)
    if not shown:
        return None
    tested = [(link, link.ratio) for link in shown if link.ratio]
    return Links(
        title=_("What goes with the twitching"),
        note=reading(insights),
        columns=(
            _("Factor, and when"),
            _("For each more"),
            _("Fewer · more twitches"),
            _("Rate ratio (interval)"),
            _("Answer"),
        ),
        rows=tuple(row(link, ratio, insights.units) for link, ratio in tested[:MOST_ROWS]),
        intervals=tuple(
            Interval(*ratio, found=link.verdict == "link") for link, ratio in tested[:MOST_ROWS]
        ),
        no_difference=_("no difference"),
        alt=_("Rate ratios with their intervals, as in the column beside."),
        lines=(
            *left_off(len(tested) - MOST_ROWS),
            *untested(shown),
            *in_words(shown)[: 1 if len(tested) > MANY_ROWS else 2],
            *asked_before(insights.pinned),
            *tried_out(insights.experiments),
        ),
    )


def reading(insights: Insights) -> str:
    """Answers change on stated days alone; what period the report is of doesn't change them."""
    day, following = insights.dates.read, day_words(insights.dates.next)
    if day is None:
        text = _("From the whole diary, before its first reading on %(next)s.")
        return text % {"next": following}
    text = _(
        "From the whole diary up to %(day)s, not from this period alone; the next reading is on "
        "%(next)s. A link is not a cause."
    )
    return text % {"day": day_words(day), "next": following}


def chosen(found: Sequence[LinkInsight]) -> list[LinkInsight]:
    """Every link found, then the same day of each other factor, in the order of the registry."""
    links = [link for link in found if link.verdict == "link"]
    named = {link.series.name for link in links}
    return links + [link for link in found if link.lag == 0 and link.series.name not in named]


def row(link: LinkInsight, ratio: sentences.Interval, units: Units) -> tuple[str, ...]:
    name = _("%(factor)s, %(when)s") % {
        "factor": one_line(factor_name(link.series), LONGEST_FACTOR),
        "when": lag_words(link.series, link.lag),
    }
    answer = _("link found") if link.verdict == "link" else _("no clear link")
    estimate, low, high = map(ratio_words, ratio)
    interval = _("%(ratio)s (%(low)s to %(high)s)") % {"ratio": estimate, "low": low, "high": high}
    days = _("%(answer)s, %(n)d days") % {"answer": answer, "n": link.n_days}
    return name, sentences.step(link.series, units), interval, days


def factor_name(series: Series) -> str:
    """A class of medicines as clinicians write it; the phone says "Acid reducer"."""
    of_medicines = series.group if series.kind == "medication" else None
    return str(MEDICINES.get(of_medicines or "", series.label))


def lag_words(series: Series, lag: int) -> str:
    """As `sentences.when`, in a narrow column."""
    if series.kind == "sleep":
        return _("day of waking + %(n)d") % {"n": lag} if lag else _("day of waking")
    return [_("same day"), _("next day"), _("2 days later"), _("3 days later")][lag]


def left_off(n: int) -> list[Line]:
    return [Line(_("+ %(n)d more") % {"n": n})] if n > 0 else []


def untested(shown: Sequence[LinkInsight]) -> Iterator[Line]:
    """The factors without an interval, by the reason."""
    reasons = {
        "not_enough_data": _("Not enough days or twitches yet:"),
        "moves_with_trend": _("Changed steadily, can't be told from the trend:"),
        "hardly_varies": _("Nearly the same every day:"),
    }
    for verdict, lead in reasons.items():
        names = [factor_name(link.series) for link in shown if link.verdict == verdict]
        if names:
            yield Line(", ".join(names) + ".", lead=lead)


def in_words(shown: Sequence[LinkInsight]) -> list[Line]:
    """The sentence on each link: of the reading of the whole diary, as on the phone."""
    found = [link.sentence for link in shown if link.verdict == "link"]
    lead = _("In the diary’s words:")
    return [Line(f"“{sentence}”", lead=lead) for sentence in found]


def asked_before(pinned: Sequence[PinInsight]) -> list[Line]:
    """Questions that were named before looking; each is tested alone."""
    return [
        Line(
            f"“{pin.sentence}”",
            lead=_("Asked on %(day)s, before looking (%(factor)s, %(when)s):")
            % {
                "day": day_words(pin.since),
                "factor": sentences.factor_name(pin.series),
                "when": sentences.when(pin.series, pin.answer.lag),
            },
        )
        for pin in pinned[:MOST_PINNED]
    ]


def tried_out(experiments: Sequence[ExperimentInsight]) -> list[Line]:
    """The latest experiment of the patient's own that is over; what was prescribed is in none."""
    over = [found for found in experiments if found.answer]
    return [tried_line(found) for found in over[:1]]


def tried_line(found: ExperimentInsight) -> Line:
    tried, answer = found.tried, found.answer
    assert answer
    lead = _("Own experiment, %(dates)s (%(goal)s, by turns drawn by lot):") % {
        "dates": period_words(tried.starts_on, tried.ends_on),
        "goal": sentences.goal(tried),
    }
    if answer.needs:
        return Line(f"“{found.sentence}”", lead=lead)
    text = _(
        "rate ratio %(ratio)s (95 %% CI %(low)s to %(high)s), randomisation test p = %(p)s, "
        "%(changed)d against %(usual)d days; not blinded."
    )
    estimate, low, high = map(ratio_words, (answer.ratio, answer.ci_low, answer.ci_high))
    numbers = {"ratio": estimate, "low": low, "high": high, "p": f"{answer.p_value:.2g}"}
    days = {"changed": answer.n_changed, "usual": answer.n_usual}
    return Line(text % (numbers | days), lead=lead)
