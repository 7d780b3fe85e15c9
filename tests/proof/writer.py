"""A phone that never stops writing, and sends each push again until it is answered."""

import http.client
import random
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any, Protocol
from uuid import uuid4

from tests.api.sync import COFFEE
from tests.factories import deletion, op

PATIENCE = 120
"""Seconds until an answer must have come."""
SHARED = [str(uuid4()) for _ in range(5)]
"""Records that all writers of a diary edit."""


class Client(Protocol):
    def push(self, ops: list[dict[str, Any]]) -> tuple[int, Any]:
        """Status and JSON of the answer. Raises OSError or HTTPException if none came."""

    def close(self) -> None: ...


class Writer(Thread):
    """Until `done`, or for so many pushes."""

    def __init__(self, client: Client, done: Event, pushes: int = 10**9) -> None:
        super().__init__()
        self.client, self.done, self.pushes, self.random = client, done, pushes, random.Random()
        self.revs: dict[str, int] = {}
        """Of its own records, and what it knows of the shared ones."""
        self.acknowledged: dict[str, int] = {}
        """Op → number."""
        self.counted: Counter[str] = Counter()
        self.wrong: list[str] = []

    def run(self) -> None:
        try:
            while self.pushes and not self.done.is_set():
                self.pushes -= 1
                self.write()
        except TimeoutError as error:
            self.wrong.append(str(error))
        finally:
            self.client.close()

    def write(self) -> None:
        """Now and then the answer is as good as lost: everything is sent once more."""
        drawn = [self.an_op() for _ in range(self.random.randint(1, 20))]
        ops = list({op["uid"]: op for op in drawn}.values())
        failures = self.counted.total()
        results = self.answered(ops)
        if self.counted.total() > failures:
            had_been = results[0]["status"] == "duplicate"
            self.counted["stored, then cut off" if had_been else "cut off, then stored"] += 1
        self.learn(ops, results)
        if self.random.random() < 0.2:
            again = [(result["status"], result["rev"]) for result in self.answered(ops)]
            if again != [("duplicate", result["rev"]) for result in results]:
                self.wrong.append(f"sent again: {again}, answered before: {results}")

    def an_op(self) -> dict[str, Any]:
        uid = self.random.choice([*(self.revs.keys() - SHARED), *SHARED])
        base = self.revs.get(uid, 0)
        match self.random.choice(["new", "new", "edit", "edit", "delete"]):
            case "edit" if base:
                return op("caffeine", uid, self.some(), base=base)
            case "edit":
                return op("caffeine", uid, COFFEE | self.some())
            case "delete" if uid not in SHARED:
                return deletion("caffeine", uid, base=base)
        return op("caffeine", uuid4(), COFFEE | self.some())

    def some(self) -> dict[str, Any]:
        return {"mg": self.random.randrange(500), "note": self.random.choice(["a", "b", None])}

    def answered(self, ops: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The results of a push, sent until it is answered."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                status, answer = self.client.push(ops)
            except (OSError, http.client.HTTPException):
                status, answer = 0, None
            if status == 200:
                self.check_whole({result["status"] for result in answer["results"]})
                return answer["results"]
            self.counted[f"answered {status}" if status else "cut"] += 1
            time.sleep(0.05)
        raise TimeoutError("no answer came")

    def check_whole(self, statuses: set[str]) -> None:
        if not statuses <= {"duplicate"} and not statuses <= {"applied", "merged"}:
            self.wrong.append(f"a push was stored by halves: {statuses}")

    def learn(self, ops: list[dict[str, Any]], results: list[dict[str, Any]]) -> None:
        for sent, result in zip(ops, results, strict=True):
            self.acknowledged[sent["op"]] = self.revs[sent["uid"]] = result["rev"]
            if "delete" in sent:
                del self.revs[sent["uid"]]


@contextmanager
def writing(writers: Iterable[Writer], done: Event):
    """Gives them time; whatever happens, they have ended afterwards."""
    started = []
    try:
        for writer in writers:
            writer.start()
            started.append(writer)
        yield
    finally:
        done.set()
        for writer in started:
            writer.join()


def check(writers: Iterable[Writer], found: dict[str, Any], words: str) -> None:
    """Against the `ledger.report` of the diary that they wrote; `words`: what they wrote
    through."""
    writers = list(writers)
    assert [wrong for writer in writers for wrong in writer.wrong] == []
    assert found["wrong"] == []
    acknowledged = dict(item for writer in writers for item in writer.acknowledged.items())
    assert acknowledged
    assert acknowledged.items() <= found["numbers"].items()
    counted = sum((writer.counted for writer in writers), Counter())
    print(f"{words}: {len(acknowledged)} ops acknowledged, none lost; {dict(counted)}")  # noqa: T201
