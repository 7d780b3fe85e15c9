"""Student's t distribution, from scipy.special: scipy.stats takes over half a second to import."""

from scipy.special import stdtr, stdtrit


def two_sided_p_value(statistic: float, freedom: float) -> float:
    """P(|T| ≥ |statistic|) for Student's t with this many degrees of freedom."""
    return 2 * float(stdtr(freedom, -abs(statistic)))


def two_sided_quantile(level: float, freedom: float) -> float:
    """The t with P(|T| ≤ t) = level, such as 1.96 for 0.95 and very many degrees of freedom."""
    return float(stdtrit(freedom, (1 + level) / 2))
