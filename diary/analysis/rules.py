"""When a diary says too little to be tested, and how much more it would need."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from .arrays import FloatArray

DAYS_NEEDED = 28
TWITCHES_NEEDED = 20
TWITCHING_DAYS_NEEDED = 60
TWITCHING_SHARE_NEEDED = 0.45
OTHER_DAYS_NEEDED = 6


@dataclass(frozen=True)
class Need:
    """The first rule that is not met, and how many more it takes.

    "days": days with both the count and the factor; "twitches": twitches in the diary;
    "twitching_days": observed days with at least one twitch.
    """

    rule: Literal["days", "twitches", "twitching_days"]
    more: int


def first_need(counts: FloatArray, n_complete: int) -> Need | None:
    """What is missing before this pair can be tested; None if nothing is.

    At least 28 complete days, then 20 twitches, then twitches on 45 % of the observed days or on
    60 of them, as the regression finds too much in sparse counts. Days that were not observed
    (NaN in `counts`, shape (n_days,)) count for nothing.

    Parameters
    ----------
    counts : (n_days,) the whole diary.
    n_complete : days on which both the count and the factor at its lag are known.
    """
    twitches = int(np.nansum(counts))
    twitching_days = int(np.sum(counts > 0))
    needs = (
        Need("days", DAYS_NEEDED - n_complete),
        Need("twitches", TWITCHES_NEEDED - twitches),
        Need("twitching_days", twitching_days_needed(counts) - twitching_days),
    )
    return next((need for need in needs if need.more > 0), None)


def twitching_days_needed(counts: FloatArray) -> int:
    """Set by simulation: docs/adr/0001-sparse-diaries.md."""
    share = math.ceil(TWITCHING_SHARE_NEEDED * int(np.isfinite(counts).sum()))
    return min(TWITCHING_DAYS_NEEDED, share)


def hardly_varies(values: FloatArray) -> bool:
    """Whether fewer than 6 of these known values differ from the commonest one."""
    _, occurrences = np.unique(values, return_counts=True)
    return bool(values.size - occurrences.max(initial=0) < OTHER_DAYS_NEEDED)
