"""The arrays of the analysis: one value a calendar day, NaN where nothing is known."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

FloatArray: TypeAlias = npt.NDArray[np.floating]
IntArray: TypeAlias = npt.NDArray[np.int64]
BoolArray: TypeAlias = npt.NDArray[np.bool_]


def lagged(values: FloatArray, lag: int) -> FloatArray:
    """Shift a daily series so that each day holds the value of `lag` days before.

    The first `lag` days have no such day and become NaN; shape (n_days,) is kept.
    """
    shifted = np.full(values.shape, np.nan)
    shifted[lag:] = values[: max(values.size - lag, 0)]
    return shifted


def mean_of_known(values: FloatArray) -> float:
    """Mean without the NaN values; NaN if there are no others."""
    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else float("nan")
