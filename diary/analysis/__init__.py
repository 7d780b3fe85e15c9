"""What a diary can and can't tell: arrays by calendar day in, frozen results out.

Everywhere, NaN means "not known" and 0 means zero; nothing is filled in. What is given wrongly
raises ValueError, which names the argument and the fix. Imports numpy and scipy only, and nothing
of ours.
"""

from .contrast import Contrast, threshold_contrast
from .cycles import Cycle, DaySince, InjectionCycles, injection_cycles
from .descriptions import DayMean, Description, Tally, Week, describe
from .events import Change, EventChange, EventNeed, EventVerdict, event_change
from .experiment import (
    Block,
    ExperimentAnswer,
    ExperimentNeed,
    ExperimentVerdict,
    experiment_answer,
)
from .findings import Link, LinkFindings, Verdict
from .links import find_links
from .pinned import Estimate, PinnedAnswer, pinned_answer
from .readings import Reading, latest_reading
from .rules import Need

__all__ = [
    "Block",
    "Change",
    "Contrast",
    "Cycle",
    "DayMean",
    "DaySince",
    "Description",
    "Estimate",
    "EventChange",
    "EventNeed",
    "EventVerdict",
    "ExperimentAnswer",
    "ExperimentNeed",
    "ExperimentVerdict",
    "InjectionCycles",
    "Link",
    "LinkFindings",
    "Need",
    "PinnedAnswer",
    "Reading",
    "Tally",
    "Verdict",
    "Week",
    "describe",
    "event_change",
    "experiment_answer",
    "find_links",
    "injection_cycles",
    "latest_reading",
    "pinned_answer",
    "threshold_contrast",
]
