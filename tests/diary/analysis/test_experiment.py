"""A randomised experiment: known answers by hand, and exactness against every draw."""

import math

import numpy as np
import pytest

from diary.analysis import Block, ExperimentNeed, experiment_answer

USUAL = [4, 6, 3, 5, 5, 2]
ALL_LOWER = [2, 3, 1, 2, 4, 1]
NAN = math.nan
TWO_DAYS = 2


def ask(changed, usual, days_a_block=1, first=True):
    """Pairs of one block with the change and one as usual, in this order or the other."""
    pairs = [(a, b) if first else (b, a) for a, b in zip(changed, usual, strict=True)]
    return experiment_answer(
        np.ravel(pairs), np.array([first, not first] * len(pairs)), days_a_block
    )


def test_six_pairs_that_all_point_one_way():
    """2 of the 64 draws are as far out. The interval is from the smallest to the largest ratio."""
    answer = ask(ALL_LOWER, USUAL)
    assert answer.verdict == "difference"
    assert answer.p_value == 2 / 64
    assert (answer.mean_changed, answer.mean_usual) == pytest.approx((13 / 6, 25 / 6))
    assert answer.ratio == pytest.approx(13 / 25)
    assert (answer.ci_low, answer.ci_high) == pytest.approx((1 / 3, 4 / 5))
    assert (answer.n_pairs, answer.n_changed, answer.n_usual) == (6, 6, 6)


def test_a_pair_that_points_the_other_way():
    """Differences −2 −3 −2 −3 −1 +3: turning round none, or +3 with a subset of the others that
    sums to −3 at least (8 of them), gives no less; 2 · 9 / 64."""
    answer = ask([2, 3, 1, 2, 4, 5], USUAL)
    assert (answer.verdict, answer.p_value) == ("no_clear_difference", 18 / 64)
    assert answer.ratio == pytest.approx(17 / 25)


def test_no_difference_at_all_has_a_p_of_one():
    answer = ask(USUAL, USUAL)
    assert (answer.ratio, answer.p_value, answer.verdict) == (1, 1, "no_clear_difference")
    assert (answer.ci_low, answer.ci_high) == (1, 1)


def test_which_block_comes_first_changes_nothing():
    forward, backward = ask(ALL_LOWER, USUAL), ask(ALL_LOWER, USUAL, first=False)
    assert (forward.ratio, forward.p_value) == (backward.ratio, backward.p_value)
    assert [block.changed for block in backward.blocks] == [False, True] * 6


def test_the_arms_changed_about_turn_ratio_and_interval_over():
    one, other = ask(ALL_LOWER, USUAL), ask(USUAL, ALL_LOWER)
    assert one.p_value == other.p_value
    assert (other.ci_low, other.ci_high) == pytest.approx((1 / one.ci_high, 1 / one.ci_low))


def p_of_every_draw(changed, usual, ratio):
    """The definition: each of the 2^n draws, one by one."""
    root = math.sqrt(ratio)
    d = np.array(changed) / root - np.array(usual) * root
    signs = 1 - 2 * ((np.arange(2**d.size)[:, None] >> np.arange(d.size)) & 1)
    return float(np.mean(np.abs(signs @ d) >= abs(d.sum()) - 1e-9))


@pytest.mark.parametrize("seed", range(6))
def test_p_and_interval_are_those_of_every_draw(seed):
    rng = np.random.default_rng(seed)
    changed, usual = rng.poisson(3, 9) + 0.5, rng.poisson(5, 9) + 0.5
    answer = ask(changed, usual)
    assert answer.p_value == p_of_every_draw(changed, usual, 1)
    for bound, inside in ((answer.ci_low, 1.001), (answer.ci_high, 0.999)):
        assert p_of_every_draw(changed, usual, bound * inside) > 0.05
        assert p_of_every_draw(changed, usual, bound / inside) <= 0.05
    assert (answer.verdict == "difference") == (not answer.ci_low <= 1 <= answer.ci_high)


def test_p_is_never_below_what_the_draw_allows():
    answer = ask([0] * 14, [100] * 14)
    assert answer.p_value == 2 / 2**14
    assert (answer.ratio, answer.ci_low, answer.ci_high) == (0, 0, 0)


def test_all_twitches_on_the_days_with_the_change_have_no_upper_end():
    answer = ask([3] * 6, [0] * 6)
    assert answer.verdict == "difference"
    assert answer.ratio == answer.ci_low == answer.ci_high == math.inf


# --- Missing days ---------------------------------------------------------------------------------


