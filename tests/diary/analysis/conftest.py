from types import SimpleNamespace

import pytest

from tests.known import columns, known


def read_diary(name):
    """A frozen diary as the arguments of `find_links`."""
    factors = columns(name)
    weekdays = factors.pop("weekday").astype(int)
    return SimpleNamespace(counts=factors.pop("count"), factors=factors, weekdays=weekdays)


@pytest.fixture(scope="session")
def diary():
    return read_diary


@pytest.fixture(scope="session")
def answers():
    return known("analysis/answers")
