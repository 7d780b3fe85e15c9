"""What goes with the twitching: every factor at every lag, each with an honest answer."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from .arguments import (
    check_share,
    check_whole_number,
    checked_factors,
    checked_outcome,
    checked_weekdays,
)
from .arrays import FloatArray, IntArray
from .findings import Link, LinkFindings, Verdict
from .null_model import fit_null_model
from .pairs import Pair, factor_pairs
from .regression import Slope, fit_slopes
from .selection import select_links

LARGEST_VARIANCE_INFLATION = 5.0
PLAIN_LEVEL = 0.95


def find_links(
    counts: npt.ArrayLike,
    factors: Mapping[str, npt.ArrayLike],
    weekdays: npt.ArrayLike,
    *,
    lags: int = 4,
    q: float = 0.05,
    exposure: npt.ArrayLike | None = None,
) -> LinkFindings:
    """Look which factors, at which lags, go with the daily count.

    For every pair, log E[count_t] = trend + weekday + b · factor_(t − lag), the factor clipped
    at its 1st and 99th percentile, with spells of autocorrelated errors (Zeger 1988, Biometrika
    75:621); see `fit_slopes`. Links are selected over the whole family at false discovery rate q;
    see `select_links`.

    A missing day (NaN) is never 0 and never filled in: a day enters a pair if its count and the
    factor `lag` days before are both known.

    Parameters
    ----------
    counts : (n_days,) twitches a calendar day, no day left out; 0 = observed without a twitch,
        NaN = not observed.
    factors : name → (n_days,) in the factor's own unit, NaN = not logged.
    weekdays : (n_days,) 0 = Monday … 6 = Sunday.
    lags : how many lags to look at, from 0 (the same day) on.
    q : false discovery rate over the factors.
    exposure : (n_days,) what the count is a count in, such as the seconds of a fixed window, NaN
        where there was none; its logarithm is an offset of the model. None = a day each.

    Raises
    ------
    ValueError : on a wrong shape, a negative count, an infinite value, a weekday outside 0 to 6,
        fewer than one lag, q outside (0, 1) or an exposure of 0 or less.
    """
    daily_counts, offset = checked_outcome(counts, exposure)
    days = checked_weekdays(weekdays, daily_counts.size)
    series = checked_factors(factors, daily_counts.size)
    check_whole_number("lags", lags, minimum=1)
    check_share("q", q)
    pairs = factor_pairs(daily_counts, series, lags)
    slopes = fitted_slopes(daily_counts, offset, days, pairs)
    return _findings(daily_counts, pairs, slopes, lags, q)


def fitted_slopes(
    counts: FloatArray, offset: FloatArray, weekdays: IntArray, pairs: list[Pair]
) -> list[Slope | None]:
    """The slope of every pair per unit of its factor, None where it can't be tested."""
    testable = [pair for pair in pairs if pair.testable]
    if not testable:
        return [None] * len(pairs)
    columns = np.column_stack([pair.values / pair.spread for pair in testable])
    fitted = iter(fit_slopes(fit_null_model(counts, offset, weekdays), columns))
    return [next(fitted).per(pair.spread) if pair.testable else None for pair in pairs]


def _findings(
    counts: FloatArray, pairs: list[Pair], slopes: list[Slope | None], lags: int, q: float
) -> LinkFindings:
    p_values = np.array([p_value_of(slope) for slope in slopes])
    selection = select_links(p_values.reshape(-1, lags), q)
    found_level = selection.level or PLAIN_LEVEL
    return LinkFindings(
        links=tuple(
            link_of(pair, slope, found, found_level if found else PLAIN_LEVEL)
            for pair, slope, found in zip(
                pairs, slopes, selection.found.ravel().tolist(), strict=True
            )
        ),
        n_observed=int(np.isfinite(counts).sum()),
        n_factors_tested=selection.n_tested,
        n_factors_found=selection.n_found,
        link_level=selection.level,
    )


def p_value_of(slope: Slope | None) -> float:
    """The p value that enters the selection, NaN for a pair that gets no test."""
    if slope is None or slope.variance_inflation > LARGEST_VARIANCE_INFLATION:
        return float("nan")
    return slope.p_value


def link_of(pair: Pair, slope: Slope | None, found: bool, level: float) -> Link:
    """The answer for a pair, with the interval of this level if it was tested."""
    if slope is None:
        verdict: Verdict = "hardly_varies" if pair.needs is None else "not_enough_data"
        return Link(pair.factor, pair.lag, verdict, pair.n_days, needs=pair.needs)
    if slope.variance_inflation > LARGEST_VARIANCE_INFLATION:
        return Link(pair.factor, pair.lag, "moves_with_trend", pair.n_days)
    ci_low, ci_high = slope.interval(level)
    return Link(
        factor=pair.factor,
        lag=pair.lag,
        verdict="link" if found else "no_clear_link",
        n_days=pair.n_days,
        log_rate_ratio=slope.estimate,
        standard_error=slope.standard_error,
        ci_low=ci_low,
        ci_high=ci_high,
        p_value=slope.p_value,
    )
