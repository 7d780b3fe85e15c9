"""Results in words: what the diary may say about a finding, and nothing more.

Never "causes", never a diagnosis, never advice on a treatment; what still fits is told as plainly
as what was found.
"""

from diary.sentences.links import (
    hardly_varies,
    link,
    moves_with_trend,
    no_clear_link,
    not_enough_data,
)
from diary.sentences.method import method
from diary.sentences.phrases import Interval, amount, change, factor_name, step, such_days, when

__all__ = [
    "Interval",
    "amount",
    "change",
    "factor_name",
    "hardly_varies",
    "link",
    "method",
    "moves_with_trend",
    "no_clear_link",
    "not_enough_data",
    "step",
    "such_days",
    "when",
]
