"""A randomised experiment on one person: blocks of days by turns, as a coin drew them."""

import math
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from .arguments import check_whole_number, checked_counts
from .arrays import BoolArray, FloatArray, IntArray
from .draws import p_value_of, typical_interval

LEVEL = 0.95
PAIRS_NEEDED = 6
"""With five the smallest p is 2/32: no difference could ever be clear."""
MOST_PAIRS = 16

ExperimentVerdict: TypeAlias = Literal["difference", "no_clear_difference", "not_enough_data"]


@dataclass(frozen=True)
class Block:
    """Days in a row of one arm. `n_days`: those observed; `mean`: of their counts, NaN of none."""

    changed: bool
    n_days: int
    mean: float


@dataclass(frozen=True)
class ExperimentNeed:
    """The rule that is not met: so many more pairs with observed days, or with twitches."""

    rule: Literal["days", "twitches"]
    more: int


@dataclass(frozen=True)
class ExperimentAnswer:
    """What a randomised experiment says.

    Attributes
    ----------
    blocks : every block, in the order of time.
    n_pairs, n_changed, n_usual : pairs that count, and their observed days of either arm.
    mean_changed, mean_usual : weighted mean counts a day in these pairs; NaN without any.
    ratio : of these means, with its 95 % interval; NaN if there was no test. A bound is 0 or
        infinite where nearly every twitch lies on one side.
    p_value : two-sided, at least 2 / 2^n_pairs.
    needs : with "not_enough_data", the rule not met; otherwise None.
    """

    verdict: ExperimentVerdict
    blocks: tuple[Block, ...]
    n_pairs: int
    n_changed: int
    n_usual: int
    mean_changed: float
    mean_usual: float
    ratio: float = math.nan
    ci_low: float = math.nan
    ci_high: float = math.nan
    p_value: float = math.nan
    needs: ExperimentNeed | None = None


def experiment_answer(
    counts: npt.ArrayLike, changed: npt.ArrayLike, days_a_block: int
) -> ExperimentAnswer:
    """Compare the blocks with the change to those without, by the coins that were tossed for them.

    Of each pair of blocks, next to one another, a fair coin chose the one with the change. Let c
    and u be the mean counts of its two blocks and m and n the observed days in them. If the change
    multiplies every count by θ, the difference

        d(θ) = w (c / √θ − u √θ),    w = m n / (m + n),

    could as well have had the other sign: all 2^k draws of k pairs are equally likely. So

        p(θ) = 2 · min(share of draws with Σ ± d(θ) ≥ Σ d(θ), share with Σ ± d(θ) ≤ Σ d(θ))

    is exact whatever trends, spells and bursts the counts have (Edgington & Onghena 2007,
    Randomization Tests, 4th ed.). p is p(1); the estimate Σ w c / Σ w u solves Σ d(θ) = 0; the
    interval holds the θ with p(θ) > 0.05, which are found without a search (`typical_interval`).

    By intention to treat: blocks are compared as drawn, however well they were kept.

    A missing day (NaN) is never 0 and never filled in: a block is the mean of its observed days, a
    pair counts if both of its blocks have one. Pairs without a twitch say nothing of a ratio,
    whatever was drawn, and don't count either; it takes 6 others.

    Parameters
    ----------
    counts : (n_blocks · days_a_block,), NaN = not observed.
    changed : (n_blocks,), whether a block has the change; the 1st and 2nd are a pair, and so on.
    days_a_block : days in each block.

    Raises
    ------
    ValueError : if `counts` are no counts or don't fit the blocks, if two blocks of a pair are
        alike, or if there are no pairs or more than 16.
    """
    arms = checked_arms(changed)
    n_days, means = by_block(_checked_blocks(counts, arms.size, days_a_block))
    blocks = tuple(
        Block(*found) for found in zip(arms.tolist(), n_days.tolist(), means.tolist(), strict=True)
    )
    pairs = _Pairs(changed_first(n_days, arms), changed_first(means, arms))
    known = pairs.where(pairs.n_days.min(axis=1) > 0)
    telling = known.where(known.means.sum(axis=1) > 0)
    needs = needed(known.n_pairs, telling.n_pairs)
    if needs:
        return replace(known.described(blocks), needs=needs)
    return telling.tested(blocks)


