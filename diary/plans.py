"""What a plan makes of the doses that were logged: what is due, late or missed, and when the stock
runs out.

Pure. The phone's `plans.ts` keeps the same rules; `tests/data/plans.json` holds both to them.

An interval of days or months is counted from the last dose taken or skipped, so that a late
injection moves the next one. Weekdays stay where they are; "daily" is all seven of them. A dose
that gave way to the next is missed: on weekdays as soon as that is due, else when a whole interval
has passed. After the doses of a phase the next phase begins, one of its own intervals later.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Literal

State = Literal["not_begun", "later", "due", "late", "taken", "as_needed", "ended"]

A_DAY = timedelta(days=1)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FAR = date(9000, 1, 1)
"""Beyond it the calendar has no room to count on."""
FORESEEN = timedelta(days=3653)
"""Stock that lasts longer than ten years needs no date."""


@dataclass(frozen=True)
class Regimen:
    """What a plan says of time: `schedule` as in `diary.fields.Schedule`, None: as needed.

    `stock` doses were left in the morning of `stock_on`.
    """

    schedule: str | None
    starts_on: date
    ends_on: date | None = None
    stock: float | None = None
    stock_on: date | None = None


@dataclass(frozen=True)
class Dose:
    day: date
    status: str


@dataclass(frozen=True)
class Standing:
    """Where a plan stands on a day.

    `due_on`: when the dose that is due, or the next one, is or was due. `phase`: from 1; None after
    the last. `taken`, `skipped` and `missed` since the first day. `runs_out_on`: the day of the
    last dose in stock, if every dose is taken when due and a late one today.
    """

    state: State
    due_on: date | None
    late_days: int
    phase: int | None
    taken: int
    skipped: int
    missed: int
    stock_left: float | None
    runs_out_on: date | None


@dataclass(frozen=True)
class Phase:
    """Every `interval` days or months, or on `weekdays` (0 = Monday); `count` doses of it."""

    interval: int
    monthly: bool
    weekdays: tuple[int, ...]
    count: int | None

    @classmethod
    def read(cls, rule: str) -> Phase:
        parts = dict(part.split("=") for part in rule.split(";"))
        interval = int(parts.get("INTERVAL", 1))
        daily = parts["FREQ"] == "DAILY" and interval == 1
        names = WEEKDAYS if daily else tuple(filter(None, parts.get("BYDAY", "").split(",")))
        return cls(
            interval,
            parts["FREQ"] == "MONTHLY",
            tuple(WEEKDAYS.index(name) for name in names),
            int(parts["COUNT"]) if "COUNT" in parts else None,
        )

    def first(self, start: date) -> date:
        return self.after(start - A_DAY) if self.weekdays else start

    def after(self, day: date) -> date:
        """The next due day after a dose on `day`."""
        if self.weekdays:
            ahead = (day + i * A_DAY for i in range(1, 8))
            return next(later for later in ahead if later.weekday() in self.weekdays)
        if self.monthly:
            return months_after(day, self.interval)
        return day + self.interval * A_DAY

    def cycle(self) -> tuple[int, int]:
        """After how many doses and days it all comes again; months differ in their days: 0."""
        if self.weekdays:
            return len(self.weekdays), 7
        return 1, 0 if self.monthly else self.interval

    def passed(self, due: date, until: date) -> int:
        """How often it came due again after `due`, up to `until`."""
        days = (until - due).days
        if days <= 0:
            return 0
        if self.weekdays:
            weeks, rest = divmod(days, 7)
            over = sum((due.weekday() + i) % 7 in self.weekdays for i in range(1, rest + 1))
            return weeks * len(self.weekdays) + over
        if self.monthly:
            months = 12 * (until.year - due.year) + until.month - due.month
            times = months // self.interval
            return times - (months_after(due, times * self.interval) > until)
        return days // self.interval

    def current(self, due: date, today: date) -> date:
        """The due day that counts today: weekdays give way to the next one, intervals wait."""
        if not self.weekdays or not self.passed(due, today):
            return due
        back = (today - i * A_DAY for i in range(7))
        return next(day for day in back if day.weekday() in self.weekdays)


@dataclass
class Course:
    """A plan on its way, dose by dose. `due` is None when nothing is due any more."""

    phases: Sequence[Phase]
    ends_on: date
    due: date | None
    phase: int = 0
    doses: int = 0
    missed: int = 0

    @classmethod
    def begin(cls, plan: Regimen) -> Course:
        phases = [Phase.read(rule) for rule in (plan.schedule or "").split()]
        course = cls(phases, plan.ends_on or date.max, None)
        if phases:
            course.due = course.in_time(phases[0].first(min(plan.starts_on, FAR)))
        return course

    def in_time(self, day: date) -> date | None:
        return day if day <= self.ends_on else None

    def dose(self, day: date) -> None:
        if self.due is None:
            return
        phase = self.phases[self.phase]
        self.missed += phase.passed(self.due, min(day, self.ends_on))
        self.doses += 1
        if self.doses == phase.count:
            self.phase, self.doses = self.phase + 1, 0
        over = self.phase == len(self.phases)
        self.due = None if over else self.in_time(self.phases[self.phase].after(day))

    def leap(self, most: int) -> int:
        """Take doses on their days, whole cycles of them at once: how many, fewer than `most`.

        Not the last of a phase, and no more than go beyond what is foreseen.
        """
        if self.due is None:
            return 0
        phase = self.phases[self.phase]
        doses, days = phase.cycle()
        left = most if phase.count is None else min(most, phase.count - self.doses)
        cycles = min((left - 1) // doses, FORESEEN.days // days + 1) if days and left else 0
        self.due = self.in_time(self.due + cycles * days * A_DAY)
        self.doses += cycles * doses
        return cycles * doses

    def missed_by(self, today: date) -> int:
        """A plan that has ended waits for no dose."""
        if self.due is None:
            return self.missed
        passed = self.phases[self.phase].passed(self.due, min(today, self.ends_on))
        return self.missed + passed + (today > self.ends_on)


def standing(plan: Regimen, doses: Iterable[Dose], today: date) -> Standing:
    """All given doses count, one that is dated ahead too: its taker flew over the date line."""
    today, doses = min(today, FAR), list(doses)
    given = by_day(dose for dose in doses if dose.day >= plan.starts_on)
    course = Course.begin(plan)
    for dose in given:
        course.dose(dose.day)
    taken_today = Dose(today, "taken") in given
    state, due_on = state_of(plan, course, today, taken_today)
    left = stock_left(plan, doses)
    return Standing(
        state=state,
        due_on=due_on,
        late_days=(today - due_on).days if due_on and state == "late" else 0,
        phase=course.phase + 1 if course.phase < len(course.phases) else None,
        taken=sum(dose.status == "taken" for dose in given),
        skipped=sum(dose.status == "skipped" for dose in given),
        missed=course.missed_by(today),
        stock_left=left,
        runs_out_on=None if left is None or state == "ended" else last_covered(course, left, today),
    )


def due_days(plan: Regimen, doses: Iterable[Dose], today: date, until: date) -> list[date]:
    """The days from today to `until` on which a dose is due, if each is taken when it is due and a
    late one today."""
    course, days = Course.begin(plan), []
    for dose in by_day(dose for dose in doses if dose.day >= plan.starts_on):
        course.dose(dose.day)
    while course.due and (day := max(course.due, today)) <= until:
        days.append(day)
        course.dose(day)
    return days


def by_day(doses: Iterable[Dose]) -> list[Dose]:
    """In the order of their days. What was skipped and then taken was taken."""
    given: list[Dose] = []
    for _, group in groupby(sorted(doses, key=attrgetter("day")), key=attrgetter("day")):
        of_day = list(group)
        given += [dose for dose in of_day if dose.status == "taken"] or of_day[:1]
    return given


def state_of(
    plan: Regimen, course: Course, today: date, taken_today: bool
) -> tuple[State, date | None]:
    """The state and the due day that goes with it."""
    due = course.due
    if today > course.ends_on:
        return "ended", None
    if not course.phases:
        return ("not_begun" if today < plan.starts_on else "as_needed"), None
    if taken_today:
        return "taken", due
    if due is None:
        return "ended", None
    if today < due:
        return ("not_begun" if today < plan.starts_on else "later"), due
    current = course.phases[course.phase].current(due, today)
    return ("late" if current < today else "due"), current


def stock_left(plan: Regimen, doses: Iterable[Dose]) -> float | None:
    if plan.stock is None:
        return None
    since = plan.stock_on or plan.starts_on
    used = sum(dose.status == "taken" and dose.day >= since for dose in doses)
    return max(plan.stock - used, 0)


def last_covered(course: Course, stock: float, today: date) -> date | None:
    """None: there is none in stock, more than the plan needs, or more than ten years of it."""
    ahead, day, left = replace(course), None, int(stock)
    while left > 0:
        if ahead.due is None or ahead.due - today > FORESEEN:
            return None
        day = max(ahead.due, today)
        ahead.dose(day)
        left -= 1 + ahead.leap(left - 1)
    return day


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
