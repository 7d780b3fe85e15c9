"""Every answer of `find_links`, on small diaries made here and on frozen ones."""

import warnings

import numpy as np
import pytest

from diary.analysis import Need, find_links

DIARIES = [
    "planted_sleep_180",
    "null_60",
    "null_trend_90",
    "null_gaps_120",
    "null_sparse_120",
    "started_b12_240",
    "correlated_365",
]


def small_diary(n_days=90, seed=1):
    rng = np.random.default_rng(seed)
    return (
        rng.poisson(4, n_days).astype(float),
        {"sleep": rng.normal(7, 1, n_days)},
        np.arange(n_days) % 7,
    )


def only(findings):
    (link,) = findings.links
    return link


def found(findings):
    return [(link.factor, link.lag) for link in findings.links if link.verdict == "link"]


@pytest.mark.parametrize("name", DIARIES)
def test_verdicts_agree_with_an_independent_implementation(name, diary, answers):
    findings = find_links(**vars(diary(name)))
    expected = [(a["factor"], a["lag"], a["verdict"]) for a in answers[name]["links"]]
    assert [(link.factor, link.lag, link.verdict) for link in findings.links] == expected


@pytest.mark.parametrize("name", DIARIES)
def test_numbers_agree_with_an_independent_implementation(name, diary, answers):
    tested = [
        (link, answer)
        for link, answer in zip(
            find_links(**vars(diary(name))).links, answers[name]["links"], strict=True
        )
        if answer["p_value"] is not None
    ]
    assert tested
    for link, answer in tested:
        close = 0.001 * link.standard_error
        assert link.log_rate_ratio == pytest.approx(answer["log_rate_ratio"], abs=close)
        assert link.p_value == pytest.approx(answer["p_value"], rel=1e-3)
        if link.verdict == "no_clear_link":
            assert link.ci_low == pytest.approx(answer["plain_ci_low"], abs=close)
            assert link.ci_high == pytest.approx(answer["plain_ci_high"], abs=close)


def test_a_planted_effect_is_found_at_its_lag_alone(diary):
    findings = find_links(**vars(diary("planted_sleep_180")))
    assert found(findings) == [("sleep_h", 1)]
    assert (findings.n_factors_tested, findings.n_factors_found) == (8, 1)


@pytest.mark.parametrize("name", ["null_60", "null_trend_90", "null_gaps_120", "null_sparse_120"])
def test_a_null_diary_is_silent(name, diary):
    findings = find_links(**vars(diary(name)))
    assert found(findings) == []
    assert (findings.n_factors_found, findings.link_level) == (0, None)


def test_a_link_has_the_interval_that_allows_for_selection(diary, answers):
    findings = find_links(**vars(diary("planted_sleep_180")))
    assert findings.link_level == pytest.approx(1 - 0.05 * 1 / 8)
    (link,) = [link for link in findings.links if link.verdict == "link"]
    (plain,) = [a for a in answers["planted_sleep_180"]["links"] if a["verdict"] == "link"]
    assert link.ci_low < plain["plain_ci_low"] < plain["plain_ci_high"] < link.ci_high


def test_the_interval_of_a_link_excludes_no_association_at_its_level(diary):
    findings = find_links(**vars(diary("correlated_365")))
    links = [link for link in findings.links if link.verdict == "link"]
    assert len(links) == 5
    assert all(link.ci_low * link.ci_high > 0 for link in links)


def test_an_effect_is_given_per_unit_of_the_factor(diary):
    hours = diary("planted_sleep_180")
    minutes = diary("planted_sleep_180")
    minutes.factors["sleep_h"] = hours.factors["sleep_h"] * 60
    per_hour = find_links(**vars(hours)).links[1]
    per_minute = find_links(**vars(minutes)).links[1]
    assert per_minute.log_rate_ratio == pytest.approx(per_hour.log_rate_ratio / 60)
    assert per_minute.standard_error == pytest.approx(per_hour.standard_error / 60)
    assert per_minute.p_value == pytest.approx(per_hour.p_value)


