"""Arguments from outside, checked: every error names the argument and the fix."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from .arrays import FloatArray, IntArray

LARGEST_VALUE = 1e100
"""The square of more than this overflows."""


def checked_counts(counts: npt.ArrayLike) -> FloatArray:
    """Return the counts as floats of shape (n_days,); NaN is kept as "not observed"."""
    series = _checked_series("counts", counts)
    if np.any(series < 0):
        raise ValueError("counts has negative values: give 0 or more, NaN for an unobserved day")
    return series


def checked_outcome(
    counts: npt.ArrayLike, exposure: npt.ArrayLike | None
) -> tuple[FloatArray, FloatArray]:
    """Return the counts and the log of the exposure, both of shape (n_days,).

    A count without its exposure is not observed: NaN, with a log exposure of 0.
    """
    daily_counts = checked_counts(counts)
    if exposure is None:
        return daily_counts, np.zeros(daily_counts.size)
    known = checked_exposure(exposure, daily_counts.size)
    observed = np.isfinite(daily_counts) & np.isfinite(known)
    offset = np.log(known, where=observed, out=np.zeros(known.size))
    return np.where(observed, daily_counts, np.nan), offset


def checked_exposure(exposure: npt.ArrayLike, n_days: int) -> FloatArray:
    """Return the exposure as floats of shape (n_days,); NaN is kept as "none"."""
    known = checked_factor("exposure", exposure, n_days)
    if np.any(known <= 0):
        raise ValueError("exposure has values of 0 or less: give NaN for a day without one")
    return known


def checked_factor(name: str, values: npt.ArrayLike, n_days: int) -> FloatArray:
    """Return one factor as floats of shape (n_days,); NaN is kept as "not logged"."""
    series = _checked_series(name, values)
    if series.size != n_days:
        raise ValueError(
            f"{name} has {series.size} days and counts has {n_days}: "
            "give one value for each day of counts, NaN for a missing one"
        )
    return series


def checked_factors(factors: Mapping[str, npt.ArrayLike], n_days: int) -> dict[str, FloatArray]:
    """Return every factor as floats of shape (n_days,), in the order given."""
    return {
        name: checked_factor(f"factors[{name!r}]", values, n_days)
        for name, values in factors.items()
    }


def checked_weekdays(weekdays: npt.ArrayLike, n_days: int) -> IntArray:
    """Return the weekdays (0 = Monday … 6 = Sunday) as integers of shape (n_days,)."""
    days = np.asarray(weekdays)
    if days.shape != (n_days,):
        raise ValueError(
            f"weekdays has shape {days.shape}: give one weekday for each of the {n_days} days"
        )
    if not np.all(np.isin(days, np.arange(7))):
        raise ValueError("weekdays has values outside 0 to 6: give 0 for Monday to 6 for Sunday")
    return days.astype(np.int64)


def check_share(name: str, value: float) -> None:
    """Raise unless the value lies strictly between 0 and 1."""
    if not 0 < value < 1:
        raise ValueError(f"{name} is {value}: give a value between 0 and 1, such as 0.05 or 0.95")


def check_finite(name: str, value: float) -> None:
    """Raise unless the value is a finite number."""
    if not np.isfinite(value):
        raise ValueError(f"{name} is {value}: give a finite number")


def check_whole_number(name: str, value: int, minimum: int) -> None:
    """Raise unless the value is a whole number of at least `minimum`."""
    if not float(value).is_integer() or value < minimum:
        raise ValueError(f"{name} is {value}: give a whole number of at least {minimum}")


def _checked_series(name: str, values: npt.ArrayLike) -> FloatArray:
    try:
        series = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} is not an array of numbers: give one number a day") from error
    if series.ndim != 1:
        raise ValueError(f"{name} has shape {series.shape}: give a 1-D array, one value a day")
    if np.any(np.isinf(series)):
        raise ValueError(f"{name} has infinite values: give finite numbers, NaN for a missing day")
    if np.any(np.abs(series) > LARGEST_VALUE):
        raise ValueError(f"{name} has values beyond ±{LARGEST_VALUE:g}: give it in a larger unit")
    return series
