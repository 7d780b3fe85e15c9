"""The registry: every kind of record by name, and the daily series that they declare."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

from diary.fields import Computed, Daily
from diary.models import background, experiments, kinds, plans, questions
from diary.models.entry import Entry
from diary.models.record import Record


def declared(*modules: ModuleType) -> Iterator[type[Record]]:
    """The kinds of these modules, in the order in which they stand there."""
    for module in modules:
        for item in vars(module).values():
            is_kind = isinstance(item, type) and issubclass(item, Record)
            if is_kind and item.__module__ == module.__name__:
                yield item


KINDS: dict[str, type[Record]] = {
    model.kind: model for model in declared(kinds, plans, questions, experiments, background)
}


@dataclass(frozen=True)
class Series:
    """A daily series that a kind declares, by a field of its own or a computed value.

    `value` takes the `inputs` (field names) of one record and gives its number (its span), or None.
    `group`: of a series that is parted by a field, the value that this part stands for.
    """

    kind: str
    field: str
    label: Any
    unit: str | None
    daily: Daily
    inputs: tuple[str, ...]
    value: Callable[..., Any]
    group: str | None = None

    @property
    def name(self) -> str:
        return ".".join(filter(None, (self.kind, self.field, self.group)))

    @property
    def columns(self) -> list[str]:
        """The fields to read from the table."""
        return [*self.inputs, *([self.daily.by] if self.daily.by else [])]

    def part(self, group: str, label: Any, unit: str | None, daily: Daily | None = None) -> Series:
        """The series of one of its groups."""
        daily = replace(daily or self.daily, by=None)
        return replace(self, group=group, label=label, unit=unit, daily=daily)


def entry_kinds() -> Iterator[type[Entry]]:
    """The kinds that have a time and a day: those of the timeline."""
    return (model for model in KINDS.values() if issubclass(model, Entry))


def series_of(model: type[Record]) -> list[Series]:
    """The daily series of one kind, computed values first, each in the order of declaration."""
    stored = [
        Series(
            model.kind,
            name,
            field.verbose_name,
            getattr(field, "unit", None),
            field.daily,
            (name,),
            float_or_none,
        )
        for name, field in model.fields().items()
        if field.daily
    ]
    computed = [
        Series(model.kind, name, item.label, item.unit, item.daily, item.inputs, item.of)
        for name, item in vars(model).items()
        if isinstance(item, Computed)
    ]
    return computed + stored


def all_series() -> list[Series]:
    return [series for model in KINDS.values() for series in series_of(model)]


def float_or_none(value: float | None) -> float | None:
    return None if value is None else float(value)
