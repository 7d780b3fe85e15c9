"""A diary written entry by entry says what the analysis says of the numbers behind it."""

import math
from datetime import timedelta

import numpy as np
import pytest

from diary.analysis import find_links, latest_reading
from diary.insights import insights
from diary.insights.links import threshold
from diary.models import all_series
from diary.series import OUTCOME, daily_series
from tests.diary.insights.frozen import FACTORS, MONDAY, read, write
from tests.factories import Api, at, log


@pytest.mark.parametrize("name", ["planted_sleep_180", "null_60", "null_gaps_120"])
def test_a_diary_in_the_database_gives_the_links_of_its_numbers(alice, name):
    start, counts, factors = read(name)
    end = start + timedelta(days=len(counts) - 1)
    write(alice, start, counts, factors)

    series = daily_series(alice, start, end)
    np.testing.assert_array_equal(series.observed(OUTCOME), counts)
    for factor, values in factors.items():
        np.testing.assert_allclose(series.values[factor], values, atol=1e-9)

    first, *_, last = np.flatnonzero(np.isfinite(counts))
    told = slice(first, last + 1)
    values = {factor: values[told] for factor, values in factors.items()}
    expected = latest_reading(counts[told], values, series.weekdays[told]).links
    found = insights(alice, start, end)
    assert found.observed_days == np.isfinite(counts).sum()
    assert len(found.links) == len(expected) == 4 * len(FACTORS)
    by_pair = {(link.series.name, link.lag): link for link in found.links}
    for link in expected:
        ours = by_pair[link.factor, link.lag]
        assert (ours.verdict, ours.n_days, ours.needs) == (link.verdict, link.n_days, link.needs)
        step = ours.series.daily.step or 1
        if ours.ratio:
            wanted = [math.exp(b * step) for b in (link.log_rate_ratio, link.ci_low, link.ci_high)]
            assert list(ours.ratio) == pytest.approx(wanted, rel=1e-6)


def test_the_planted_effect_is_found_and_told(alice):
    start, counts, factors = read("started_b12_240")
    write(alice, start, counts, factors)
    links = Api(alice).send("GET", "insights").json()["links"]
    (found,) = [link for link in links if link["verdict"] == "link"]
    assert (found["factor"], found["lag"]) == ("sleep.hours", 1)
    assert found["per"] == {"amount": 1, "unit": "h"}
    assert 0 < found["ci_low"] < found["rate_ratio"] < found["ci_high"] < 1
    assert found["sentence"].startswith("After nights under 6 hours you logged ")
    assert "a day after the day of waking" in found["sentence"]
    first_seen = start + timedelta(days=167)
    assert found["first_seen"] == first_seen.isoformat()
    assert "Seen at every reading from 19 August 2025 on" in found["sentence"]


def test_missing_days_are_not_zeros(alice):
    start, counts, factors = read("planted_sleep_180")
    end = start + timedelta(days=len(counts) - 1)
    write(alice, start, counts, factors)
    truth = insights(alice, start, end)
    zeros = find_links(np.nan_to_num(counts), factors, daily_series(alice, start, end).weekdays)
    by_pair = {(link.series.name, link.lag): link.ratio for link in truth.links}
    for link in zeros.links:
        ratio = by_pair[link.factor, link.lag]
        assert ratio is None or ratio[0] != pytest.approx(math.exp(link.log_rate_ratio), rel=1e-6)


def test_a_factor_that_was_never_logged_is_not_looked_at(alice):
    start, counts, factors = read("null_60")
    write(alice, start, counts, {"sleep.hours": factors["sleep.hours"]})
    found = insights(alice, start, start + timedelta(days=59))
    assert [link.series.name for link in found.links] == ["sleep.hours"] * 4


def test_a_factor_of_confirmed_zeros_alone_is_not_looked_at(alice):
    start, counts, factors = read("null_60")
    write(alice, start, counts, {"sleep.hours": factors["sleep.hours"]})
    for day in range(60):
        log(alice, "checkin", at(start + timedelta(days=day), 22, complete=True))
    found = insights(alice, start, start + timedelta(days=59))
    assert {link.series.name for link in found.links} == {"sleep.hours"}


def test_a_tracker_is_a_factor_like_any_other(alice):
    start, counts, factors = read("null_60")
    write(alice, start, counts, {"sleep.hours": factors["sleep.hours"]})
    tracker = {"name": "Steps", "type": "number", "unit": "steps"}
    uid = log(alice, "tracker", tracker)
    for day in range(60):
        value = 4000 + 1000 * (day * 7 % 5)
        measured = at(start + timedelta(days=day), tracker=str(uid), value=value)
        log(alice, "measurement", measured)
    found = insights(alice, start, start + timedelta(days=59))
    steps = [link for link in found.links if link.series.name == f"measurement.value.{uid}"]
    assert [link.lag for link in steps] == [0, 1, 2, 3]
    assert {link.wire()["per"]["amount"] for link in steps} == {2000}
    assert steps[0].sentence.startswith("“Steps”, the same day: no clear link.")
    assert "twitches per 2000 steps" in steps[0].sentence


@pytest.mark.parametrize(
    ("hours", "verdict", "said"),
    [
        (np.full(60, 7.0), "hardly_varies", "Sleep was nearly the same on every day, so "),
        (np.linspace(5, 9, 60), "moves_with_trend", "Sleep changed steadily over these weeks. "),
    ],
)
def test_what_cant_be_told_apart_is_said(alice, hours, verdict, said):
    start, counts, _ = read("null_60")
    write(alice, start, counts, {"sleep.hours": hours})
    for link in insights(alice, start, start + timedelta(days=59)).links:
        assert link.verdict == verdict
        assert link.sentence.startswith(said)


@pytest.mark.parametrize(("name", "cut"), [("sleep.hours", 6), ("steps", 3000)])
def test_a_link_is_told_by_a_round_number_or_the_patients_own_median(alice, name, cut):
    uid = log(alice, "tracker", {"name": "Steps", "type": "number", "unit": "steps"})
    for day, value in enumerate((1000, 8000, 3000)):
        measured = at(MONDAY + timedelta(days=day), tracker=str(uid), value=value)
        log(alice, "measurement", measured)
    days = daily_series(alice, MONDAY, MONDAY + timedelta(days=2))
    series = days.declared[f"measurement.value.{uid}" if name == "steps" else name]
    assert threshold(series, days) == cut


def test_the_family_is_the_factors_and_b12_by_dose_is_not_among_them():
    factors = {series.name for series in all_series() if series.daily.role == "factor"}
    assert factors >= FACTORS.keys()
    assert not any(name.startswith(("b12.", "twitch.")) for name in factors)


def test_insights_as_json_have_the_documented_shape(alice):
    start, counts, factors = read("null_60")
    write(alice, start, counts, factors)
    end = start + timedelta(days=59)
    wire = insights(alice, start, end).wire()
    assert wire["period"] == {"from": start.isoformat(), "to": end.isoformat(), "days": 60}
    assert wire["outcome"] == "twitch.count"
    assert (wire["pinned"], wire["events"]) == ([], [])
    assert wire["injections"]["cycles"] == []
    for link in wire["links"]:
        tested = link["verdict"] in ("link", "no_clear_link")
        assert (link["rate_ratio"] is not None) == tested
        assert ("needs" in link) == (link["verdict"] == "not_enough_data")
        assert link["sentence"]
    assert {link["verdict"] for link in wire["links"]} == {"no_clear_link"}


def test_an_empty_diary_has_nothing_to_say(alice):
    found = insights(alice, MONDAY, MONDAY)
    assert (found.observed_days, found.links) == (0, ())
