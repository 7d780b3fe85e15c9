"""The twitches by days since the last injection, cycle by cycle."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from diary import analysis, sentences
from diary.analysis import InjectionCycles
from diary.insights.numbers import known
from diary.series import OUTCOME, DailySeries

SINCE = "b12.days_since_injection"


@dataclass(frozen=True)
class InjectionsInsight:
    start: date
    found: InjectionCycles

    def wire(self) -> dict[str, Any]:
        return {
            "cycles": [
                {
                    "day": (self.start + timedelta(days=cycle.day)).isoformat(),
                    "ended": cycle.ended,
                    "values": [known(count) for count in cycle.counts],
                }
                for cycle in self.found.cycles
            ],
            "means": [known(day.mean) for day in self.found.by_day],
            "recorded": [day.n_observed for day in self.found.by_day],
            "enough": self.found.enough,
            "sentence": self.sentence,
        }

    @property
    def sentence(self) -> str:
        ended = sum(cycle.ended for cycle in self.found.cycles)
        if not self.found.cycles:
            return ""
        return f"{sentences.cycles(ended, self.found.enough)} {sentences.no_reason_to_stop()}"


def injections(days: DailySeries) -> InjectionsInsight:
    on = np.flatnonzero(days.values[SINCE] == 0).tolist()
    return InjectionsInsight(days.start, analysis.injection_cycles(days.observed(OUTCOME), on))
