"""The patient's own experiments: nothing is compared before the last day of one is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import numpy as np

from accounts.models import User
from diary import analysis, sentences
from diary.analysis import ExperimentAnswer
from diary.analysis.arrays import mean_of_known
from diary.insights.adherence import Evenings, adherence, evenings_of
from diary.insights.numbers import known
from diary.insights.outcome import Counts
from diary.models.experiments import DAYS_A_BLOCK, Experiment
from diary.sentences import Side
from diary.series import Array, DailySeries

State = Literal["running", "stopped", "over"]
MOST = 20
"""Each takes two months: more come from no patient's phone."""


@dataclass(frozen=True)
class ExperimentInsight:
    """`answer`: once it is over, and then `kept`, how it was kept to, and `caveat`, what that
    tells."""

    tried: Experiment
    state: State
    answer: ExperimentAnswer | None
    sentence: str
    kept: str | None = None
    caveat: str | None = None

    def wire(self) -> dict[str, Any]:
        return {
            "experiment": str(self.tried.uid),
            "what": self.tried.what,
            "state": self.state,
            "starts_on": self.tried.starts_on.isoformat(),
            "ends_on": self.tried.ends_on.isoformat(),
            "answer_on": answer_on(self.tried).isoformat(),
            "answer": answer_wire(self.answer) if self.answer else None,
            "sentence": self.sentence,
            "kept_sentence": self.kept,
            "caveat": self.caveat,
        }


def answer_wire(answer: ExperimentAnswer) -> dict[str, Any]:
    needs = {"needs": vars(answer.needs)} if answer.needs else {}
    return {
        "verdict": answer.verdict,
        "rate_ratio": known(answer.ratio),
        "ci_low": known(answer.ci_low),
        "ci_high": known(answer.ci_high),
        "p_value": known(answer.p_value),
        "pairs": answer.n_pairs,
        "days_changed": answer.n_changed,
        "days_usual": answer.n_usual,
        "mean_changed": known(answer.mean_changed),
        "mean_usual": known(answer.mean_usual),
        **needs,
        "blocks": [
            {"changed": block.changed, "days": block.n_days, "mean": known(block.mean)}
            for block in answer.blocks
        ],
    }


def experiments(
    owner: User, days: DailySeries, counts: Counts, today: date
) -> tuple[ExperimentInsight, ...]:
    """The latest first."""
    found = list(Experiment.objects.filter(owner=owner).order_by("-starts_on", "-uid")[:MOST])
    evenings = evenings_of(owner, [tried for tried in found if state_of(tried, today) == "over"])
    return tuple(in_words(tried, days, counts, evenings, today) for tried in found)


def in_words(
    tried: Experiment, days: DailySeries, counts: Counts, evenings: Evenings, today: date
) -> ExperimentInsight:
    state = state_of(tried, today)
    if state == "running":
        return ExperimentInsight(tried, state, None, sentences.not_over(answer_on(tried)))
    compared = padded(counts.values, days, first_compared(tried), tried.n_days)
    if state == "stopped":
        told = sentences.stopped(tried, plain_sides(compared, tried))
        return ExperimentInsight(tried, state, None, told)
    answer = analysis.experiment_answer(compared, tried.blocks, DAYS_A_BLOCK)
    told, kept = sentence_of(tried, answer), adherence(tried, days, evenings)
    return ExperimentInsight(tried, state, answer, told, kept, sentences.what_it_tells())


def state_of(tried: Experiment, today: date) -> State:
    if tried.stopped_on and tried.stopped_on <= tried.ends_on:
        return "stopped"
    return "over" if today >= answer_on(tried) else "running"


def first_compared(tried: Experiment) -> date:
    """An evening shows on the day after it."""
    return tried.starts_on + timedelta(days=tried.what == "bedtime")


def answer_on(tried: Experiment) -> date:
    """The day after the last that is compared."""
    return first_compared(tried) + timedelta(days=tried.n_days)


def padded(values: Array, days: DailySeries, start: date, n_days: int) -> Array:
    """So many days of a series from `start` on; NaN outside of the diary."""
    first = (start - days.start).days
    window = np.full(n_days, np.nan)
    inside = values[max(0, first) : max(0, first + n_days)]
    window[max(0, -first) : max(0, -first) + inside.size] = inside
    return window


def plain_sides(compared: Array, tried: Experiment) -> tuple[Side, Side]:
    """The days until it was stopped, of either arm."""
    assert tried.stopped_on is not None
    n_days = (tried.stopped_on - first_compared(tried)).days
    until = compared[: max(0, n_days)]
    changed = np.repeat(tried.blocks, DAYS_A_BLOCK)[: until.size]
    with_change, usual = (
        Side(int(np.isfinite(side).sum()), mean_of_known(side))
        for side in (until[changed], until[~changed])
    )
    return with_change, usual


def sentence_of(tried: Experiment, answer: ExperimentAnswer) -> str:
    if answer.needs:
        return sentences.too_few(answer.needs, answer.n_pairs, len(tried.blocks) // 2)
    sides = Side(answer.n_changed, answer.mean_changed), Side(answer.n_usual, answer.mean_usual)
    ratio = answer.ratio, answer.ci_low, answer.ci_high
    if answer.verdict == "difference":
        return sentences.difference(tried, sides, ratio, answer.p_value)
    return sentences.no_clear_difference(tried, sides, ratio)
