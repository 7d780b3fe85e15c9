"""What a diary can and can't tell: arrays by calendar day in, frozen results out.

Everywhere, NaN means "not known" and 0 means zero; nothing is filled in. Imports numpy and scipy
only, and nothing of ours.
"""

from .contrast import Contrast, threshold_contrast
from .events import Change, EventChange, EventNeed, EventVerdict, event_change
from .findings import Link, LinkFindings, Verdict
from .links import find_links
from .rules import Need

__all__ = [
    "Change",
    "Contrast",
    "EventChange",
    "EventNeed",
    "EventVerdict",
    "Link",
    "LinkFindings",
    "Need",
    "Verdict",
    "event_change",
    "find_links",
    "threshold_contrast",
]
