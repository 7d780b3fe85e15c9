"""What was logged stays out of error answers, mails and addresses. (Of logs: test_logs.py.)"""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.template.loader import get_template
from django.utils import timezone

from accounts.models import User
from diary.models import KINDS
from tests.factories import Api, Browser, deletion, example, log, log_each, op
from tests.test_routes import routes

CANARY = "canary-in-the-calf"
UID = "01930000-0000-7000-8000-0000000000aa"
TEMPLATES = sorted(Path("accounts/templates").rglob("*.txt"))


def bad(**fields):
    return example(KINDS["twitch"], note=CANARY, state=CANARY, intensity=CANARY, **fields)


def with_canary(model):
    return dict.fromkeys({"note", "name", "text"} & model.fields().keys(), CANARY)


WRONG = [
    ("POST", "entries/twitch/", bad()),
    ("PUT", f"entries/twitch/{UID}/", bad()),
    ("PATCH", f"entries/twitch/{UID}/", {"note": CANARY}),
    ("POST", "entries/twitch/", f'{{"note": "{CANARY}"'),
    ("POST", "entries/twitch/", f'"{CANARY}' + "x" * 3_000_000),
    ("POST", f"entries/{CANARY}/", {}),
    ("GET", f"entries/?kind={CANARY}", None),
    ("GET", f"days?from={CANARY}&to={CANARY}", None),
    ("GET", f"entries/?cursor={CANARY}", None),
    ("GET", f"{CANARY}", None),
    ("POST", "sync/push", {"account": CANARY, "ops": CANARY}),
    ("PATCH", "me", {"tz": CANARY}),
    ("POST", "shares/", {"name": CANARY, "ciphertext": CANARY}),
    ("POST", f"report.fhir.json?from={CANARY}", {"name": CANARY}),
]


@pytest.mark.parametrize(("method", "path", "body"), WRONG)
def test_an_answer_that_says_no_does_not_repeat_what_was_sent(as_alice, method, path, body):
    answer = as_alice.send(method, path, body)
    assert 400 <= answer.status_code < 500
    assert CANARY not in answer.content.decode()
    assert CANARY not in str(answer.headers)


def test_a_push_tells_of_a_bad_op_without_its_values(as_alice):
    answer = as_alice.push(op("twitch", fields=bad()), {"op": CANARY, "kind": CANARY})
    assert [found["status"] for found in answer.json()["results"]] == ["rejected", "rejected"]
    assert CANARY not in str([found["errors"] for found in answer.json()["results"]])


@pytest.mark.parametrize("path", ["", "api/", "_allauth/browser/v1/", "admin/", "static/"])
def test_a_page_that_is_not_there_does_not_repeat_its_address(client, db, path):
    answer = client.get(f"/{path}{CANARY}.txt?{CANARY}")
    assert answer.status_code in {302, 404}
    assert CANARY not in answer.content.decode()


def test_a_bug_is_told_without_what_was_sent(as_alice, monkeypatch):
    def fail(*arguments, **named):
        raise RuntimeError(CANARY)

    monkeypatch.setattr("diary.journal.apply", fail)
    as_alice.raise_request_exception = False
    answer = as_alice.send("POST", "entries/twitch/", example(KINDS["twitch"], note=CANARY))
    assert (answer.status_code, answer.json()["code"]) == (500, "server_error")
    assert CANARY not in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_no_mail_knows_anything_of_the_diary(alice, with_mail, mailoutbox, phone):
    log_each(alice, with_canary)
    phone.api("POST", "tokens/", {"name": CANARY})
    phone.api("DELETE", "me")
    Browser().auth("POST", "auth/password/request", {"email": alice.email})
    Browser().auth("POST", "auth/signup", {"email": alice.email, "password": "calf-eyelid-1"})
    assert len(mailoutbox) == 4
    for mail in mailoutbox:
        said = f"{mail.subject} {mail.body} {mail.extra_headers}"
        assert CANARY not in said
        assert not re.search("twitch|b12|symptom", said, re.IGNORECASE)


@pytest.mark.parametrize("template", TEMPLATES, ids=[path.stem for path in TEMPLATES])
def test_a_template_of_a_mail_names_nothing_but_the_account(template):
    text = (Path(settings.BASE_DIR) / template).read_text()
    assert get_template(str(template.relative_to("accounts/templates")))
    assert re.findall(r"{{ *(\w+)", text) == []


def test_no_address_carries_a_health_value():
    named = {name for route in routes() for name in re.findall(r"<(?:\w+:)?(\w+)>", route)}
    of_the_admin = {"object_id", "app_label", "content_type_id", "url"}
    assert named - of_the_admin == {"kind", "uid", "secret"}


def test_a_row_calls_itself_by_nothing_that_was_logged(alice):
    log_each(alice, with_canary)
    for model in KINDS.values():
        assert CANARY not in f"{model.objects.get()} {model.objects.get()!r}"
    assert str(User.objects.get()) == alice.email


def words(field):
    """Whether anybody writes there what they like."""
    return isinstance(field, models.CharField | models.TextField) and not field.choices


@pytest.mark.parametrize(
    "model",
    [*apps.get_app_config("accounts").get_models(), *apps.get_app_config("diary").get_models()],
    ids=lambda model: model.__name__,
)
def test_no_log_learns_more_of_a_row_than_which_it_is(model):
    row = model(owner_id=7) if hasattr(model, "owner") else model()
    for field in model._meta.fields:
        if words(field) and field.name not in {"email", "kind", "outcome"}:
            setattr(row, field.name, CANARY)
        if isinstance(field, models.DateTimeField):
            setattr(row, field.name, timezone.now())
    assert CANARY not in str(row)


def test_what_was_deleted_is_in_no_answer_of_the_log_of_accesses(alice):
    api = Api(alice)
    uid = log(alice, "twitch", example(KINDS["twitch"], note=CANARY))
    api.push(deletion("twitch", uid))
    assert CANARY not in api.send("GET", "access-log/").content.decode()
