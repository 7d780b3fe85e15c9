"""What is known of made-up diaries: the files of tests/data."""

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np

DATA = Path(__file__).parent / "data"


def known(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text())


def columns(name: str) -> dict[str, np.ndarray]:
    """Of a frozen diary; NaN where a cell is empty."""
    with (DATA / "analysis" / f"{name}.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        column: np.array([float(row[column]) if row[column] else np.nan for row in rows])
        for column in rows[0]
    }
