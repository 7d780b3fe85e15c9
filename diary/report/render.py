"""A process of its own that makes a PDF of `Contents`: JSON on stdin, PDF on stdout.

Its memory and time are capped. Nobody's words reach its markup: they are data to typst.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

TEMPLATE = Path(__file__).with_name("report.typ")
MEMORY = 300 * 2**20
"""Bytes of address space that are the process's own. OpenBLAS reserves about 100 MB of it that are
never touched: with what is mapped from files the process stays under 250 MB."""
SECONDS = 20


def main() -> None:
    cap()
    sys.stdout.buffer.write(pdf(json.load(sys.stdin.buffer)))


def cap() -> None:
    """The kernel holds the process to its memory and its time."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def pdf(contents: dict[str, Any]) -> bytes:
    """Tagged PDF/UA-1. `contents`: `page.Contents` as JSON holds it."""
    # Imported under the cap, and never by the web process.
    import typst

    from diary.report.glyphs import font_folders, printable

    contents = printable(contents)
    return typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=font_folders(),
        ignore_system_fonts=True,
        sys_inputs={"contents": json.dumps(contents), **drawings(contents)},
        pdf_standards=["ua-1"],
    )


def drawings(contents: dict[str, Any]) -> dict[str, str]:
    """The SVG of each chart that there is something for."""
    from diary.report import drawn, figures, page

    sheets: dict[str, tuple[Callable[[Any], Any], Callable[[Any], figures.Sheet]]] = {
        "outline": (drawn.outline_of, figures.outline_sheet),
        "strip": (drawn.strip_of, figures.strip_sheet),
        "timeline": (drawn.timeline_of, figures.timeline_sheet),
        "links": (page.links_of, figures.intervals_sheet),
        "since": (drawn.since_of, figures.since_sheet),
        "calendar": (drawn.calendar_of, figures.calendar_sheet),
    }
    found = {}
    for name, (read, compose) in sheets.items():
        chart = contents[name] and read(contents[name])
        if chart:
            found[name] = figures.styled(compose, chart)
    return found


if __name__ == "__main__":
    main()
