"""What tests of entries say alike."""

from tests.factories import Api, example

UID = "01930000-0000-7000-8000-000000000001"
OTHER = "01930000-0000-7000-8000-000000000002"


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