@pytest.mark.parametrize("n_days", [90, 20], ids=["tested", "untested"])
def test_links_come_factor_by_factor_with_rising_lags(n_days):
    counts, factors, weekdays = small_diary(n_days)
    findings = find_links(counts, {"b": factors["sleep"], "a": factors["sleep"]}, weekdays, lags=2)
    order = [(link.factor, link.lag) for link in findings.links]
    assert order == [("b", 0), ("b", 1), ("a", 0), ("a", 1)]


def test_the_order_of_the_factors_changes_no_answer(diary):
    given = diary("correlated_365")
    turned = diary("correlated_365")
    turned.factors = dict(reversed(turned.factors.items()))
    numbers = {
        (link.factor, link.lag): (link.verdict, link.p_value)
        for link in find_links(**vars(turned)).links
    }
    for link in find_links(**vars(given)).links:
        verdict, p_value = numbers[link.factor, link.lag]
        assert (link.verdict, link.p_value) == (verdict, pytest.approx(p_value, rel=1e-9))


def test_a_lag_is_tested_on_the_days_that_have_one():
    counts, factors, weekdays = small_diary(90)
    findings = find_links(counts, factors, weekdays)
    assert [link.n_days for link in findings.links] == [90, 89, 88, 87]


def test_a_day_counts_only_if_count_and_factor_are_known():
    counts, factors, weekdays = small_diary(90)
    counts[:10] = np.nan
    factors["sleep"][5:15] = np.nan
    findings = find_links(counts, factors, weekdays, lags=2)
    assert [link.n_days for link in findings.links] == [75, 74]
    assert findings.n_observed == 80


def test_missing_days_are_not_zeros():
    counts, factors, weekdays = small_diary(90)
    counts[factors["sleep"] < np.quantile(factors["sleep"], 0.2)] = np.nan
    as_missing = only(find_links(counts, factors, weekdays, lags=1))
    as_zeros = only(find_links(np.nan_to_num(counts), factors, weekdays, lags=1))
    assert (as_missing.verdict, as_missing.n_days) == ("no_clear_link", 72)
    assert (as_zeros.verdict, as_zeros.n_days) == ("link", 90)


def test_a_confirmed_zero_is_an_observed_day():
    counts, factors, weekdays = small_diary(90)
    counts[40] = 0.0
    unconfirmed = counts.copy()
    unconfirmed[40] = np.nan
    assert find_links(counts, factors, weekdays).n_observed == 90
    assert find_links(unconfirmed, factors, weekdays).n_observed == 89


def test_a_short_diary_needs_more_days():
    findings = find_links(*small_diary(30))
    assert [link.verdict for link in findings.links] == ["no_clear_link"] * 3 + ["not_enough_data"]
    assert findings.links[3].needs == Need("days", 1)


@pytest.mark.parametrize(
    ("n_twitches", "n_twitching_days", "need"),
    [
        (19, 8, Need("twitches", 1)),
        (12, 12, Need("twitches", 8)),
        (0, 0, Need("twitches", 20)),
        (60, 3, Need("twitching_days", 24)),
        (27, 26, Need("twitching_days", 1)),
        (27, 27, None),
    ],
)
def test_a_quiet_diary_needs_more_twitches(n_twitches, n_twitching_days, need):
    _, factors, weekdays = small_diary(60)
    counts = np.zeros(60)
    spread = np.linspace(2, 57, n_twitching_days).astype(int)
    counts[spread] = 1
    counts[spread[:1]] += n_twitches - n_twitching_days
    link = only(find_links(counts, factors, weekdays, lags=1))
    assert link.needs == need
    assert (link.verdict == "not_enough_data") == (need is not None)


def test_sixty_days_with_twitches_suffice_in_a_long_quiet_diary():
    _, factors, weekdays = small_diary(180)
    counts = np.zeros(180)
    counts[::3] = 1
    assert only(find_links(counts, factors, weekdays, lags=1)).needs is None
    counts[0] = 0
    assert only(find_links(counts, factors, weekdays, lags=1)).needs == Need("twitching_days", 1)


def test_days_are_asked_for_before_twitches():
    _, factors, weekdays = small_diary(20)
    link = only(find_links(np.zeros(20), factors, weekdays, lags=1))
    assert link.needs == Need("days", 8)


def test_a_factor_that_was_never_logged_needs_all_days():
    counts, _, weekdays = small_diary()
    link = only(find_links(counts, {"zinc": np.full(90, np.nan)}, weekdays, lags=1))
    assert (link.verdict, link.n_days, link.needs) == ("not_enough_data", 0, Need("days", 28))


