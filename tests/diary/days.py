"""What tests of days say alike: a Monday, the day after it, and their values."""

from datetime import date, timedelta

import numpy as np

from diary.series import daily_series
from tests.factories import TZ, at, log

DAY = date(2026, 3, 2)
NEXT = DAY + timedelta(days=1)


def values(owner, name, start=DAY, end=None):
    found = daily_series(owner, start, end or start).values[name]
    return [None if np.isnan(value) else round(float(value), 6) for value in found]


def checkin(owner, on=DAY, hour=21, tz=TZ, **answers):
    return log(owner, "checkin", at(on, hour, tz, **answers))
