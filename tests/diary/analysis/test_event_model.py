import numpy as np
import pytest

from diary.analysis.event_model import event_design

SINCE = np.array([-30, -1, 0, 13, 14, 30])
WEEKDAYS = np.array([0, 4, 5, 6, 0, 2])


def test_an_event_is_a_fortnight_and_a_step_beside_trend_and_week():
    design = event_design(WEEKDAYS, SINCE, 69, bent=False)
    assert design[:, 0].tolist() == [1] * 6
    assert design[:, 1] == pytest.approx([-1, -1 / 30, 0, 13 / 30, 14 / 30, 1])
    assert design[:, 2] == pytest.approx([-2 / 7, -2 / 7, 5 / 7, 5 / 7, -2 / 7, -2 / 7])
    assert design[:, 3].tolist() == [0, 0, 1, 1, 0, 0]
    assert design[:, 4].tolist() == [0, 0, 1, 1, 1, 1]


def test_every_weekday_has_a_column_from_seventy_observed_days():
    assert event_design(WEEKDAYS, SINCE, 70, bent=False).shape == (6, 10)


def test_a_trend_that_may_bend_has_its_square():
    straight, bent = (event_design(WEEKDAYS, SINCE, 69, bent=bent) for bent in (False, True))
    assert np.delete(bent, 2, axis=1).tolist() == straight.tolist()
    square = bent[:, 2]
    assert (square.mean(), square.std()) == pytest.approx((0, 1))
    assert square - square.min() == pytest.approx(SINCE**2 / np.std(SINCE**2))
