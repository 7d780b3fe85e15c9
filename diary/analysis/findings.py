"""The answers of the search for links, as frozen results."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from .rules import Need

Verdict: TypeAlias = Literal[
    "link", "no_clear_link", "not_enough_data", "moves_with_trend", "hardly_varies"
]


@dataclass(frozen=True)
class Link:
    """The answer for one factor at one lag.

    Attributes
    ----------
    factor, lag : the name given, and the days from the factor to the count.
    verdict : one of five answers.
    n_days : days on which both the count and the factor at this lag are known.
    log_rate_ratio, standard_error : per unit of the factor.
    ci_low, ci_high : of the log rate ratio per unit. A link has the interval that keeps its
        coverage after selection (`LinkFindings.link_level`), "no_clear_link" the plain 95 %.
    p_value : two-sided, before selection.
    needs : with "not_enough_data", the first rule not met; otherwise None.
    first_seen : of a link in a reading, the index of the day of the first of the readings in a row
        that found it; otherwise None.

    The numbers are NaN for the three verdicts that come without a test.
    """

    factor: str
    lag: int
    verdict: Verdict
    n_days: int
    log_rate_ratio: float = float("nan")
    standard_error: float = float("nan")
    ci_low: float = float("nan")
    ci_high: float = float("nan")
    p_value: float = float("nan")
    needs: Need | None = None
    first_seen: int | None = None


@dataclass(frozen=True)
class LinkFindings:
    """All answers of one look at a diary.

    Attributes
    ----------
    links : one a factor and lag, factors in the order given, lags rising from 0.
    n_observed : days on which the count is known.
    n_factors_tested, n_factors_found : factors with at least one tested lag, with a link.
    link_level : level of the intervals of links, such as 0.99; None if there is no link.
    """

    links: tuple[Link, ...]
    n_observed: int
    n_factors_tested: int
    n_factors_found: int
    link_level: float | None
