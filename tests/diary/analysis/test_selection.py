import numpy as np
import pytest

from diary.analysis.selection import benjamini_hochberg, select_links, simes

# Benjamini & Hochberg 1995, JRSS B 57:289, section 3.2 (thrombolysis in myocardial infarction)
PUBLISHED = np.array(
    [
        *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
        *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0),
    ]
)


def test_benjamini_hochberg_rejects_the_four_of_the_paper():
    assert np.flatnonzero(benjamini_hochberg(PUBLISHED, 0.05)).tolist() == [0, 1, 2, 3]


def test_benjamini_hochberg_keeps_the_order_given():
    shuffled = PUBLISHED[::-1]
    assert np.flatnonzero(benjamini_hochberg(shuffled, 0.05)).tolist() == [11, 12, 13, 14]


def test_benjamini_hochberg_steps_up():
    assert benjamini_hochberg(np.array([0.04, 0.045]), 0.05).all()


def test_benjamini_hochberg_rejects_what_lies_on_the_line():
    assert benjamini_hochberg(np.array([0.025, 0.05]), 0.05).tolist() == [True, True]
    assert benjamini_hochberg(np.array([0.025, 0.06]), 0.05).tolist() == [True, False]


def test_benjamini_hochberg_leaves_untested_pairs_out():
    rejected = benjamini_hochberg(np.array([np.nan, 0.04, np.nan]), 0.05)
    assert rejected.tolist() == [False, True, False]


@pytest.mark.parametrize("p_values", [[], [np.nan, np.nan], [0.5, 0.9]])
def test_benjamini_hochberg_can_reject_nothing(p_values):
    assert not benjamini_hochberg(np.array(p_values), 0.05).any()


@pytest.mark.parametrize(
    ("p_values", "combined"),
    [
        ([0.01, 0.02, 0.6, 0.9], 0.04),
        ([0.03, 0.04, 0.04, 0.04], 0.04),
        ([0.02], 0.02),
        ([0.02, np.nan], 0.02),
    ],
)
def test_simes_is_the_smallest_scaled_p_value(p_values, combined):
    assert simes(np.array(p_values)) == pytest.approx(combined)


def test_simes_of_nothing_is_nothing():
    assert np.isnan(simes(np.full(4, np.nan)))


def test_lags_of_a_found_factor_are_held_to_the_share_of_found_factors():
    p_values = np.array([[0.0001, 0.01, 0.03, 0.5], [0.4, 0.6, 0.7, 0.9]])
    selection = select_links(p_values, 0.05)
    assert selection.found.tolist() == [[True, True, False, False], [False] * 4]
    assert (selection.n_tested, selection.n_found) == (2, 1)
    assert selection.level == pytest.approx(1 - 0.05 * 1 / 2)


@pytest.mark.parametrize("seed", range(20))
def test_a_found_factor_always_names_its_best_lag(seed):
    # Whole multiples of q / 24 fall on the thresholds themselves, where rounding decides.
    p_values = np.random.default_rng(seed).integers(1, 60, (6, 4)) * 0.05 / 24
    selection = select_links(p_values, 0.05)
    factors = np.flatnonzero(selection.found.any(axis=1))
    assert len(factors) == selection.n_found
    assert all(selection.found[factor, p_values[factor].argmin()] for factor in factors)


def test_untested_factors_leave_the_family():
    p_values = np.array([[0.04, np.nan], [np.nan, np.nan]])
    selection = select_links(p_values, 0.05)
    assert (selection.n_tested, selection.n_found) == (1, 1)
    assert selection.found.tolist() == [[True, False], [False, False]]


def test_nothing_found_has_no_level():
    assert select_links(np.full((3, 4), 0.5), 0.05).level is None
