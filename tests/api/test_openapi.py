"""The OpenAPI description: complete, without a warning, and what the browsable page shows."""

from io import StringIO

import pytest
from django.core.management import call_command
from drf_spectacular.generators import SchemaGenerator

from api.serializers import serializer_for
from api.urls import urlpatterns
from diary.models import KINDS
from diary.vocabulary import VOCABULARY
from tests.factories import example
from tests.kinds import MODELS


@pytest.fixture(scope="module")
def schema():
    return SchemaGenerator().get_schema(public=True)


def test_the_schema_is_made_without_a_warning():
    call_command("spectacular", "--fail-on-warn", "--validate", stdout=StringIO())


def test_every_route_is_in_the_schema_with_its_methods(schema):
    for pattern in urlpatterns:
        route = str(pattern.pattern).replace("<str:", "{").replace("<uuid:", "{").replace(">", "}")
        view = vars(pattern.callback)["cls"]
        methods = {m for m in ("get", "post", "put", "patch", "delete") if hasattr(view, m)}
        assert schema["paths"][f"/api/v1/{route}"].keys() == methods


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_described_field_by_field(schema, kind):
    found = schema["components"]["schemas"][KINDS[kind].__name__]
    envelope = {"kind", "uid", "rev", "deleted"}
    assert found["properties"].keys() == envelope | KINDS[kind].fields().keys()
    entry = schema["components"]["schemas"]["Entry"]
    assert entry["discriminator"]["mapping"][kind].endswith(f"/{KINDS[kind].__name__}")


@MODELS
def test_the_description_takes_what_the_validator_takes(model):
    serializer = serializer_for(model)(data=example(model))
    assert serializer.is_valid(), serializer.errors


def test_choices_and_bounds_are_those_of_the_registry(schema):
    twitch = schema["components"]["schemas"]["Twitch"]["properties"]
    assert (twitch["count"]["minimum"], twitch["count"]["maximum"]) == (1, 10_000)
    listed = str(twitch["site"]) + str(schema["components"]["schemas"])
    assert all(f"'{name}'" in listed for name in VOCABULARY["sites"])


@pytest.mark.django_db
def test_anybody_may_read_the_description(client):
    assert client.get("/api/schema/").status_code == 200


@pytest.mark.django_db
def test_the_browsable_page_loads_nothing_from_elsewhere(client):
    page = client.get("/api/docs/")
    assert page.status_code == 200
    assert b"http://" not in page.content
    assert b"https://" not in page.content
    assert "script-src 'self'" in page["Content-Security-Policy"].split("; ")
