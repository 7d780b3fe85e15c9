"""Answers on stated dates: what is logged between them changes nothing."""

import numpy as np
import pytest

from diary.analysis import LinkFindings, Need, find_links, latest_reading
from diary.analysis.readings import first_seen, last_reading_day, reading_q


def until(diary, n_days):
    factors = {name: values[:n_days] for name, values in diary.factors.items()}
    return diary.counts[:n_days], factors, diary.weekdays[:n_days]


def found(reading):
    return [(link.factor, link.lag) for link in reading.links if link.verdict == "link"]


@pytest.fixture
def planted(diary):
    return diary("correlated_365")


def since_when(reading):
    return {(link.factor, link.lag): link.first_seen for link in reading.links if link.first_seen}


@pytest.mark.parametrize(
    ("n_days", "day"), [(0, None), (27, None), (28, 27), (55, 27), (56, 55), (365, 363)]
)
def test_readings_fall_on_every_28th_day(n_days, day):
    assert last_reading_day(n_days) == day


@pytest.mark.parametrize(
    ("day", "every", "q"),
    [
        (27, 28, 0.03 / 13),
        (181, 28, 0.015),
        (363, 28, 0.03),
        (1091, 28, 0.03),
        (363, 7, 0.0075),
        (363, 91, 0.03),
    ],
)
def test_the_false_discovery_rate_of_a_reading_grows_over_a_year(day, every, q):
    assert reading_q(day, every) == pytest.approx(q)


def test_a_reading_is_a_search_on_the_days_up_to_it(planted):
    reading = latest_reading(*until(planted, 180))
    search = find_links(*until(planted, 168), q=0.03 * 168 / 364)
    assert (reading.day, reading.next_day) == (167, 195)
    assert reading.link_level == search.link_level
    assert found(reading) == found(search) == [("caffeine_mg", 0), ("stress", 0)]
    assert [link.p_value for link in reading.links] == [link.p_value for link in search.links]


def test_more_frequent_readings_search_at_a_lower_rate(planted):
    reading = latest_reading(*until(planted, 180), every=14, lags=2)
    search = find_links(*until(planted, 168), lags=2, q=0.03 * 168 / 364 / 2)
    assert (reading.day, reading.next_day) == (167, 181)
    assert reading.link_level == search.link_level
    assert [link.p_value for link in reading.links] == [link.p_value for link in search.links]


def test_between_readings_the_last_answer_stands(planted):
    assert latest_reading(*until(planted, 168)) == latest_reading(*until(planted, 180))
    counts, factors, weekdays = until(planted, 180)
    counts = np.where(np.arange(180) < 168, counts, 500.0)
    assert latest_reading(counts, factors, weekdays) == latest_reading(*until(planted, 180))


def test_a_link_tells_since_when_readings_have_found_it(planted):
    seen = {n: since_when(latest_reading(*until(planted, n))) for n in (84, 112, 140, 168)}
    assert seen == {
        84: {},
        112: {("caffeine_mg", 0): 111, ("stress", 0): 111},
        140: {("caffeine_mg", 0): 111},
        168: {("caffeine_mg", 0): 111, ("stress", 0): 167},
    }


def test_first_seen_goes_back_to_where_the_readings_in_a_row_began():
    found_by = {27: {("sleep", 1)}, 55: set(), 83: {("sleep", 1)}, 111: {("sleep", 1), ("tea", 0)}}
    first = first_seen({("sleep", 1), ("tea", 0)}, 139, 28, lambda day: found_by[day])
    assert first == {("sleep", 1): 83, ("tea", 0): 111}
    assert first_seen({("tea", 0)}, 2, 1, lambda _day: {("tea", 0)}) == {("tea", 0): 0}


def test_readings_known_already_are_not_worked_out_again(planted):
    known: dict[int, LinkFindings] = {}
    first = latest_reading(*until(planted, 180), known=known)
    assert sorted(known) == [83, 111, 139, 167]
    known[139] = known[167]
    again = latest_reading(*until(planted, 180), known=known)
    assert since_when(first)["stress", 0] == 167
    assert since_when(again)["stress", 0] == 111


def test_before_the_first_reading_nothing_is_tested():
    rng = np.random.default_rng(1)
    counts, sleep = rng.poisson(4, 50).astype(float), rng.normal(7, 1, 50)
    short = latest_reading(counts[:20], {"sleep": sleep[:20]}, np.arange(20) % 7)
    assert (short.day, short.next_day, short.links[0].needs) == (None, 27, Need("days", 8))
    patient = latest_reading(counts, {"sleep": sleep}, np.arange(50) % 7, every=56)
    assert (patient.day, patient.next_day) == (None, 55)
    assert {link.verdict for link in patient.links} == {"not_enough_data"}
    assert patient.links[0].needs == Need("days", 1)


def test_an_empty_diary_has_a_next_reading():
    reading = latest_reading([], {"sleep": []}, [])
    assert (reading.day, reading.next_day) == (None, 27)
    assert [link.needs for link in reading.links] == [Need("days", 28)] * 4


@pytest.mark.parametrize("every", [0, -28, 1.5])
def test_latest_reading_refuses(planted, every):
    with pytest.raises(ValueError, match=f"every is {every}: give a whole number of at least 1"):
        latest_reading(*until(planted, 180), every=every)
