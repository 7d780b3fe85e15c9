"""The only bridge from rows to arrays by day. What a missing day means is decided here, and only
here.

A day's `twitch.count` is 0 only if the patient said that none was noticed; a daily sum such as
caffeine is 0 only if the patient said "that's all for today". Everything else that wasn't
recorded is NaN, never 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

import numpy as np
from django.db.models import Max, Min
from numpy.typing import NDArray

from accounts.models import User
from diary.models import KINDS, Record, Series, all_series, entry_kinds, series_of
from diary.models.kinds import Checkin, Twitch

DayState = Literal["observed", "none", "partial", "missing"]
Array = NDArray[np.float64]

OUTCOME = "twitch.count"
"""The daily count: what everything else is compared with."""

EVENING = 18
"""From this hour on "none noticed" speaks for the day; earlier it is "none so far"."""


@dataclass(frozen=True)
class DailySeries:
    """One value a calendar day from `start` on; NaN is "not recorded".

    `values`: series name → (n_days,). `states`: what is known of the day's twitching.
    """

    start: date
    states: tuple[DayState, ...]
    values: Mapping[str, Array]

    def __len__(self) -> int:
        return len(self.states)

    @property
    def days(self) -> list[date]:
        return [self.start + timedelta(days=i) for i in range(len(self))]

    @property
    def weekdays(self) -> NDArray[np.int64]:
        """0 = Monday."""
        return (np.arange(len(self)) + self.start.weekday()) % 7

    @property
    def recorded(self) -> NDArray[np.bool_]:
        """Days for which something is known: an entry, or a zero that was confirmed."""
        known = [
            np.isfinite(self.values[series.name])
            for series in all_series()
            if series.daily.summary != "days_since"
        ]
        return np.asarray(np.vstack(known).any(axis=0))

    @property
    def partial(self) -> NDArray[np.bool_]:
        """Days on which not all twitches were logged."""
        return np.array([state == "partial" for state in self.states])

    def observed(self, name: str) -> Array:
        """A series for tests: days on which not all twitches were logged are left out."""
        return np.where(self.partial, np.nan, self.values[name])


Found = tuple[int, dict[str, Any]]
"""One record: the index of its day (negative before the start) and the fields asked for."""


def daily_series(owner: User, start: date, end: date) -> DailySeries:
    """Every declared series from `start` to `end`, both included."""
    n_days = (end - start).days + 1
    checkins = records(Checkin, owner, start, end, ["at", "tz", "day", "twitches", "complete"])
    twitched = {day for day, _ in records(Twitch, owner, start, end, [])}
    states = day_states(n_days, twitched, checkins)
    zeros = {
        "unknown": np.zeros(n_days, dtype=bool),
        "zero_when_none_noticed": np.array([state == "none" for state in states]),
        "zero_when_complete": mask(n_days, (day for day, found in checkins if found["complete"])),
    }
    values = {
        series.name: np.where(np.isnan(summary) & zeros[series.daily.missing], 0.0, summary)
        for model in KINDS.values()
        for series, summary in summaries(model, owner, start, end)
    }
    return DailySeries(start, states, values)


def first_and_last_day(owner: User) -> tuple[date, date] | None:
    """The first and the last day with an entry, None for an empty diary."""
    spans = [
        model.objects.filter(owner=owner).aggregate(first=Min("day"), last=Max("day"))
        for model in entry_kinds()
    ]
    days = [day for span in spans for day in span.values() if day is not None]
    return (min(days), max(days)) if days else None


def records(
    model: type[Record],
    owner: User,
    start: date,
    end: date,
    names: Iterable[str],
    *,
    with_earlier: bool = False,
) -> list[Found]:
    """The entries of one kind in the order of their time, those before `start` too if asked for."""
    query = model.objects.filter(owner=owner, day__lte=end).order_by("at", "uid")
    if not with_earlier:
        query = query.filter(day__gte=start)
    return [((found["day"] - start).days, found) for found in query.values("day", *names)]


def summaries(
    model: type[Record], owner: User, start: date, end: date
) -> Iterable[tuple[Series, Array]]:
    """The series of one kind, days without a record NaN."""
    declared = series_of(model)
    if not declared:
        return
    found = records(
        model,
        owner,
        start,
        end,
        {name for series in declared for name in series.inputs},
        with_earlier=any(series.daily.summary == "days_since" for series in declared),
    )
    for series in declared:
        days, values = day_values(series, found)
        yield series, SUMMARIES[series.daily.summary](days, values, (end - start).days + 1)


def day_values(series: Series, found: list[Found]) -> tuple[NDArray[np.int64], Array]:
    """Day index and value of each record that has one, in the order of time."""
    pairs = [(day, series.value(*(row[name] for name in series.inputs))) for day, row in found]
    known = [(day, value) for day, value in pairs if value is not None]
    days, values = zip(*known, strict=True) if known else ((), ())
    return np.array(days, dtype=np.int64), np.array(values, dtype=np.float64)


def total(days: NDArray[np.int64], values: Array, n_days: int) -> Array:
    inside = days >= 0
    sums = np.bincount(days[inside], values[inside], n_days)
    return np.where(mask(n_days, days[inside]), sums, np.nan)


def mean(days: NDArray[np.int64], values: Array, n_days: int) -> Array:
    return total(days, values, n_days) / np.maximum(total(days, np.ones_like(values), n_days), 1)


def last(days: NDArray[np.int64], values: Array, n_days: int) -> Array:
    summary = np.full(n_days, np.nan)
    inside = days >= 0
    summary[days[inside]] = values[inside]
    return summary


def covered(days: NDArray[np.int64], spans: Array, n_days: int) -> Array:
    """What the spans of a day, of shape (n, 2), cover together; an overlap counts once."""
    summary = np.full(n_days, np.nan)
    for day in np.unique(days[days >= 0]):
        spans_of_day = spans[days == day]
        spans_of_day = spans_of_day[np.argsort(spans_of_day[:, 0])]
        ends = np.maximum.accumulate(spans_of_day[:, 1])
        before = np.concatenate([[-np.inf], ends[:-1]])
        lengths = np.maximum(ends - np.maximum(spans_of_day[:, 0], before), 0)
        # Equal nights must be equal numbers; hours since 1970 keep ten digits behind the point.
        summary[day] = lengths.sum().round(6)
    return summary


def days_since(days: NDArray[np.int64], values: Array, n_days: int) -> Array:
    """Days since the last day on which the value was above 0; NaN before the first."""
    events = np.unique(days[values > 0])
    if not len(events):
        return np.full(n_days, np.nan)
    today = np.arange(n_days)
    before = np.searchsorted(events, today, side="right") - 1
    return np.where(before >= 0, today - events[np.maximum(before, 0)], np.nan)


SUMMARIES: Mapping[str, Callable[[NDArray[np.int64], Array, int], Array]] = {
    "sum": total,
    "mean": mean,
    "last": last,
    "covered": covered,
    "days_since": days_since,
}


def mask(n_days: int, days: Iterable[int]) -> NDArray[np.bool_]:
    marked = np.zeros(n_days, dtype=bool)
    marked[list(days)] = True
    return marked


def day_states(n_days: int, twitched: set[int], checkins: list[Found]) -> tuple[DayState, ...]:
    """A logged twitch beats "none noticed"; of several answers the latest given counts."""
    answers: defaultdict[int, str | None] = defaultdict(lambda: None)
    for day, found in checkins:
        if found["twitches"] and speaks_for_the_day(found):
            answers[day] = found["twitches"]
    return tuple(day_state(day in twitched, answers[day]) for day in range(n_days))


def speaks_for_the_day(checkin: Mapping[str, Any]) -> bool:
    """Before the evening, "none noticed" is "none so far" and says nothing of the day."""
    if checkin["twitches"] != "none_noticed":
        return True
    local = checkin["at"].astimezone(ZoneInfo(checkin["tz"]))
    return bool(local.hour >= EVENING or local.date() > checkin["day"])


def day_state(twitched: bool, answer: str | None) -> DayState:
    if answer == "not_all":
        return "partial"
    if twitched:
        return "observed"
    return "none" if answer == "none_noticed" else "missing"
