"""One factor at one lag, in numbers and in words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from diary import analysis, sentences
from diary.analysis import LinkFindings, Need, Verdict
from diary.models import Series
from diary.series import Array, DailySeries
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

    def wire(self) -> dict[str, Any]:
        ratio, low, high = self.ratio or (None, None, None)
        return {
            "factor": self.series.name,
            "lag": self.lag,
            "verdict": self.verdict,
            "rate_ratio": ratio,
            "ci_low": low,
            "ci_high": high,
            "per": {"amount": self.series.daily.step, "unit": self.series.unit},
            "n_days": self.n_days,
            **({"needs": {"rule": self.needs.rule, "more": self.needs.more}} if self.needs else {}),
            "sentence": self.sentence,
        }


def in_words(
    link: analysis.Link,
    series: Series,
    days: DailySeries,
    counts: Array,
    findings: LinkFindings,
    units: Units,
) -> LinkInsight:
    ratio = None
    if not math.isnan(link.log_rate_ratio):
        ratio = per_step(series, link)
    sentence = sentence_of(link, series, ratio, days, counts, findings, units)
    return LinkInsight(series, link.lag, link.verdict, ratio, link.n_days, link.needs, sentence)


def per_step(series: Series, link: analysis.Link) -> sentences.Interval:
    ratio, *interval = (
        math.exp(clamp(log_ratio * (series.daily.step or 1)))
        for log_ratio in (link.log_rate_ratio, link.ci_low, link.ci_high)
    )
    return ratio, min(interval), max(interval)


def clamp(log_ratio: float) -> float:
    """What hardly varies can be estimated at anything; no ratio is told beyond this."""
    return max(-LARGEST_LOG_RATIO, min(log_ratio, LARGEST_LOG_RATIO))


def sentence_of(
    link: analysis.Link,
    series: Series,
    ratio: sentences.Interval | None,
    days: DailySeries,
    counts: Array,
    findings: LinkFindings,
    units: Units,
) -> str:
    match link.verdict:
        case "link":
            assert ratio is not None
            cut = threshold(series, days)
            contrast = analysis.threshold_contrast(
                counts,
                days.values[series.name],
                days.weekdays,
                lag=link.lag,
                cut=cut,
                below=series.daily.below,
                level=findings.link_level or 0.95,
            )
            return sentences.link(series, link.lag, ratio, contrast, cut, units)
        case "no_clear_link":
            assert ratio is not None
            return sentences.no_clear_link(series, link.lag, ratio, units)
        case "not_enough_data":
            assert link.needs is not None
            return sentences.not_enough_data(series, link.needs)
        case "moves_with_trend":
            return sentences.moves_with_trend(series)
        case "hardly_varies":
            return sentences.hardly_varies(series)


def threshold(series: Series, days: DailySeries) -> float:
    """The declared round number, else the patient's own median: fixed before looking."""
    if series.daily.threshold is not None:
        return series.daily.threshold
    return float(np.nanmedian(days.values[series.name]))
