"""The admin reads, never writes; and nothing of a diary without being signed in as staff."""

import pytest

from accounts.models import User
from diary.models import KINDS, Change
from tests.factories import example, log, words_of

SECRET = "a note for my eyes alone"
MODELS = pytest.mark.parametrize("model", [*KINDS.values(), Change], ids=[*KINDS, "change"])


@pytest.fixture
def staff(client, db):
    client.force_login(User.objects.create_superuser("staff@example.org"))
    return client


@pytest.fixture
def rows(alice):
    for kind, model in KINDS.items():
        log(alice, kind, example(model, **{words_of(model): SECRET}))


def path(model, *rest):
    return "/".join(["/admin/diary", model._meta.model_name, *map(str, rest), ""])


@MODELS
def test_a_list_tells_who_and_when_and_no_more(staff, rows, model):
    page = staff.get(path(model))
    assert page.status_code == 200
    assert b"alice@example.org" in page.content
    assert SECRET.encode() not in page.content


@MODELS
def test_one_record_can_be_read(staff, rows, model):
    assert staff.get(path(model, model.objects.first().pk, "change")).status_code == 200


@MODELS
def test_nothing_can_be_added_changed_or_deleted(staff, rows, model):
    first = model.objects.first()
    before = list(model.objects.values())
    assert staff.get(path(model, "add")).status_code == 403
    assert staff.post(path(model, "add"), {}).status_code == 403
    assert staff.post(path(model, first.pk, "change"), {"note": "x"}).status_code == 403
    assert staff.post(path(model, first.pk, "delete"), {"post": "yes"}).status_code == 403
    action = {"action": "delete_selected", "_selected_action": [first.pk], "post": "yes"}
    staff.post(path(model), action)
    assert list(model.objects.values()) == before


@MODELS
def test_a_patient_sees_no_admin(client, alice, rows, model):
    client.force_login(alice)
    for where in (path(model), path(model, model.objects.first().pk, "change")):
        assert client.get(where).status_code == 302


def test_no_account_is_made_in_the_admin(staff):
    assert staff.get("/admin/accounts/user/").status_code == 200
    assert staff.get("/admin/accounts/user/add/").status_code == 403
