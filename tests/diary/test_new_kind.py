"""A new kind is one class: everything else follows from the registry."""

from datetime import date

import pytest
from django.apps import apps
from django.contrib.admin import AdminSite
from django.db import connection
from django.urls import path
from django.utils.translation import gettext_lazy as _
from drf_spectacular.generators import SchemaGenerator

from accounts.models import User
from api.serializers import any_entry, serializers_by_kind
from diary.admin import register_kinds
from diary.describe import describe, labels
from diary.fields import Choice, Computed, Daily, Quantity
from diary.models import KINDS, Entry
from diary.series import daily_series
from tests.factories import DAY, deletion, example, op

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def moonlight():
    """A kind of entry that is there for one test, with a real table."""

    class Moonlight(Entry):
        kind = "moonlight"
        label = _("Moonlight")

        lux = Quantity(
            _("Brightness"),
            unit="lx",
            maximum=100,
            required=True,
            daily=Daily("sum", missing="zero_when_complete", role="factor"),
        )
        side = Choice(_("Side"), vocabulary="sides")
        glow = Computed(_("Glow"), lambda lux: lux / 10, unit="gl", daily=Daily("mean"))

        class Meta(Entry.Meta):
            app_label = "diary"

    with connection.schema_editor() as editor:
        editor.create_model(Moonlight)
    KINDS[Moonlight.kind] = Moonlight
    yield Moonlight
    del KINDS[Moonlight.kind]
    with connection.schema_editor() as editor:
        editor.delete_model(Moonlight)
    del apps.all_models["diary"]["moonlight"]
    apps.clear_cache()


def test_it_is_described_with_its_fields_and_series(moonlight):
    found = next(kind for kind in describe()["kinds"] if kind["name"] == "moonlight")
    assert [field["name"] for field in found["fields"]] == ["lux", "side"]
    assert found["fields"][0] == {
        "name": "lux",
        "type": "quantity",
        "required": True,
        "default": None,
        "unit": "lx",
        "minimum": 0,
        "maximum": 100,
        "integer": False,
    }
    assert [series["name"] for series in found["series"]] == ["moonlight.glow", "moonlight.lux"]


def test_it_has_labels(moonlight):
    expected = {
        "moonlight": "Moonlight",
        "moonlight.lux": "Brightness",
        "moonlight.side": "Side",
        "moonlight.glow": "Glow",
    }
    assert expected.items() <= labels().items()


def test_it_is_written_and_read_over_rest(as_alice, moonlight):
    made = as_alice.send("POST", "entries/moonlight/", example(moonlight, lux=7))
    assert made.status_code == 201
    where = f"entries/moonlight/{made.json()['uid']}/"
    assert as_alice.send("PATCH", where, {"lux": 8}).json()["lux"] == 8
    assert as_alice.send("GET", "entries/").json()["entries"][0]["kind"] == "moonlight"
    assert as_alice.send("PATCH", where, {"lux": 101}).json()["errors"] == {
        "lux": ["Give a number from 0 to 100 (lx)."]
    }
    assert as_alice.send("DELETE", where).status_code == 204
    assert as_alice.send("GET", where).status_code == 404


def test_it_is_pushed_and_pulled(as_alice, moonlight):
    sent = op("moonlight", fields=example(moonlight))
    assert as_alice.push(sent).json()["results"][0]["status"] == "applied"
    (entry,) = as_alice.pull().json()["entries"]
    assert example(moonlight).items() <= entry.items()
    as_alice.push(deletion("moonlight", sent["uid"], base=1))
    assert as_alice.pull().json()["entries"][0]["deleted"] is True


def test_it_has_daily_series_with_its_own_meaning_of_a_missing_day(as_alice, moonlight):
    for lux in (10, 20):
        as_alice.send("POST", "entries/moonlight/", example(moonlight, lux=lux))
    next_day = {"at": "2026-03-02T21:00:00Z", "tz": "UTC", "complete": True}
    as_alice.send("POST", "entries/checkin/", next_day)
    series = daily_series(as_alice.owner, DAY, date(2026, 3, 2)).values
    assert list(series["moonlight.lux"]) == [30, 0]
    assert series["moonlight.glow"][0] == 1.5


def test_it_is_in_the_openapi_schema(moonlight, monkeypatch):
    # The description asks the registry once, at the first request.
    monkeypatch.setattr(any_entry, "_serializers", serializers_by_kind)
    schemas = SchemaGenerator().get_schema(public=True)["components"]["schemas"]
    assert schemas["Moonlight"]["properties"]["lux"]["maximum"] == 100
    mapping = schemas["Entry"]["discriminator"]["mapping"]
    assert mapping["moonlight"] == "#/components/schemas/Moonlight"


def test_the_admin_shows_it(as_alice, moonlight, settings, client):
    site = AdminSite()
    register_kinds(site)

    class Urls:
        urlpatterns = [path("admin/", site.urls)]

    settings.ROOT_URLCONF = Urls
    as_alice.owner.save()
    moonlight.objects.create(
        owner=as_alice.owner, uid="0193aaaa-0000-7000-8000-000000000000", rev=1,
        at="2026-03-01T08:00:00Z", tz="UTC", day="2026-03-01", lux=7,
    )  # fmt: skip
    client.force_login(User.objects.create_superuser("staff@example.org"))
    page = client.get("/admin/diary/moonlight/")
    assert page.status_code == 200
    assert b"0193aaaa-0000-7000-8000-000000000000" in page.content


def test_it_goes_with_its_owners_account(as_alice, moonlight):
    as_alice.send("POST", "entries/moonlight/", example(moonlight))
    as_alice.owner.delete()
    assert not moonlight.objects.exists()


def test_nothing_of_it_is_left_behind(as_alice):
    assert "moonlight" not in KINDS
    assert "diary_moonlight" not in connection.introspection.table_names()
    assert as_alice.send("GET", "entries/moonlight/").status_code == 404
    as_alice.owner.delete()