def checked_arms(changed: npt.ArrayLike) -> BoolArray:
    """Return whether each block has the change, shape (n_blocks,), the pairs one after another."""
    arms = np.asarray(changed)
    if arms.ndim != 1 or arms.dtype != np.bool_ or arms.size == 0 or arms.size % 2:
        raise ValueError("changed is no list of pairs: give True or False for each block")
    if arms.size > 2 * MOST_PAIRS:
        raise ValueError(f"changed has {arms.size} blocks: give at most {2 * MOST_PAIRS}")
    if np.any(arms[::2] == arms[1::2]):
        raise ValueError("changed has a pair of two blocks alike: give one True and one False")
    return arms


def _checked_blocks(counts: npt.ArrayLike, n_blocks: int, days_a_block: int) -> FloatArray:
    """Return the counts a block a row, shape (n_blocks, days_a_block)."""
    check_whole_number("days_a_block", days_a_block, minimum=1)
    daily_counts = checked_counts(counts)
    if daily_counts.size != n_blocks * days_a_block:
        raise ValueError(
            f"counts has {daily_counts.size} days: give {days_a_block} for each of the "
            f"{n_blocks} blocks, NaN for a missing one"
        )
    return daily_counts.reshape(n_blocks, days_a_block)


def by_block(counts: FloatArray) -> tuple[IntArray, FloatArray]:
    """Observed days of each row, and their mean; NaN of none."""
    observed = np.isfinite(counts)
    n_days = observed.sum(axis=1)
    sums = np.where(observed, counts, 0).sum(axis=1)
    return n_days, np.where(n_days > 0, sums / np.maximum(n_days, 1), np.nan)


def changed_first(values: npt.NDArray, arms: BoolArray) -> npt.NDArray:
    """(n_blocks,) as pairs (n_pairs, 2): the block with the change, then the other."""
    return np.column_stack([values[arms], values[~arms]])


def needed(n_known: int, n_telling: int) -> ExperimentNeed | None:
    """What is missing, of pairs with observed days on both sides and of those with twitches."""
    if n_known < PAIRS_NEEDED:
        return ExperimentNeed("days", PAIRS_NEEDED - n_known)
    if n_telling < PAIRS_NEEDED:
        return ExperimentNeed("twitches", PAIRS_NEEDED - n_telling)
    return None


@dataclass(frozen=True)
class _Pairs:
    """(n_pairs, 2) each, with the change first: observed days, and the means of their counts."""

    n_days: IntArray
    means: FloatArray

    @property
    def n_pairs(self) -> int:
        return len(self.n_days)

    @property
    def weighted(self) -> FloatArray:
        """w c and w u."""
        weighted: FloatArray = self.means * self.weights[:, None]
        return weighted

    @property
    def weights(self) -> FloatArray:
        weights: FloatArray = self.n_days.prod(axis=1) / self.n_days.sum(axis=1)
        return weights

    def where(self, chosen: BoolArray) -> "_Pairs":
        return _Pairs(self.n_days[chosen], self.means[chosen])

    def described(self, blocks: tuple[Block, ...]) -> ExperimentAnswer:
        total = self.weights.sum() or math.nan
        n_changed, n_usual = self.n_days.sum(axis=0).tolist()
        mean_changed, mean_usual = (self.weighted.sum(axis=0) / total).tolist()
        return ExperimentAnswer(
            "not_enough_data", blocks, self.n_pairs, n_changed, n_usual, mean_changed, mean_usual
        )

    def tested(self, blocks: tuple[Block, ...]) -> ExperimentAnswer:
        weighted = self.weighted
        p_value = p_value_of(weighted[:, 0] - weighted[:, 1])
        low, high = typical_interval(weighted, LEVEL)
        described = self.described(blocks)
        usual = described.mean_usual
        return replace(
            described,
            verdict="difference" if p_value <= 1 - LEVEL else "no_clear_difference",
            ratio=described.mean_changed / usual if usual else math.inf,
            ci_low=low,
            ci_high=high,
            p_value=p_value,
        )