def test_a_block_is_the_mean_of_its_observed_days():
    """Pairs of 4 and 4 twitches a day; of the last, one day of the change is missing."""
    changed = [[4, 4]] * 6 + [[8, NAN]]
    usual = [[4, 4]] * 7
    answer = ask(changed, usual, TWO_DAYS)
    assert (answer.n_pairs, answer.n_changed, answer.n_usual) == (7, 13, 14)
    assert answer.blocks[12].n_days == 1
    # Six pairs weigh 2 · 2 / 4, the last 1 · 2 / 3.
    assert answer.ratio == pytest.approx((6 * 4 + 8 * 2 / 3) / (6 * 4 + 4 * 2 / 3))


def test_a_pair_with_a_block_of_which_nothing_is_known_is_left_out():
    whole, gappy = ask(ALL_LOWER, USUAL), ask([*ALL_LOWER, NAN], [*USUAL, 90])
    assert (gappy.n_pairs, gappy.ratio, gappy.p_value) == (6, whole.ratio, whole.p_value)
    assert gappy.n_usual == 6
    assert math.isnan(gappy.blocks[12].mean)


def test_a_missing_day_is_no_zero():
    missing, zero = ask([*ALL_LOWER, NAN], [*USUAL, 9]), ask([*ALL_LOWER, 0], [*USUAL, 9])
    assert (missing.n_pairs, zero.n_pairs) == (6, 7)
    assert missing.p_value != zero.p_value


def test_pairs_without_a_twitch_tell_nothing_and_are_left_out():
    answer = ask([*ALL_LOWER, 0], [*USUAL, 0])
    assert (answer.n_pairs, answer.p_value) == (6, 2 / 64)


# --- Too little -----------------------------------------------------------------------------------


def untested(answer):
    return math.isnan(answer.ratio) and math.isnan(answer.p_value) and math.isnan(answer.ci_low)


def test_no_data_is_no_answer():
    answer = ask([NAN] * 14, [NAN] * 14)
    assert (answer.verdict, answer.needs) == ("not_enough_data", ExperimentNeed("days", 6))
    assert (answer.n_changed, answer.n_usual) == (0, 0)
    assert untested(answer)
    assert math.isnan(answer.mean_usual)


def test_one_arm_empty_is_no_answer():
    answer = ask([NAN] * 14, [3] * 14)
    assert (answer.verdict, answer.needs) == ("not_enough_data", ExperimentNeed("days", 6))


def test_five_pairs_can_show_nothing():
    answer = ask(ALL_LOWER[:5], USUAL[:5])
    assert (answer.n_pairs, answer.needs) == (5, ExperimentNeed("days", 1))
    assert untested(answer)


def test_zeros_alone_are_too_few_twitches():
    answer = ask([0] * 14, [0] * 14)
    assert (answer.verdict, answer.needs) == ("not_enough_data", ExperimentNeed("twitches", 6))
    assert (answer.mean_changed, answer.mean_usual) == (0, 0)
    assert answer.blocks == (Block(True, 1, 0), Block(False, 1, 0)) * 14
    assert untested(answer)


def test_so_many_more_pairs_with_a_twitch_are_needed():
    answer = ask([0, 1, 0, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0, 0])
    assert answer.needs == ExperimentNeed("twitches", 4)


def test_a_huge_count_overflows_nothing():
    answer = ask([1e100, *ALL_LOWER], [1, *USUAL])
    assert math.isfinite(answer.ratio)
    assert 2 / 2**7 <= answer.p_value <= 1


# --- What it refuses ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "changed", "said"),
    [
        ([1] * 12, [True, True] * 6, "two blocks alike"),
        ([1] * 11, [True, False] * 6, "counts has 11 days"),
        ([-1] * 12, [True, False] * 6, "counts has negative values"),
        ([1] * 3, [True, False, True], "no list of pairs"),
        ([], [], "no list of pairs"),
        ([], np.array([], dtype=bool), "no list of pairs"),
        ([1, 1], [1, 0], "no list of pairs"),
        ([1] * 34, [True, False] * 17, "at most 32"),
    ],
)
def test_what_is_no_experiment_is_refused(counts, changed, said):
    with pytest.raises(ValueError, match=said):
        experiment_answer(counts, changed, 1)


def test_sixteen_pairs_are_an_experiment():
    assert ask([1] * 16, [2] * 16).p_value == 2 / 2**16


def test_a_block_has_a_day_at_least():
    with pytest.raises(ValueError, match="days_a_block is 0"):
        experiment_answer([], [True, False] * 6, 0)
