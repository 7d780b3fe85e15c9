"""What a report costs, in processor time, as ratios within one run:

    .venv/bin/python -m bench.report

The PDF of the demo patient's year, charts included, against its charts alone, both in a process
that has made one before. Goal: at most 1.3 times their time, and 300 kB.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from datetime import date, timedelta
from statistics import median
from typing import Any

from bench.rounds import asking, prepare, rounds, scratch, seconds, show

DAYS = 365


def main() -> None:
    options = asking(__doc__).parse_args()
    with scratch() as folder:
        prepare(folder)
        os.environ["RAYON_NUM_THREADS"] = "1"  # as `diary.report.build` sets it
        contents = contents_of_a_year()
        print(f"A report of {DAYS} days: {options.rounds} rounds ", end="", flush=True)
        found = rounds(options.rounds, lambda: report_round(contents))
    show("the whole PDF, ms", [whole * 1e3 for whole, _, _ in found])
    show("its charts alone, ms", [charts * 1e3 for _, charts, _ in found])
    show("PDF ÷ charts (goal ≤ 1.3)", [whole / charts for whole, charts, _ in found])
    show("size, kB (goal ≤ 300)", [size / 1e3 for _, _, size in found])


def contents_of_a_year() -> dict[str, Any]:
    """As JSON holds it; how long the diary takes to say is told beside."""
    from accounts.models import User
    from diary.demo import fill
    from diary.report.contents import contents

    owner, today = User.objects.create_user("bench@example.org"), date(2026, 11, 25)
    fill(owner, DAYS, today)
    start = today - timedelta(days=DAYS - 1)
    spent = [seconds(lambda: contents(owner, start, today, today))[0] for _ in range(5)]
    print(f"Reading and working out its contents takes {median(spent) * 1e3:.0f} ms.")
    found: dict[str, Any] = json.loads(json.dumps(asdict(contents(owner, start, today, today))))
    return found


def report_round(contents: dict[str, Any]) -> tuple[float, float, int]:
    """CPU seconds of the whole and of the charts alone, and the bytes of the PDF."""
    from diary.report import render

    charts, _drawings = seconds(lambda: render.drawings(contents))
    whole, pdf = seconds(lambda: render.pdf(contents))
    return whole, charts, len(pdf)


if __name__ == "__main__":
    main()
