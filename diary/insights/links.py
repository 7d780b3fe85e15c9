"""One factor at one lag, in numbers and in words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from diary import analysis, sentences
from diary.analysis import Link, Need, Verdict
from diary.analysis.links import PLAIN_LEVEL
from diary.analysis.rules import first_need
from diary.insights.look import Look
from diary.insights.numbers import clamp
from diary.models import Series
from diary.series import DailySeries


@dataclass(frozen=True)
class LinkInsight:
    """One factor at one lag. The ratio is per `series.daily.step`; None if none was estimated."""

    series: Series
    lag: int
    verdict: Verdict
    ratio: sentences.Interval | None
    n_days: int
    needs: Need | None
    sentence: str
    first_seen: date | None = None

    def wire(self) -> dict[str, Any]:
        return {
            "factor": self.series.name,
            "lag": self.lag,
            "verdict": self.verdict,
            **ratio_wire(self.ratio, self.series),
            "n_days": self.n_days,
            **needs_wire(self.verdict, self.needs),
            "first_seen": self.first_seen.isoformat() if self.first_seen else None,
            "sentence": self.sentence,
        }


def ratio_wire(ratio: sentences.Interval | None, series: Series) -> dict[str, Any]:
    estimate, low, high = ratio or (None, None, None)
    per = {"amount": series.daily.step, "unit": series.unit}
    return {"rate_ratio": estimate, "ci_low": low, "ci_high": high, "per": per}


def needs_wire(verdict: Verdict, needs: Need | None) -> dict[str, Any]:
    """What is missing, which may be nothing any more but the next reading."""
    if verdict != "not_enough_data":
        return {}
    rule, more = (needs.rule, needs.more) if needs else ("reading", 0)
    return {"needs": {"rule": rule, "more": more}}


def in_words(link: Link, series: Series, look: Look) -> LinkInsight:
    ratio = per_step(series, link.log_rate_ratio, link.ci_low, link.ci_high)
    needs = needed_now(link, look)
    return LinkInsight(
        series=series,
        lag=link.lag,
        verdict=link.verdict,
        ratio=ratio,
        n_days=link.n_days,
        needs=needs,
        sentence=sentence_of(link, series, ratio, needs, look),
        first_seen=first_seen(link, look),
    )


def first_seen(link: Link, look: Look) -> date | None:
    if link.first_seen is None:
        return None
    return look.days.start + timedelta(days=link.first_seen)


def needed_now(link: Link, look: Look) -> Need | None:
    """What is missing today: days that were recorded since the reading are not asked for again."""
    if link.verdict != "not_enough_data":
        return None
    counts = look.later_counts.values
    factor = look.later_days.values[link.factor][: len(counts) - link.lag]
    complete = np.isfinite(counts[link.lag :]) & np.isfinite(factor)
    return first_need(counts, int(complete.sum()))


def per_step(series: Series, log_ratio: float, *interval: float) -> sentences.Interval | None:
    """The rate ratio for a step of the factor and its interval; None if none was estimated."""
    if math.isnan(log_ratio):
        return None
    ratio, *bounds = (
        math.exp(clamp(bound * (series.daily.step or 1))) for bound in (log_ratio, *interval)
    )
    return ratio, min(bounds), max(bounds)


def sentence_of(
    link: Link,
    series: Series,
    ratio: sentences.Interval | None,
    needs: Need | None,
    look: Look,
) -> str:
    if link.verdict == "link":
        assert ratio is not None
        return f"{found(link, series, ratio, look)} {since_when(link, look)}"
    if link.verdict == "no_clear_link":
        assert ratio is not None
        return sentences.no_clear_link(series, link.lag, ratio, look.units)
    return untested(link.verdict, series, needs, look.dates.next)


def since_when(link: Link, look: Look) -> str:
    seen, read = first_seen(link, look), look.dates.read
    assert seen is not None
    assert read is not None
    return sentences.seen(seen, read, look.dates.next)


def untested(verdict: Verdict, series: Series, needs: Need | None, following: date) -> str:
    match verdict:
        case "moves_with_trend":
            return sentences.moves_with_trend(series)
        case "hardly_varies":
            return sentences.hardly_varies(series)
    if needs:
        return sentences.not_enough_data(series, needs)
    return sentences.enough_now(series, following)


def found(link: Link, series: Series, ratio: sentences.Interval, look: Look) -> str:
    cut = threshold(series, look.days)
    contrast = analysis.threshold_contrast(
        look.counts.values,
        look.days.values[series.name],
        look.days.weekdays,
        lag=link.lag,
        cut=cut,
        below=series.daily.below,
        level=look.reading.link_level or PLAIN_LEVEL,
        exposure=look.counts.exposure,
    )
    counted = look.counts.watched
    return sentences.link(series, link.lag, ratio, contrast, cut, look.units, counted)


def threshold(series: Series, days: DailySeries) -> float:
    """The declared round number, else the patient's own median: fixed before looking."""
    if series.daily.threshold is not None:
        return series.daily.threshold
    return float(np.nanmedian(days.values[series.name]))
