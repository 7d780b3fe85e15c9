"""Whitening of gappy daily series whose errors are an AR(1) process plus independent noise."""

from dataclasses import dataclass

import numpy as np

from .arrays import BoolArray, FloatArray


@dataclass(frozen=True)
class Whitening:
    """A linear filter that turns errors of a known covariance into independent ones.

    It holds `n_series` filters side by side, because every series may miss other days.

    Attributes
    ----------
    persistence : (n_series,) ρ, the autocorrelation of the AR(1) part from day to day.
    gain : (n_days, n_series) Kalman gain, 0 on a day that is not used.
    scale : (n_days, n_series) 1 / standard deviation of the innovation, 0 on an unused day.
    log_determinant : (n_series,) of the covariance of the used days.
    """

    persistence: FloatArray
    gain: FloatArray
    scale: FloatArray
    log_determinant: FloatArray

    def apply(self, columns: FloatArray) -> FloatArray:
        """Whiten columns of shape (n_days, n_series, n_columns); unused days become 0.

        The values on unused days do not matter, but must be finite.
        """
        news = (self.persistence * self.gain)[:, :, None]
        kept = self.persistence[:, None] - news
        # Day by day: predicted = persistence · (predicted + gain · (column − predicted)).
        predicted = np.empty(columns.shape)
        predicted[:1] = 0.0
        np.multiply(news[:-1], columns[:-1], out=predicted[1:])
        for day in range(1, len(columns)):
            predicted[day] += kept[day - 1] * predicted[day - 1]
        innovations = np.subtract(columns, predicted, out=predicted)
        innovations *= self.scale[:, :, None]
        return innovations


def kalman_whitening(
    used: BoolArray, noise: FloatArray, strength: FloatArray, persistence: FloatArray
) -> Whitening:
    """Prepare the filter for errors with covariance λ ρ^|s − t| + (1 − λ) noise_t [s = t].

    The prediction-error form of the Kalman filter (Harvey 1989, Forecasting, Structural Time
    Series Models and the Kalman Filter, section 3.4). An unused day is one whose noise is
    infinite: the state is predicted across it and nothing is filled in.

    Parameters
    ----------
    used : (n_days, n_series) days that enter each series.
    noise : (n_days,) variance of the independent noise, on average 1 over the observed days.
    strength, persistence : (n_series,) λ and ρ.
    """
    noise_variance = np.where(used, (1 - strength) * noise[:, None], np.inf)
    state_variance = _predicted_variances(noise_variance, strength, persistence)
    innovation_variance = state_variance + noise_variance
    return Whitening(
        persistence=persistence,
        gain=state_variance / innovation_variance,
        scale=1 / np.sqrt(innovation_variance),
        log_determinant=np.log(np.where(used, innovation_variance, 1.0)).sum(axis=0),
    )


def _predicted_variances(
    noise_variance: FloatArray, strength: FloatArray, persistence: FloatArray
) -> FloatArray:
    squared = persistence**2
    fresh = strength * (1 - squared)
    predicted = np.empty(noise_variance.shape)
    variance = strength
    for day, noise in enumerate(noise_variance):
        predicted[day] = variance
        filtered = variance - variance**2 / (variance + noise)
        variance = squared * filtered + fresh
    return predicted
