"""The error rates that the method promises, on simulated diaries: few here, many in the soak test.

All of them, with as many diaries as the bars ask for: python -m bench.statistics. The seeds are
fixed, so an answer that passes once passes always; what is within two standard errors passes.
"""

from dataclasses import replace

import numpy as np
import pytest

from bench.statistics.cells import CELLS
from bench.statistics.diaries import Recipe, make_diary
from bench.statistics.measure import measure, seeds_of, serially
from diary.analysis import find_links

FEW = {
    "null, 60 days, ρ 0": 60,
    "null, 90 days, ρ 0.7": 100,
    "null, 180 days, ρ 0.4": 40,
    "null, 120 days, ρ 0.6, one twitch a day": 60,
    "null, 120 days, ρ 0.6, trend −2.5": 60,
    "14 days": 20,
    "null, 30 days": 60,
    "short sleep doubles the next day's count, 180 days, ρ 0.4": 40,
    "nights under 6.5 h double the count, contrast, 180 days, ρ 0.4": 40,
    "three planted effects, 180 days, ρ 0.4": 30,
    "event without a change, 60 + 90 days, ρ 0.8": 60,
    "null, a year of readings, ρ 0.5": 6,
    "null, counts in a window, 180 days, ρ 0.4": 40,
    "hidden good and bad states, 90 days": 60,
    "experiment, no effect, ρ 0.5": 400,
    "experiment, × 0.7, 4 a day": 100,
}
BARS = [cell for cell in CELLS if cell.bar != "others"]


def missed(cell, n_diaries):
    return [
        f"{result.check.number} {result.value:.3f} ± {result.error:.3f}"
        for result in measure(cell, n_diaries, serially)
        if result.verdict == "missed"
    ]


@pytest.mark.parametrize("name", FEW)
def test_no_bar_is_missed(name):
    (cell,) = [cell for cell in CELLS if cell.name == name]
    assert missed(cell, FEW[name]) == []


@pytest.mark.long
@pytest.mark.parametrize("cell", BARS, ids=lambda cell: cell.name)
def test_no_bar_is_missed_by_many_diaries(cell):
    assert missed(cell, min(200, cell.n_diaries)) == []


def test_cells_have_seeds_of_their_own_below_a_million():
    seeds = [seed for cell in CELLS for seed in seeds_of(cell, cell.n_diaries)]
    assert len(set(seeds)) == len(seeds)
    assert max(seeds) < 1_000_000
    assert len({cell.name for cell in CELLS}) == len(CELLS)


def test_a_diary_is_made_by_its_seed_alone():
    first, again, other = (make_diary(Recipe(), seed) for seed in (5, 5, 6))
    np.testing.assert_array_equal(first.counts, again.counts)
    assert not np.array_equal(first.counts, other.counts, equal_nan=True)


def test_missing_days_turned_into_zeros_change_the_result():
    diary = make_diary(Recipe(), 7)
    filled = replace(diary, counts=np.nan_to_num(diary.counts))
    honest, bent = (find_links(d.counts, d.factors, d.weekdays) for d in (diary, filled))
    assert honest.n_observed < bent.n_observed == 90
    assert all(
        a.p_value != b.p_value
        for a, b in zip(honest.links, bent.links, strict=True)
        if a.factor == "sleep"
    )
