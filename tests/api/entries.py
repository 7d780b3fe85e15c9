"""What tests of entries say alike."""

from typing import Any

import pytest

from diary.models import KINDS, entry_kinds
from tests.factories import Api, example

MODELS = pytest.mark.parametrize("model", KINDS.values(), ids=KINDS)
ENTRY_MODELS = pytest.mark.parametrize("model", list(entry_kinds()), ids=lambda one: one.kind)
UID = "01930000-0000-7000-8000-000000000001"
OTHER = "01930000-0000-7000-8000-000000000002"
NO_NUMBERS: list[Any] = [True, False, "3", "", [], {}, [3]]
NO_TERMS: list[Any] = ["moon", "", 0, True, ["other"], {}]


def fields_of(*types):
    """(model, field name) of every field of a type, as parameters."""
    found = [
        pytest.param(model, name, id=f"{kind}.{name}")
        for kind, model in KINDS.items()
        for name, field in model.fields().items()
        if isinstance(field, types)
    ]
    return pytest.mark.parametrize(("model", "name"), found)


def path(model, uid=UID):
    return f"entries/{model.kind}/{uid}/"


def put(api: Api, model, uid=UID, **changes):
    return api.send("PUT", path(model, uid), example(model, **changes))


def fields_of_answer(answer, model):
    """An answer without its envelope."""
    return {name: answer[name] for name in example(model)}


def errors_of(answer):
    assert answer.status_code == 400, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["code"], problem["title"]) == ("invalid", "Bad input")
    return problem["errors"]
