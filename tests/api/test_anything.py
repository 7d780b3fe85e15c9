"""Anything that the OpenAPI description lets through, and much that it doesn't: never the server's
fault, always an answer of the kind that is described."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

import pytest
import schemathesis
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, given, settings, strategies
from schemathesis import GenerationMode

from diary.models import KINDS
from tests.factories import content_of, example, log, signed_in

SCHEMA = schemathesis.openapi.from_dict(SchemaGenerator().get_schema(public=True))
READ: Iterable[Any] = SCHEMA.get_all_operations()
FOUND = [found.ok() for found in READ]
OPERATIONS = {f"{found.method.upper()} {found.path}": found for found in FOUND}
LONG = settings(
    max_examples=300,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
QUICK = settings(LONG, max_examples=6, derandomize=True, database=None)
SLOW = {
    "GET /api/v1/report.pdf",
    "POST /api/v1/report.pdf",
    "POST /api/v1/report.fhir.json",
}


@pytest.fixture
def browser(alice, settings):
    """Signed in just now, and never too often."""
    settings.REQUESTS_A_MINUTE = 0
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": {}}
    for kind in ("twitch", "sleep", "plan"):
        log(alice, kind, example(KINDS[kind]))
    phone = signed_in(alice)
    phone.confirm()
    return phone


def ask(browser, case: Any):
    query = urlencode(case.query or {}, doseq=True)
    body = case.body if isinstance(case.body, (dict, list, str, int, float)) else None
    return browser.ask(case.method, f"{case.formatted_path}?{query}", body)


def check(answer) -> None:
    content = content_of(answer)
    assert answer.status_code < 500
    if answer.status_code >= 400:
        assert answer["Content-Type"] == "application/problem+json"
        assert json.loads(content).keys() >= {"type", "title", "status", "code"}


def try_all(browser, name: str, how: settings) -> None:
    modes = [OPERATIONS[name].as_strategy(generation_mode=mode) for mode in GenerationMode]

    @how
    @given(case=strategies.one_of(modes))
    def try_one(case):
        check(ask(browser, case))

    try_one()


@pytest.mark.parametrize("name", [name for name in OPERATIONS if name not in SLOW])
def test_whatever_is_asked_is_answered(browser, name):
    try_all(browser, name, QUICK)


@pytest.mark.long
@pytest.mark.parametrize("name", OPERATIONS)
def test_whatever_is_asked_is_answered_for_long(browser, name):
    try_all(browser, name, settings(LONG, max_examples=20) if name in SLOW else LONG)
