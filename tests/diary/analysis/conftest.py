import csv
import json
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

FROZEN = Path(__file__).parents[2] / "data" / "analysis"


def read_diary(name):
    """A frozen diary as the arguments of `find_links`, NaN where a cell is empty."""
    with open(FROZEN / f"{name}.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = {
        name: np.array([float(row[name]) if row[name] else np.nan for row in rows])
        for name in rows[0]
    }
    weekdays = columns.pop("weekday").astype(int)
    return SimpleNamespace(counts=columns.pop("count"), factors=columns, weekdays=weekdays)


@pytest.fixture(scope="session")
def diary():
    return read_diary


@pytest.fixture(scope="session")
def answers():
    return json.loads((FROZEN / "answers.json").read_text())
