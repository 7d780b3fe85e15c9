"""A phone in Python: the rules of frontend/src/sync/{outbox,push,pull,startOver}.ts, on dicts."""

import math
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

from uuid_utils.compat import uuid7

from diary.models import KINDS

Row = dict[str, Any]


class NeedsReset(Exception):
    """The server answered a pull with 409: the cursor is not of this database."""


class Unreachable(Exception):
    """No answer came; whether the request arrived is unknown."""


class Server(Protocol):
    def push(self, body: Row) -> Row: ...
    def pull(self, cursor: str | None) -> Row: ...


def fields_of(row: Row) -> Row:
    return {name: row[name] for name in row.keys() - {"kind", "uid", "rev", "deleted"}}


def is_live(row: Row | None) -> bool:
    return row is not None and not row["deleted"]


def tombstone(kind: str, uid: str, rev: int) -> Row:
    return {"kind": kind, "uid": uid, "rev": rev, "deleted": True}


def blank(kind: str) -> Row:
    described = [field.describe() for field in KINDS[kind].fields().values()]
    return {field["name"]: field["default"] for field in described}


def same_fields(one: Row, other: Row) -> bool:
    if one["deleted"] or other["deleted"]:
        return one["deleted"] == other["deleted"]
    return all(other.get(name) == value for name, value in fields_of(one).items())


