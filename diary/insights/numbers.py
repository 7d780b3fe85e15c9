"""Numbers as JSON carries them."""

import math


def known(value: float) -> float | None:
    """JSON has no NaN."""
    return None if math.isnan(value) else value
