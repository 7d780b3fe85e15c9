"""What a write costs, in processor time, as ratios within one run:

    .venv/bin/python -m bench.writes

One entry: POST /api/v1/entries/twitch/ with a token, against a bare Django view on the same server
that reads the same JSON and answers with it. Goal: at most 12 times its processor time.

A push: 500 entries of all six kinds through POST /api/v1/sync/push, against the rows that it left
(records and journal alike) inserted by sqlite3's `executemany` into a copy of the same database,
with the same pragmas, in one transaction. Rows per second of processor time: at least 0.10 of it;
goal 0.30. The same pushes once more, as a phone sends them that got no answer: at least twice as
fast.
"""

from __future__ import annotations

import argparse
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from uuid_utils.compat import uuid7

from bench.rounds import asking, rounds, scratch, show
from bench.server import Server, running

POSTS = 400
PUSHES = 10
OPS = 500
KINDS = ("twitch", "sleep", "caffeine", "hydration", "b12", "checkin")
TZ = "Europe/Berlin"

Tables = dict[str, list[tuple[Any, ...]]]


def main() -> None:
    options = read_options()
    with scratch() as folder, running(folder, options.port) as server:
        print(f"One entry: {options.rounds} rounds of {POSTS} requests each ", end="", flush=True)
        posts = rounds(options.rounds, lambda: entry_round(server))
        print(f"A push of {OPS}: {options.rounds} rounds of {PUSHES} ", end="", flush=True)
        pushes = rounds(options.rounds, lambda: push_round(server))
    print()
    show("POST of one entry, ms", [ours * 1e3 for ours, _ in posts])
    show("the bare view, ms", [bare * 1e3 for _, bare in posts])
    show("POST ÷ bare view (goal ≤ 12)", [ours / bare for ours, bare in posts])
    show("push, rows a CPU second", [ours for ours, *_ in pushes])
    show("executemany, rows a CPU second", [raw for _, raw, _ in pushes])
    show("push ÷ executemany (goal ≥ 0.30)", [ours / raw for ours, raw, _ in pushes])
    show("push again ÷ push (goal ≥ 2)", [faster for *_, faster in pushes])


def read_options() -> argparse.Namespace:
    parser = asking(__doc__)
    parser.add_argument("--port", type=int, default=8123)
    return parser.parse_args()


# --- One entry ------------------------------------------------------------------------------------


def entry_round(server: Server) -> tuple[float, float]:
    """CPU seconds of a POST and of the bare view, a request each."""
    paths = "/api/v1/entries/twitch/", "/bare"
    posted, bare = (cpu_of(server, [(path, twitch(i)) for i in range(POSTS)]) for path in paths)
    return posted / POSTS, bare / POSTS


def cpu_of(server: Server, requests: list[tuple[str, Any]]) -> float:
    before = server.cpu()
    for path, body in requests:
        server.send("POST", path, body)
    return server.cpu() - before


# --- A push ---------------------------------------------------------------------------------------


def push_round(server: Server) -> tuple[float, float, float]:
    """Rows a CPU second of pushes, and of the rows that they left inserted bare; and how many
    times as fast the same pushes are when they come again."""
    account = server.send("GET", "/api/v1/me")["account"]
    with scratch() as folder:
        copy = folder / "copy.sqlite3"
        head = copy_database(server.database, copy)
        pushes = [("/api/v1/sync/push", push(account)) for _ in range(PUSHES)]
        spent = cpu_of(server, pushes)
        batches = [
            new_rows(server.database, head + OPS * i, head + OPS * (i + 1)) for i in range(PUSHES)
        ]
        n_rows = sum(len(rows) for tables in batches for rows in tables.values())
        assert n_rows == PUSHES * OPS * 2, "a record and a change an op"
        again = cpu_of(server, pushes)
        return n_rows / spent, n_rows / insert_bare(copy, batches), spent / again


def copy_database(source: Path, target: Path) -> int:
    """Copies it as it is now and gives the head of its one journal."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        (head,) = new.execute("SELECT head FROM diary_journal").fetchone() or (0,)
        return int(head)


def new_rows(database: Path, after: int, until: int) -> Tables:
    """Every row of the numbers after `after`, by table."""
    with closing(sqlite3.connect(database)) as connection:
        numbers = {f"diary_{kind}": "rev" for kind in KINDS} | {"diary_change": "seq"}
        return {
            table: connection.execute(
                f"SELECT * FROM {table} WHERE {number} > ? AND {number} <= ?", (after, until)
            ).fetchall()
            for table, number in numbers.items()
        }


def insert_bare(database: Path, batches: list[Tables]) -> float:
    """CPU seconds of inserting the rows, a transaction a batch."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")  # as Django does
        before = time.process_time()
        for tables in batches:
            connection.execute("BEGIN IMMEDIATE")
            for table, rows in tables.items():
                places = ", ".join("?" * len(rows[0]))
                connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
            connection.execute("COMMIT")
        return time.process_time() - before


# --- What is sent ---------------------------------------------------------------------------------


def push(account: str) -> dict[str, Any]:
    now = datetime.now(UTC).isoformat()
    ops = [
        {
            "op": str(uuid7()), "kind": kind, "uid": str(uuid7()), "base": 0, "edited_at": now,
            "set": ENTRIES[kind](i),
        }
        for i, kind in ((i, KINDS[i % len(KINDS)]) for i in range(OPS))
    ]  # fmt: skip
    return {"account": account, "device": str(uuid4()), "schema": 1, "now": now, "ops": ops}


def local_time(i: int, minutes: int = 0) -> str:
    start = datetime.fromisoformat("2026-01-01T08:00:00+01:00")
    return (start + timedelta(hours=i % 1000, minutes=minutes)).isoformat()


def twitch(i: int) -> dict[str, Any]:
    return {
        "at": local_time(i), "tz": TZ, "site": "calf", "side": "left", "intensity": i % 11,
        "seconds": 20,
    }  # fmt: skip


def sleep(i: int) -> dict[str, Any]:
    return {
        "tz": TZ, "asleep_at": local_time(i), "awake_at": local_time(i, 443), "quality": i % 11,
    }  # fmt: skip


def caffeine(i: int) -> dict[str, Any]:
    return {"at": local_time(i), "tz": TZ, "mg": 96, "drink": "brewed_coffee"}


def hydration(i: int) -> dict[str, Any]:
    return {"at": local_time(i), "tz": TZ, "ml": 250, "drink": "water"}


def b12(i: int) -> dict[str, Any]:
    return {
        "at": local_time(i), "tz": TZ, "mcg": 1000, "form": "hydroxocobalamin",
        "route": "intramuscular", "site": "deltoid", "side": "left",
    }  # fmt: skip


def checkin(i: int) -> dict[str, Any]:
    return {
        "at": local_time(i), "tz": TZ, "twitches": "all_logged", "complete": True,
        "stress": i % 11, "note": "A long day.",
    }  # fmt: skip


ENTRIES = dict(zip(KINDS, (twitch, sleep, caffeine, hydration, b12, checkin), strict=True))

if __name__ == "__main__":
    main()