class Phone:
    """`world` tells the true time; `skew` is how far this phone's clock is ahead of it."""

    def __init__(self, account: str, world: Callable[[], datetime]) -> None:
        self.account, self.device, self.world = account, str(uuid7()), world
        self.skew = timedelta()
        self.records: dict[str, Row] = {}
        self.outbox: list[Row] = []
        self.cursor: str | None = None
        self.unseen: dict[str, float] | None = None
        self.seen: tuple[str, int] | None = None
        self.agreed_at: str | None = None
        self.last_backup: str | None = None

    def now(self) -> datetime:
        return self.world() + self.skew

    # --- outbox.ts: what a person does ------------------------------------------------------------

    def commit(self, kind: str, uid: str, fields: Row | None) -> None:
        """Create, edit, revive or (without fields) delete: the row and its op together."""
        row, earlier = self.records.get(uid), self.pending(uid)
        self.records[uid] = after = self.after_change(row, kind, uid, fields)
        base = earlier[-1]["op"]["base"] if earlier else after["rev"]
        self.enqueue(kind, uid, fields, base, self.later_than(earlier))
        if any("errors" in item for item in earlier):
            self.fuse(uid)

    def after_change(self, row: Row | None, kind: str, uid: str, fields: Row | None) -> Row:
        rev = row["rev"] if row else 0
        if fields is None:
            return tombstone(kind, uid, rev)
        before = row if row and is_live(row) else blank(kind)
        return before | fields | {"kind": kind, "uid": uid, "rev": rev, "deleted": False}

    def pending(self, uid: str) -> list[Row]:
        return [item for item in self.outbox if item["op"]["uid"] == uid]

    def later_than(self, pending: list[Row]) -> str:
        """Never before the edit that this one follows, even if the clock was turned back."""
        now = self.now()
        if pending:
            last = datetime.fromisoformat(pending[-1]["op"]["edited_at"])
            now = max(now, last + timedelta(milliseconds=1))
        return now.isoformat()

    def enqueue(self, kind: str, uid: str, fields: Row | None, base: int, edited_at: str) -> None:
        what = {"delete": True} if fields is None else {"set": fields}
        op = {"op": str(uuid7()), "kind": kind, "uid": uid, "base": base, "edited_at": edited_at}
        self.outbox.append({"op": op | what})

    def fuse(self, uid: str) -> None:
        """One op in the place of a refused one and those behind it."""
        pending = self.pending(uid)
        first, last = pending[0]["op"], pending[-1]["op"]
        self.outbox = [item for item in self.outbox if item not in pending]
        # During a sync from the start nobody can say what the server has.
        may_be_known = self.records[uid]["rev"] or self.unseen is not None
        if "delete" in last and not may_be_known:
            return
        fields = None if "delete" in last else wanted_by(pending)
        self.enqueue(first["kind"], uid, fields, first["base"], last["edited_at"])

    def next_batch(self) -> list[Row]:
        first: dict[str, Row] = {}
        for item in self.outbox:
            first.setdefault(item["op"]["uid"], item)
        return [item for item in first.values() if "errors" not in item]

    # --- exchange.ts and push.ts ------------------------------------------------------------------

    def synchronise(self, server: Server) -> None:
        self.push_all(server)
        self.pull_all(server)
        if self.next_batch():
            self.push_all(server)

    def push_all(self, server: Server) -> None:
        batch = self.next_batch()
        while True:
            ops = [item["op"] for item in batch]
            envelope = {"account": self.account, "device": self.device, "schema": 1}
            answer = server.push(envelope | {"now": self.now().isoformat(), "ops": ops})
            answered = self.take_answers(batch, answer)
            if batch and not answered:
                raise Unreachable
            batch = self.next_batch()
            if not batch:
                return

    def take_answers(self, batch: list[Row], answer: Row) -> int:
        epoch, head, results = answer["epoch"], answer["head"], answer["results"]
        if self.seen and (self.seen[0] != epoch or self.seen[1] > head):
            self.start_over()
        items = {item["op"]["op"]: item for item in batch}
        settled = [r for r in results if r["op"] in items and r["status"] != "held"]
        for result in settled:
            item = items[result["op"]]
            if result["status"] == "rejected":
                self.refuse(item, result["errors"])
            else:
                self.settle(item, result)
        self.seen = (epoch, head)
        if self.unseen is None:
            self.agreed_at = self.now().isoformat() if settled else self.agreed_at
            self.last_backup = self.last_backup if self.outbox else self.now().isoformat()
        return len(settled)

    def refuse(self, item: Row, errors: Row) -> None:
        item["errors"] = errors
        if len(self.pending(item["op"]["uid"])) > 1:
            self.fuse(item["op"]["uid"])

    def settle(self, item: Row, result: Row) -> None:
        uid, rev = item["op"]["uid"], result["rev"] or 0
        self.outbox.remove(item)
        if "entry" in result and uid not in (self.unseen or {}):
            self.place(result["entry"])
        elif uid in self.records and self.records[uid]["rev"] < rev:
            self.records[uid] = self.records[uid] | {"rev": rev}
        if result["status"] == "applied":
            for later in self.pending(uid):
                later["op"]["base"] = rev

    # --- pull.ts and startOver.ts -----------------------------------------------------------------

    def pull_all(self, server: Server) -> None:
        more = True
        while more:
            try:
                more = self.take_page(server.pull(self.cursor))
            except NeedsReset:
                assert self.cursor is not None, "a pull without a cursor can't be reset"
                self.start_over()

    def take_page(self, page: Row) -> bool:
        for entry in page["entries"]:
            known = (self.unseen or {}).pop(entry["uid"], 0)
            row = self.records.get(entry["uid"])
            if row and entry["rev"] < known and not same_fields(row, entry):
                self.send_again(entry["uid"], entry["rev"])
            else:
                self.place(entry)
        more = bool(page["more"])
        if self.unseen is not None and not more:
            for uid in self.unseen:
                self.send_again(uid, 0)
        self.cursor = page["cursor"]
        if not more:
            self.unseen, self.agreed_at = None, self.now().isoformat()
        return more

    def place(self, entry: Row) -> None:
        """Unless a newer row is here; what waits in the outbox stays on top."""
        row = self.records.get(entry["uid"])
        if row and entry["rev"] < row["rev"]:
            return
        self.records[entry["uid"]] = self.with_pending(entry, self.pending(entry["uid"]), row)

    def with_pending(self, entry: Row, pending: list[Row], row: Row | None) -> Row:
        if not pending:
            return entry
        if "delete" in pending[-1]["op"]:
            return tombstone(entry["kind"], entry["uid"], entry["rev"])
        if entry["deleted"] and row:
            return row | {"rev": entry["rev"]}
        return self.after_change(entry, entry["kind"], entry["uid"], wanted_by(pending))

    def start_over(self) -> None:
        """The server is another, or an older copy of itself: its numbers tell nothing."""
        self.unseen = dict(self.unseen or {})
        for uid, row in self.records.items():
            if row["rev"] or row["deleted"]:
                self.unseen[uid] = math.inf
            self.records[uid] = row | {"rev": 0}
        for item in self.outbox:
            item["op"]["base"] = 0
        self.cursor = None

    def send_again(self, uid: str, rev: int) -> None:
        """Dated to when both agreed, so that what was changed elsewhere since wins; before what
        waits, which may have been refused for what the server lacked."""
        row = self.records[uid] = self.records[uid] | {"rev": rev}
        waiting = [{"op": item["op"]} for item in self.pending(uid)]
        self.outbox = [item for item in self.outbox if item["op"]["uid"] != uid]
        if is_live(row) or rev:
            fields = fields_of(row) if is_live(row) else None
            as_of = self.agreed_at or self.last_backup or self.now().isoformat()
            self.enqueue(row["kind"], uid, fields, 0, as_of)
        self.outbox += waiting


def wanted_by(pending: list[Row]) -> Row:
    """What a run of ops sets in the end."""
    wanted: Row = {}
    for item in pending:
        wanted = {} if "delete" in item["op"] else wanted | item["op"]["set"]
    return wanted