@pytest.mark.parametrize(
    ("other_days", "verdict"), [(0, "hardly_varies"), (5, "hardly_varies"), (6, "no_clear_link")]
)
def test_a_factor_must_leave_its_commonest_value_on_six_days(other_days, verdict):
    counts, _, weekdays = small_diary()
    dose = np.zeros(90)
    dose[np.linspace(3, 85, other_days).astype(int)] = 400.0
    assert only(find_links(counts, {"dose": dose}, weekdays, lags=1)).verdict == verdict


def test_a_factor_that_rises_steadily_moves_with_the_trend():
    counts, _, weekdays = small_diary()
    dose = np.arange(90) + np.random.default_rng(2).normal(0, 2, 90)
    findings = find_links(counts, {"dose": dose}, weekdays, lags=1)
    assert (only(findings).verdict, only(findings).n_days) == ("moves_with_trend", 90)
    assert findings.n_factors_tested == 0


def test_without_a_test_there_are_no_numbers():
    counts, _, weekdays = small_diary()
    link = only(find_links(counts, {"dose": np.ones(90)}, weekdays, lags=1))
    numbers = (link.log_rate_ratio, link.standard_error, link.ci_low, link.ci_high, link.p_value)
    assert np.isnan(numbers).all()


def test_factors_without_a_test_cost_the_others_nothing(diary):
    planted = diary("planted_sleep_180")
    alone = find_links(**vars(planted))
    planted.factors |= {"never": np.full(180, np.nan), "constant": np.ones(180)}
    beside = find_links(**vars(planted))
    assert beside.n_factors_tested == 8
    assert beside.link_level == alone.link_level


def test_a_factor_alone_at_one_lag_has_the_plain_level(diary):
    planted = diary("planted_sleep_180")
    night_before = np.concatenate([[np.nan], planted.factors["sleep_h"][:-1]])
    findings = find_links(planted.counts, {"sleep": night_before}, planted.weekdays, lags=1)
    assert only(findings).verdict == "link"
    assert findings.link_level == pytest.approx(0.95)


def test_outliers_of_a_factor_are_clipped():
    counts, factors, weekdays = small_diary(365)
    typo = factors["sleep"].copy()
    typo[typo.argmax()] = 700.0
    right = only(find_links(counts, factors, weekdays, lags=1))
    wrong = only(find_links(counts, {"sleep": typo}, weekdays, lags=1))
    assert wrong.log_rate_ratio == pytest.approx(right.log_rate_ratio)


def test_very_large_counts_are_handled():
    counts, factors, weekdays = small_diary(120)
    many = only(find_links(counts * 500, factors, weekdays, lags=1))
    assert many.verdict == "no_clear_link"
    assert abs(many.log_rate_ratio) < 4 * many.standard_error < 1


def test_an_empty_diary_has_no_answers_but_needs():
    findings = find_links([], {"sleep": []}, [])
    assert [link.needs for link in findings.links] == [Need("days", 28)] * 4


def test_a_diary_without_factors_has_no_links():
    counts, _, weekdays = small_diary()
    assert find_links(counts, {}, weekdays).links == ()


def test_no_warning_is_given():
    counts, factors, weekdays = small_diary()
    factors |= {"never": np.full(90, np.nan), "once": np.where(np.arange(90) == 3, 1.0, np.nan)}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        find_links(counts, factors, weekdays)
        find_links(np.full(90, np.nan), factors, weekdays)


def test_the_arguments_are_left_as_they_were():
    counts, factors, weekdays = small_diary()
    counts[3] = np.nan
    before = counts.copy(), factors["sleep"].copy(), weekdays.copy()
    find_links(counts, factors, weekdays)
    for given, kept in zip((counts, factors["sleep"], weekdays), before, strict=True):
        np.testing.assert_array_equal(given, kept)


def test_a_factor_that_varies_by_next_to_nothing_hardly_varies():
    counts, _, weekdays = small_diary()
    factor = np.tile([0.0, 1e-200], 45)
    link = only(find_links(counts, {"caffeine": factor}, weekdays, lags=1))
    assert link.verdict == "hardly_varies"
