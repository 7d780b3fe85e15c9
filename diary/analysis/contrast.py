"""A link in plain words: how many times as many twitches after such days as after the others."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .arguments import (
    check_finite,
    check_share,
    check_whole_number,
    checked_factor,
    checked_outcome,
    checked_weekdays,
)
from .arrays import BoolArray, FloatArray, lagged
from .null_model import fit_null_model
from .ratios import ratio_of
from .regression import Slope, fit_slopes
from .rules import first_need, hardly_varies


@dataclass(frozen=True)
class Contrast:
    """Twitches after days on one side of a threshold against all other days.

    Attributes
    ----------
    ratio, ci_low, ci_high : of the expected counts, other things equal.
    days_yes, days_no : complete days after a value beyond the threshold, and after any other.
    mean_yes, mean_no : their plain mean counts, not adjusted for trend or weekday.
    """

    ratio: float
    ci_low: float
    ci_high: float
    days_yes: int
    days_no: int
    mean_yes: float
    mean_no: float


def threshold_contrast(
    counts: npt.ArrayLike,
    factor: npt.ArrayLike,
    weekdays: npt.ArrayLike,
    *,
    lag: int,
    cut: float,
    below: bool = True,
    level: float = 0.95,
    exposure: npt.ArrayLike | None = None,
) -> Contrast | None:
    """Compare the days after a factor value beyond a threshold with the others.

    The model of `find_links`, log E[count_t] = trend + weekday + b · [factor_(t − lag) < cut],
    with the same errors and the same widening of the standard error; the ratio is exp(b). The
    threshold must be chosen before looking: the patient's own round number, or a median.

    A missing day (NaN) is on neither side, never 0 and never filled in.

    Parameters
    ----------
    counts, weekdays, exposure : as in `find_links`; the plain means are not adjusted for exposure.
    factor : (n_days,) in its own unit and not shifted, NaN = not logged.
    lag : days from the factor to the count, 0 or more.
    cut : the threshold, in the factor's unit; a value equal to it is on the other side.
    below : True compares the days with factor < cut, False those with factor > cut.
    level : of the interval; give a discovered link its `LinkFindings.link_level`.

    Returns
    -------
    The contrast, or None if a rule of `first_need` is not met or either side has fewer than
    6 days.

    Raises
    ------
    ValueError : as `find_links` does, and on a negative lag, a cut that is not finite or a level
        outside (0, 1).
    """
    daily_counts, offset = checked_outcome(counts, exposure)
    days = checked_weekdays(weekdays, daily_counts.size)
    series = checked_factor("factor", factor, daily_counts.size)
    check_whole_number("lag", lag, minimum=0)
    check_finite("cut", cut)
    check_share("level", level)
    beyond = _beyond(lagged(series, lag), cut, below)
    complete = np.isfinite(daily_counts) & np.isfinite(beyond)
    if first_need(daily_counts, int(complete.sum())) or hardly_varies(beyond[complete]):
        return None
    (slope,) = fit_slopes(fit_null_model(daily_counts, offset, days), beyond[:, None])
    return _contrast(slope, level, daily_counts[complete], beyond[complete] == 1)


def _beyond(values: FloatArray, cut: float, below: bool) -> FloatArray:
    """1 where the value lies beyond the threshold, 0 where it does not, NaN where unknown."""
    beyond = values < cut if below else values > cut
    return np.where(np.isfinite(values), beyond, np.nan)


def _contrast(slope: Slope, level: float, counts: FloatArray, yes: BoolArray) -> Contrast:
    ci_low, ci_high = slope.interval(level)
    return Contrast(
        ratio=ratio_of(slope.estimate),
        ci_low=ratio_of(ci_low),
        ci_high=ratio_of(ci_high),
        days_yes=int(yes.sum()),
        days_no=int((~yes).sum()),
        mean_yes=float(counts[yes].mean()),
        mean_no=float(counts[~yes].mean()),
    )
