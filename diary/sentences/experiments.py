"""What an experiment of the patient's own says: what happened in these weeks, never what to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.analysis import ExperimentNeed
from diary.models.experiments import Experiment
from diary.sentences.links import if_small
from diary.sentences.phrases import Interval, change, day_words, number

SAME_TIME = 5
"""Minutes that nobody's falling asleep is known to."""


@dataclass(frozen=True)
class Side:
    """The recorded days of one arm, and the mean of what is told of them."""

    n_days: int
    mean: float


def difference(tried: Experiment, sides: tuple[Side, Side], ratio: Interval, p: float) -> str:
    text = _(
        "%(compared)s That is %(change)s (likely from %(low)s to %(high)s). By chance alone so "
        "large a difference would show in %(chance)s such experiments."
    )
    return text % {
        "compared": compared(tried, sides),
        "change": bound(ratio[0]),
        "low": bound(ratio[1]),
        "high": bound(ratio[2]),
        "chance": chance(p),
    }


def no_clear_difference(tried: Experiment, sides: tuple[Side, Side], ratio: Interval) -> str:
    text = _(
        "No clear difference. %(compared)s Your diary still fits anything from %(low)s to %(high)s "
        "twitches. That isn't proof that there is none."
    )
    said = text % {
        "compared": compared(tried, sides),
        "low": bound(ratio[1]),
        "high": bound(ratio[2]),
    }
    return said + if_small(ratio)


def compared(tried: Experiment, sides: tuple[Side, Side]) -> str:
    """Of the days as they were drawn, however they went."""
    with_change, usual = sides
    text = _(
        "%(days)s you logged %(mean_changed)s twitches a day (%(changed)s), "
        "%(usual_days)s %(mean_usual)s (%(usual)s)."
    )
    return text % {
        "days": drawn_days(tried),
        "usual_days": usual_days(tried),
        "mean_changed": f"{with_change.mean:.1f}",
        "mean_usual": f"{usual.mean:.1f}",
        "changed": n_days(with_change.n_days),
        "usual": n_days(usual.n_days),
    }


def goal(tried: Experiment) -> str:
    """Inside a sentence."""
    if tried.what == "bedtime":
        return _("to bed %(minutes)d minutes earlier") % {"minutes": tried.minutes_earlier}
    if not tried.at_most_mg:
        return _("no caffeine")
    return _("caffeine at or below %(mg)s mg") % {"mg": number(tried.at_most_mg)}


def drawn_days(tried: Experiment) -> str:
    if tried.what == "bedtime":
        text = _("After the evenings drawn for going to bed %(minutes)d minutes earlier")
        return text % {"minutes": tried.minutes_earlier}
    return _("On the days drawn for %(goal)s") % {"goal": goal(tried)}


def usual_days(tried: Experiment) -> str:
    return _("after the usual ones") if tried.what == "bedtime" else _("on the usual ones")


def n_days(n: int) -> str:
    return ngettext("%(n)d day", "%(n)d days", n) % {"n": n}


def bound(ratio: float) -> str:
    """A bound of what still fits, which may be nothing at all or have no end."""
    if ratio == 0:
        return _("none at all")
    return change(ratio) if ratio < 100 else _("over 100 times as many")


def chance(p: float) -> str:
    """ "about 3 of 100" """
    if p >= 0.01:
        return _("about %(n)d of 100") % {"n": round(100 * p)}
    if p >= 0.001:
        return _("about %(n)d of 1000") % {"n": round(1000 * p)}
    return _("1 of 1000, or fewer,")


def what_it_tells() -> str:
    return _(
        "This tells what happened in these weeks, to you. You knew which days were which, and that "
        "can change what is noticed. It is no advice, and says nothing of a prescribed medicine."
    )


def too_few(needs: ExperimentNeed, n_pairs: int, n_drawn: int) -> str:
    if needs.rule == "twitches":
        return _("Too few twitches to compare. That is good to know, and nothing to make up for.")
    text = _(
        "Too few days: of the %(drawn)d pairs of blocks %(known)d have recorded days on both "
        "sides, and it takes %(needed)d. Nothing to make up for, and no reason to wait with seeing "
        "a clinician."
    )
    return text % {"drawn": n_drawn, "known": n_pairs, "needed": n_pairs + needs.more}


def not_over(answer_on: date) -> str:
    text = _(
        "The answer comes on %(day)s, when all its days are over. A look before then would make "
        "chance look like an answer."
    )
    return text % {"day": day_words(answer_on)}


def stopped(tried: Experiment, sides: tuple[Side, Side]) -> str:
    """Described only: when it is stopped may hang on how it went."""
    assert tried.stopped_on is not None
    text = _("Stopped on %(day)s, which is always fine. So there is no answer.")
    said = text % {"day": day_words(tried.stopped_on)}
    if not all(side.n_days for side in sides):
        return said
    described = _("Described, not compared, as it might be chance.")
    return f"{said} {compared(tried, sides)} {described}"


def caffeine_kept(tried: Experiment, sides: tuple[Side, Side], n_kept: int) -> str:
    """Caffeine as it was logged, beside what was drawn."""
    with_change, usual = sides
    text = _(
        "What was kept: %(mean_changed)s mg of caffeine a day on %(changed)s drawn for it, at or "
        "below %(mg)s mg on %(kept)d of them; %(mean_usual)s mg on %(usual)s as usual."
    )
    return text % {
        "mean_changed": number(with_change.mean),
        "mean_usual": number(usual.mean),
        "mg": number(tried.at_most_mg),
        "changed": n_days(with_change.n_days),
        "usual": n_days(usual.n_days),
        "kept": n_kept,
    }


def nights_kept(sides: tuple[Side, Side]) -> str:
    """`mean`: minutes of the clock at which the patient fell asleep."""
    with_change, usual = sides
    text = _(
        "What was kept: after the evenings drawn for it you fell asleep %(earlier)s on average "
        "(%(changed)d recorded nights against %(usual)d)."
    )
    return text % {
        "earlier": earlier(round(usual.mean - with_change.mean)),
        "changed": with_change.n_days,
        "usual": usual.n_days,
    }


def earlier(minutes: int) -> str:
    if abs(minutes) < SAME_TIME:
        return _("at about the same time")
    text = _("%(n)d minutes earlier") if minutes > 0 else _("%(n)d minutes later")
    return text % {"n": abs(minutes)}


def nothing_kept(tried: Experiment) -> str:
    """Without entries on both sides."""
    if tried.what == "bedtime":
        return _("When you fell asleep wasn't recorded on both sides: what was kept isn't known.")
    return _("Caffeine wasn't recorded on both sides: what was kept isn't known.")
