"""Results in words: what the diary may say about a finding, and nothing more.

Never "causes", never a diagnosis, never advice on a treatment; what still fits is told as plainly
as what was found.
"""

from diary.sentences.events import (
    after_a_rise,
    before_and_after,
    enough_since,
    no_reason_to_stop,
    sustained,
    temporary,
    too_little,
)
from diary.sentences.experiments import (
    Side,
    caffeine_kept,
    difference,
    goal,
    nights_kept,
    no_clear_difference,
    not_over,
    nothing_kept,
    stopped,
    too_few,
    what_it_tells,
)
from diary.sentences.injections import cycles
from diary.sentences.links import (
    enough_now,
    hardly_varies,
    link,
    moves_with_trend,
    no_clear_link,
    not_enough_data,
    seen,
)
from diary.sentences.method import eager_logging, method
from diary.sentences.phrases import Interval, amount, change, factor_name, step, such_days, when
from diary.sentences.pins import all_days, pinned_link, pinned_no_clear_link

__all__ = [
    "Interval",
    "Side",
    "after_a_rise",
    "all_days",
    "amount",
    "before_and_after",
    "caffeine_kept",
    "change",
    "cycles",
    "difference",
    "eager_logging",
    "enough_now",
    "enough_since",
    "factor_name",
    "goal",
    "hardly_varies",
    "link",
    "method",
    "moves_with_trend",
    "nights_kept",
    "no_clear_difference",
    "no_clear_link",
    "no_reason_to_stop",
    "not_enough_data",
    "not_over",
    "nothing_kept",
    "pinned_link",
    "pinned_no_clear_link",
    "seen",
    "step",
    "stopped",
    "such_days",
    "sustained",
    "temporary",
    "too_few",
    "too_little",
    "what_it_tells",
    "when",
]
