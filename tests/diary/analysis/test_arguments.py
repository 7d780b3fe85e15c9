"""Bad input is refused with the argument's name and the fix."""

import numpy as np
import pytest

from diary.analysis import find_links, threshold_contrast

N_DAYS = 60
COUNTS = np.ones(N_DAYS)
WEEKDAYS = np.arange(N_DAYS) % 7
SLEEP = np.linspace(5, 9, N_DAYS)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"counts": -COUNTS}, "counts has negative values: give 0 or more"),
        ({"counts": COUNTS * np.inf}, "counts has infinite values: give finite numbers"),
        ({"counts": np.ones((6, 10))}, r"counts has shape \(6, 10\): give a 1-D array"),
        ({"counts": ["many"] * N_DAYS}, "counts is not an array of numbers"),
        ({"factors": {"sleep": SLEEP[1:]}}, r"factors\['sleep'\] has 59 days and counts has 60"),
        ({"factors": {"sleep": SLEEP * np.inf}}, r"factors\['sleep'\] has infinite values"),
        ({"factors": {"sleep": SLEEP * 1e150}}, r"factors\['sleep'\] has values beyond ±1e\+100"),
        ({"factors": {"sleep": SLEEP[:, None]}}, r"factors\['sleep'\] has shape \(60, 1\)"),
        ({"weekdays": WEEKDAYS[1:]}, r"weekdays has shape \(59,\): give one weekday for each"),
        ({"weekdays": WEEKDAYS + 1}, "weekdays has values outside 0 to 6: give 0 for Monday"),
        ({"weekdays": WEEKDAYS - 0.5}, "weekdays has values outside 0 to 6"),
        ({"lags": 0}, "lags is 0: give a whole number of at least 1"),
        ({"lags": 1.5}, "lags is 1.5: give a whole number"),
        ({"q": 0}, "q is 0: give a value between 0 and 1"),
        ({"q": 1}, "q is 1: give a value between 0 and 1"),
        ({"q": float("nan")}, "q is nan: give a value between 0 and 1"),
    ],
)
def test_find_links_refuses(changed, message):
    arguments = {"counts": COUNTS, "factors": {"sleep": SLEEP}, "weekdays": WEEKDAYS}
    with pytest.raises(ValueError, match=message):
        find_links(**arguments | changed)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"counts": -COUNTS}, "counts has negative values"),
        ({"factor": SLEEP[1:]}, "factor has 59 days and counts has 60"),
        ({"weekdays": WEEKDAYS + 1}, "weekdays has values outside 0 to 6"),
        ({"lag": -1}, "lag is -1: give a whole number of at least 0"),
        ({"cut": float("nan")}, "cut is nan: give a finite number"),
        ({"level": 95}, "level is 95: give a value between 0 and 1, such as 0.05 or 0.95"),
    ],
)
def test_threshold_contrast_refuses(changed, message):
    arguments = {"counts": COUNTS, "factor": SLEEP, "weekdays": WEEKDAYS, "lag": 1, "cut": 6.0}
    with pytest.raises(ValueError, match=message):
        threshold_contrast(**arguments | changed)


def test_lists_are_as_good_as_arrays():
    from_arrays = find_links(COUNTS, {"sleep": SLEEP}, WEEKDAYS)
    from_lists = find_links(COUNTS.tolist(), {"sleep": SLEEP.tolist()}, WEEKDAYS.tolist())
    assert [link.verdict for link in from_lists.links] == [
        link.verdict for link in from_arrays.links
    ]
