"""How long three years take, and an event; beside another implementation if there is one."""

import importlib.util
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from diary.analysis import event_change, find_links

from .diaries import Diary, Recipe, make_diary

ROUNDS = 9
DAYS, LAGS = 1095, 4
EVENT_DAY = 500


def compare(reference: Path | None) -> list[tuple[str, float, float | None]]:
    """Milliseconds of ours and of the reference, taken by turns; the median of the rounds."""
    diary = make_diary(Recipe(n_days=DAYS), seed=999_001)
    other: Any = load(reference) if reference else None
    factors = ten_factors(diary)
    columns = np.column_stack(list(factors.values()))
    jobs = [
        (
            f"{DAYS} days × 10 factors × {LAGS} lags",
            lambda: find_links(diary.counts, factors, diary.weekdays),
            lambda: other.link(diary.counts, columns, diary.weekdays),
        ),
        (
            "an event",
            lambda: event_change(diary.counts, diary.weekdays, EVENT_DAY),
            lambda: other.event(diary.counts, diary.weekdays, EVENT_DAY),
        ),
    ]
    return [(name, *by_turns(ours, theirs if other else None)) for name, ours, theirs in jobs]


def ten_factors(diary: Diary) -> dict[str, Any]:
    """The eight of the diary, and two of them backwards."""
    backwards = {f"{name} backwards": diary.factors[name][::-1] for name in ("water", "stress")}
    return diary.factors | backwards


def by_turns(
    ours: Callable[[], object], theirs: Callable[[], object] | None
) -> tuple[float, float | None]:
    jobs = [ours] if theirs is None else [ours, theirs]
    for job in jobs:
        job()
    times = [[milliseconds(job) for job in jobs] for _ in range(ROUNDS)]
    medians = [statistics.median(column) for column in zip(*times, strict=True)]
    return medians[0], medians[1] if theirs else None


def milliseconds(job: Callable[[], object]) -> float:
    """Of processor time, so that whatever else the machine does matters little."""
    started = time.process_time()
    job()
    return 1000 * (time.process_time() - started)


def load(path: Path) -> Any:
    """A module from a file, such as a reference implementation outside the repository."""
    spec = importlib.util.spec_from_file_location("reference", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
