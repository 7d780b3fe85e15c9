"""Log ratios as ratios."""

import math

LARGEST_LOG_RATIO = 700.0


def ratio_of(log_ratio: float) -> float:
    """exp, which overflows for no bound of an interval, however little is known."""
    return math.exp(min(log_ratio, LARGEST_LOG_RATIO))
