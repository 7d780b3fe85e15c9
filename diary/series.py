"""The only bridge from rows to arrays by day. What a missing day means is decided here, and only
here.

A day's `twitch.count` is 0 only if the patient said that none was noticed; a daily sum such as
caffeine is 0 only if the patient said "that's all for today". Everything else that wasn't
recorded is NaN, never 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final, Literal, cast
from zoneinfo import ZoneInfo

import numpy as np
from django.db.models import Max, Min
from numpy.typing import NDArray

from accounts.models import User
from diary.fields import Choice, Daily, Summary
from diary.models import KINDS, Entry, Series, entry_kinds, series_of
from diary.models.kinds import Checkin, Twitch
from diary.models.questions import Tracker
from diary.vocabulary import VOCABULARY

DayState = Literal["observed", "none", "partial", "missing"]
Array = NDArray[np.float64]

OUTCOME: Final = "twitch.count"
"""The daily count: what everything else is compared with."""

EVENING = 18
"""From this hour on "none noticed" speaks for the day; earlier it is "none so far"."""


@dataclass(frozen=True)
class DailySeries:
    """One value a calendar day from `start` on; NaN is "not recorded".

    `values`: series name → (n_days,). `states`: what is known of the day's twitching. `declared`:
    the series by name; of a series that is parted by a field, the parts that occur. `logged`: those
    of which some day has an entry, and not only a zero that was confirmed.
    """

    start: date
    states: tuple[DayState, ...]
    values: Mapping[str, Array]
    declared: Mapping[str, Series]
    logged: frozenset[str]

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
            np.isfinite(self.values[name])
            for name, series in self.declared.items()
            if series.daily.summary != "days_since"
        ]
        return np.asarray(np.vstack(known).any(axis=0))

    @property
    def partial(self) -> NDArray[np.bool_]:
        """Days on which not all twitches were logged."""
        return np.array([state == "partial" for state in self.states])

    def between(self, first: int, end: int) -> DailySeries:
        """The same series from the day of index `first` to before that of `end`."""
        return replace(
            self,
            start=self.start + timedelta(days=first),
            states=self.states[first:end],
            values={name: series[first:end] for name, series in self.values.items()},
        )

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
    found = [pair for model in entry_kinds() for pair in summaries(model, owner, start, end)]
    values = {
        series.name: np.where(np.isnan(summary) & zeros[series.daily.missing], 0.0, summary)
        for series, summary in found
    }
    logged = frozenset(series.name for series, summary in found if np.isfinite(summary).any())
    declared = {series.name: series for series, _ in found}
    return DailySeries(start, states, values, declared, logged)


def first_and_last_day(owner: User) -> tuple[date, date] | None:
    """The first and the last day on which the patient kept the diary, None if it is empty.

    A laboratory result, an event or a dose of long ago doesn't make the days since then diary days.
    """
    first, *others = (
        model.objects.filter(owner=owner)
        .values("owner")
        .annotate(first=Min("day"), last=Max("day"))
        .values_list("first", "last")
        for model in entry_kinds()
        if any(series.daily.role != "described" for series in series_of(model))
    )
    days = [day for span in first.union(*others) for day in span]
    return (min(days), max(days)) if days else None


def records(
    model: type[Entry],
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
    model: type[Entry], owner: User, start: date, end: date
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
        {name for series in declared for name in series.columns},
        with_earlier=any(series.daily.summary == "days_since" for series in declared),
    )
    for series, entries in parted(declared, found, owner):
        days, values = day_values(series, entries)
        yield series, SUMMARIES[series.daily.summary](days, values, (end - start).days + 1)


def parted(
    declared: Iterable[Series], found: list[Found], owner: User
) -> Iterable[tuple[Series, list[Found]]]:
    """Each series with its entries; one that is parted by a field, as the parts that occur."""
    for series in declared:
        by = series.daily.by
        if by is None:
            yield series, found
            continue
        parts = parts_of(series, by, owner) if found else {}
        groups: defaultdict[str, list[Found]] = defaultdict(list)
        for entry in found:
            groups[str(entry[1][by])].append(entry)
        yield from ((part, groups[name]) for name, part in parts.items() if name in groups)


def parts_of(series: Series, by: str, owner: User) -> dict[str, Series]:
    """The parts that a series can have: a term's, or one of the patient's own trackers'."""
    field = KINDS[series.kind].fields()[by]
    if isinstance(field, Choice):
        return {
            name: series.part(name, term.label, term.facts.get("unit", series.unit))
            for name, term in VOCABULARY[field.vocabulary].items()
        }
    return {
        str(tracker.uid): series.part(
            str(tracker.uid), f"“{tracker.name}”", tracker.unit, daily_of(tracker, series.daily)
        )
        for tracker in Tracker.objects.filter(owner=owner).order_by("uid")
    }


def daily_of(tracker: Tracker, daily: Daily) -> Daily:
    """As the patient set the tracker up: a day of yes and no is a yes."""
    return replace(
        daily,
        summary="max" if tracker.type == "yes_no" else cast(Summary, tracker.daily),
        missing="zero_when_complete" if tracker.zero_when_complete else "unknown",
        step=None if tracker.type == "number" else 1,
    )


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


def largest(days: NDArray[np.int64], values: Array, n_days: int) -> Array:
    summary = np.full(n_days, np.nan)
    inside = days >= 0
    np.fmax.at(summary, days[inside], values[inside])
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
    "max": largest,
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
