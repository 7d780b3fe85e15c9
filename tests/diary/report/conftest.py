"""Alice's diary, written day by day through the journal."""

import json
from dataclasses import asdict
from datetime import date, timedelta
from functools import cache

import pytest
from matplotlib.figure import Figure
from uuid_utils.compat import uuid7

from diary.models.background import BACKGROUND
from diary.report.excerpt import excerpt
from diary.report.render import pdf
from tests.factories import at, log

START = date(2025, 9, 1)


class Diary:
    """Writes entries on numbered days (0 is 1 Sep 2025) and reads them as a report does."""

    def __init__(self, owner):
        self.owner = owner

    def write(self, kind, day, hour=12, times=1, **fields):
        for _ in range(times):
            log(self.owner, kind, at(START + timedelta(days=day), hour, **fields))

    def twitch(self, days, count):
        """So many on each of these days."""
        for day in days:
            self.write("twitch", day, count=count)

    def dose(self, day, **fields):
        usual = {"mcg": 1000, "form": "hydroxocobalamin", "route": "intramuscular"}
        self.write("b12", day, **usual | fields)

    def none_noticed(self, day, **answers):
        self.write("checkin", day, hour=21, twitches="none_noticed", **answers)

    def sleep(self, day, hours):
        awake = at(START + timedelta(days=day), 7)
        slept = at(START + timedelta(days=day), 7 - hours)["at"] if hours <= 7 else None
        log(
            self.owner,
            "sleep",
            {"tz": awake["tz"], "asleep_at": slept, "awake_at": awake["at"]},
        )

    def visit(self, day, title="Dr Osei"):
        self.write("event", day, title=title, category="appointment")

    def plan(self, **fields):
        hydroxocobalamin = {"form": "hydroxocobalamin", "route": "intramuscular"}
        usual = {"what": "b12", "amount": 1, "unit": "mg", "starts_on": "2025-09-01"}
        kind = hydroxocobalamin if fields.get("what", "b12") == "b12" else {}
        log(self.owner, "plan", usual | kind | fields, uid=uuid7())

    def ask(self, text, **fields):
        log(self.owner, "question", {"text": text, **fields}, uid=uuid7())

    def tell(self, **fields):
        log(self.owner, "background", fields, uid=BACKGROUND)

    def excerpt(self, n_days=10):
        return excerpt(self.owner, START, START + timedelta(days=n_days - 1))


@pytest.fixture
def diary(alice):
    return Diary(alice)


def plain(text):
    """Without its unbreakable spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def texts(block):
    """What a block says, plain: (label, words in bold, words)."""
    return [tuple(map(plain, (line.label, line.lead, line.text))) for line in block.lines]


def cells(table):
    """The rows of a table, plain; None if there is none."""
    return table and [tuple(map(plain, row)) for row in table.rows]


@cache
def printed(contents):
    """The PDF; it takes its time."""
    return pdf(json.loads(json.dumps(asdict(contents))))


def words(pages):
    """All that a PDF says, each run of white space (also unbreakable) as one space."""
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


@pytest.fixture
def axes():
    return Figure().add_axes((0, 0, 1, 1))


def markers(axes, marker):
    """The lines that are drawn with this marker."""
    return [line for line in axes.lines if line.get_marker() == marker]


def bars(axes):
    """Middle and height of each bar of every path."""
    corners = [bar for patch in axes.patches for bar in patch.get_path().to_polygons()]
    return [(round(bar[:4, 0].mean(), 3), bar[:, 1].max()) for bar in corners]
