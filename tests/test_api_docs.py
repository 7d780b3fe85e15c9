"""docs/api.md is executed: every request in its order, every answer compared."""

import json
import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from tests.factories import content_of
from tools.setup import ROOT

DOCS = ROOT / "docs" / "api.md"
EXCHANGE = re.compile(
    r"^`(?P<method>GET|POST|PUT|PATCH|DELETE) (?P<path>\S+)`\n"
    r"(?:\n```json\n(?P<body>.*?)```\n)?"
    r"\n`(?P<status>\d{3})`(?: `(?P<type>[^`]+)`)?\n"
    r"(?:\n```json\n(?P<answer>.*?)```)?",
    re.MULTILINE | re.DOTALL,
)


@dataclass
class Reader:
    """Compares answers with the docs and remembers the value behind each `<name>`."""

    known: dict[str, Any]

    def fill(self, text: str) -> str:
        return re.sub(r"<(\w+)>", lambda found: str(self.known[found[1]]), text)

    def same(self, said: Any, got: Any, where: str = "answer") -> None:
        match said:
            case str() if placeholder := re.fullmatch(r"<(\w+)>", said):
                assert got is not None, where
                self.known[placeholder[1]] = got
            case dict():
                assert isinstance(got, dict), f"{where}: {got!r} is no object"
                expected = {name: value for name, value in said.items() if name != "..."}
                names = got.keys() & expected.keys() if "..." in said else got.keys()
                assert set(names) == set(expected), f"{where}: has {sorted(got)}"
                for name, value in expected.items():
                    self.same(value, got[name], f"{where}.{name}")
            case list() if said and said[-1] == "...":
                assert len(got) >= len(said) - 1, where
                self.same(said[:-1], got[: len(said) - 1], where)
            case list():
                assert len(said) == len(got), f"{where}: {got!r}"
                for place, (one, other) in enumerate(zip(said, got, strict=True)):
                    self.same(one, other, f"{where}[{place}]")
            case _:
                assert said == got, f"{where}: {got!r} instead of {said!r}"


@pytest.mark.django_db(transaction=True)
def test_every_exchange_in_the_docs_happens_as_written(client: Client, settings: Any) -> None:
    settings.SHARE_AT = "https://quiver.example.org"
    reader = Reader({})
    exchanges = list(EXCHANGE.finditer(DOCS.read_text()))
    assert len(exchanges) == len(
        re.findall(r"^`(GET|POST|PUT|PATCH|DELETE) /", DOCS.read_text(), re.M)
    )
    for exchange in exchanges:
        path = reader.fill(exchange["path"])
        # A token, once the docs have made one; after a sign-in its session.
        secret = reader.known.get("token", "")
        if path.startswith("/_allauth"):
            secret = reader.known["token"] = ""
        answer = client.generic(
            exchange["method"],
            path,
            reader.fill(exchange["body"] or ""),
            content_type="application/json",
            headers={"Authorization": f"Bearer {secret}"} if secret else {},
        )
        where = f"{exchange['method']} {path}"
        content = content_of(answer)
        assert answer.status_code == int(exchange["status"]), f"{where}: {content!r}"
        if exchange["type"]:
            assert answer["Content-Type"] == exchange["type"], where
        if exchange["answer"]:
            reader.same(json.loads(exchange["answer"]), json.loads(content), where)
