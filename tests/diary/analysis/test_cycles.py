import math

import numpy as np
import pytest

from diary.analysis import DaySince, injection_cycles


def test_cycles_are_laid_over_one_another():
    counts = [9.0, 5.0, 3.0, 1.0, 7.0, np.nan, 3.0]
    cycles = injection_cycles(counts, [4, 1])
    assert [(cycle.day, cycle.ended) for cycle in cycles.cycles] == [(1, True), (4, False)]
    assert cycles.cycles[0].counts == (5, 3, 1)
    assert cycles.by_day == (DaySince(0, 6, 2), DaySince(1, 3, 1), DaySince(2, 2, 2))


def test_a_day_that_no_cycle_observed_has_no_mean():
    (day,) = injection_cycles([np.nan], [0]).by_day
    assert (math.isnan(day.mean), day.n_observed) == (True, 0)


@pytest.mark.parametrize(("n_injections", "enough"), [(4, False), (5, True)])
def test_four_cycles_must_have_ended(n_injections, enough):
    assert injection_cycles(np.ones(200), range(0, 28 * n_injections, 28)).enough == enough


def test_two_injections_on_a_day_are_one_and_those_to_come_are_left_out():
    assert len(injection_cycles(np.ones(30), [3, 3, 30, 400]).cycles) == 1


def test_no_injection_no_cycle():
    cycles = injection_cycles(np.ones(30), [])
    assert (cycles.cycles, cycles.by_day, cycles.enough) == ((), (), False)


def test_a_cycle_that_never_ends_is_cut_off():
    assert len(injection_cycles(np.ones(7305), [0]).by_day) == 120


@pytest.mark.parametrize("day", [-1, 2.5, math.nan])
def test_injection_cycles_refuses(day):
    with pytest.raises(
        ValueError, match=r"injection_days is .*: give a whole number of at least 0"
    ):
        injection_cycles(np.ones(30), [day])
