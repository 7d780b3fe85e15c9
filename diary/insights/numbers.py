"""Numbers as they are told."""

import math

LARGEST_LOG_RATIO = 20.0


def known(value: float) -> float | None:
    """JSON has neither NaN nor infinity."""
    return value if math.isfinite(value) else None


def clamp(log_ratio: float) -> float:
    """What hardly varies can be estimated at anything; no ratio is told beyond this."""
    return max(-LARGEST_LOG_RATIO, min(log_ratio, LARGEST_LOG_RATIO))
