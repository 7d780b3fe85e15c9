"""The way from a phone to the server, and what goes wrong on it."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Literal, get_args

from tests.factories import Api
from tests.proof.device import NeedsReset, Row, Unreachable

Fault = Literal["fine", "request lost", "late", "answer lost", "answer cut", "twice"]
FAULTS: tuple[Fault, ...] = get_args(Fault)


class Network:
    """Counts what the phones were told is stored, and keeps what may arrive again."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.acknowledged: dict[str, str] = {}
        """Op → uid."""
        self.under_way: list[Row] = []
        self.stored: dict[str, tuple[Row, datetime]] = {}
        """Op → itself, and the phone's clock when it was sent."""

    def deliver(self, body: Row) -> Row:
        answer = self.api.send("POST", "sync/push", body)
        assert answer.status_code == 200, answer.content
        now = datetime.fromisoformat(body["now"])
        for op, result in zip(body["ops"], answer.json()["results"], strict=True):
            if result["status"] in ("applied", "merged"):
                self.stored[op["op"]] = op, now
        return answer.json()

    def acknowledge(self, body: Row, results: list[Row]) -> None:
        """Deletions aside: of what is deleted already, none is kept."""
        stored = {r["op"] for r in results if r["rev"] is not None}
        ops = [op for op in body["ops"] if op["op"] in stored and "set" in op]
        self.acknowledged |= {op["op"]: op["uid"] for op in ops}


class Line:
    """A phone's connection during one sync: a fault a request in turn, then none."""

    def __init__(self, network: Network, faults: Iterable[Fault] = (), limit: int = 500) -> None:
        self.network, self.faults, self.limit = network, iter(faults), limit

    def push(self, body: Row) -> Row:
        body = json.loads(json.dumps(body))
        fault = next(self.faults, "fine")
        if fault == "request lost":
            raise Unreachable
        self.network.under_way.append(body)
        if fault == "late":
            raise Unreachable
        answer = self.network.deliver(body)
        if fault == "twice":
            answer = self.network.deliver(body)
        if fault == "answer lost":
            raise Unreachable
        if fault == "answer cut":
            answer["results"] = answer["results"][::2]
        self.network.acknowledge(body, answer["results"])
        return answer

    def pull(self, cursor: str | None) -> Row:
        if next(self.faults, "fine") not in ("fine", "twice"):
            raise Unreachable
        answer = self.network.api.pull(cursor or "", self.limit)
        if answer.status_code == 409:
            raise NeedsReset
        assert answer.status_code == 200, answer.content
        return answer.json()
