"""One factor at one lag, in numbers and in words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from diary import analysis, sentences
from diary.analysis import Link, Need, Reading, Verdict
from diary.insights.outcome import Counts
from diary.insights.readings import Dates
from diary.models import Series
from diary.series import DailySeries
from diary.units import Units

LARGEST_LOG_RATIO = 20.0


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
            **needs_wire(self.needs),
            "first_seen": self.first_seen.isoformat() if self.first_seen else None,
            "sentence": self.sentence,
        }


def ratio_wire(ratio: sentences.Interval | None, series: Series) -> dict[str, Any]:
    estimate, low, high = ratio or (None, None, None)
    per = {"amount": series.daily.step, "unit": series.unit}
    return {"rate_ratio": estimate, "ci_low": low, "ci_high": high, "per": per}


def needs_wire(needs: Need | None) -> dict[str, Any]:
    return {"needs": {"rule": needs.rule, "more": needs.more}} if needs else {}


@dataclass(frozen=True)
class Look:
    """What one reading looks at: the days up to it, their counts and what it found."""

    days: DailySeries
    counts: Counts
    reading: Reading
    dates: Dates
    units: Units


def in_words(link: Link, series: Series, look: Look) -> LinkInsight:
    ratio = per_step(series, link.log_rate_ratio, link.ci_low, link.ci_high)
    seen = None
    if link.first_seen is not None:
        seen = look.days.start + timedelta(days=link.first_seen)
    sentence = sentence_of(link, series, ratio, look)
    if seen and look.dates.read:
        again = sentences.seen(seen, look.dates.read, look.dates.next)
        sentence = f"{sentence} {again}"
    return LinkInsight(
        series, link.lag, link.verdict, ratio, link.n_days, link.needs, sentence, seen
    )


def per_step(series: Series, log_ratio: float, *interval: float) -> sentences.Interval | None:
    """The rate ratio for a step of the factor and its interval; None if none was estimated."""
    if math.isnan(log_ratio):
        return None
    ratio, *bounds = (
        math.exp(clamp(bound * (series.daily.step or 1))) for bound in (log_ratio, *interval)
    )
    return ratio, min(bounds), max(bounds)


def clamp(log_ratio: float) -> float:
    """What hardly varies can be estimated at anything; no ratio is told beyond this."""
    return max(-LARGEST_LOG_RATIO, min(log_ratio, LARGEST_LOG_RATIO))


def sentence_of(link: Link, series: Series, ratio: sentences.Interval | None, look: Look) -> str:
    if link.verdict == "link":
        assert ratio is not None
        return found(link, series, ratio, look)
    if link.verdict == "no_clear_link":
        assert ratio is not None
        return sentences.no_clear_link(series, link.lag, ratio, look.units)
    return untested(link, series)


def untested(link: Link, series: Series) -> str:
    match link.verdict:
        case "moves_with_trend":
            return sentences.moves_with_trend(series)
        case "hardly_varies":
            return sentences.hardly_varies(series)
    assert link.needs is not None
    return sentences.not_enough_data(series, link.needs)


def found(link: Link, series: Series, ratio: sentences.Interval, look: Look) -> str:
    cut = threshold(series, look.days)
    contrast = analysis.threshold_contrast(
        look.counts.values,
        look.days.values[series.name],
        look.days.weekdays,
        lag=link.lag,
        cut=cut,
        below=series.daily.below,
        level=look.reading.link_level or 0.95,
        exposure=look.counts.exposure,
    )
    counted = look.counts.watched
    return sentences.link(series, link.lag, ratio, contrast, cut, look.units, counted)


def threshold(series: Series, days: DailySeries) -> float:
    """The declared round number, else the patient's own median: fixed before looking."""
    if series.daily.threshold is not None:
        return series.daily.threshold
    return float(np.nanmedian(days.values[series.name]))
