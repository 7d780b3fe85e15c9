"""The admin of a diary: it reads and never writes, and each look is told."""

import pytest

from accounts.access import AccessEvent
from diary.models import KINDS, Change
from tests.factories import STAFF, example, log, noted, words_of

LOOKED = ("support_looked", STAFF, None)
SECRET = "a note for my eyes alone"
MODELS = pytest.mark.parametrize("model", [*KINDS.values(), Change], ids=[*KINDS, "change"])


@pytest.fixture
def row(alice, model):
    """An entry of this kind, or the change that it left."""
    kind = KINDS["twitch"] if model is Change else model
    log(alice, kind.kind, example(kind, **{words_of(kind): SECRET}))
    return model.objects.get()


@pytest.fixture
def twitch(alice):
    return log(alice, "twitch", example(KINDS["twitch"]))


def path(model, *rest):
    return "/".join(["/admin/diary", model._meta.model_name, *map(str, rest), ""])


@MODELS
def test_a_list_tells_who_and_when_and_no_more(staff, row, model):
    page = staff.get(path(model))
    assert page.status_code == 200
    assert b"alice@example.org" in page.content
    assert SECRET.encode() not in page.content


@MODELS
def test_a_list_cannot_be_asked_for_what_it_does_not_tell(staff, row, model):
    hidden = ["rev__gt=0", f"{'set' if model is Change else words_of(model)}__icontains=a"]
    for question in hidden:
        assert staff.get(f"{path(model)}?{question}").status_code == 400


def test_a_list_can_be_asked_for_days(staff, twitch):
    for day, found in (("2026-03-01", True), ("2026-03-02", False)):
        page = staff.get(f"{path(KINDS['twitch'])}?day__gte={day}")
        assert (b"alice@example.org" in page.content) == found


@MODELS
def test_one_record_can_be_read(staff, row, model):
    page = staff.get(path(model, row.pk, "change"))
    assert page.status_code == 200
    assert SECRET.encode() in page.content


@MODELS
def test_nothing_can_be_added_changed_or_deleted(staff, row, model):
    before = list(model.objects.order_by("pk").values())
    assert staff.get(path(model, "add")).status_code == 403
    assert staff.post(path(model, "add"), {}).status_code == 403
    assert staff.post(path(model, row.pk, "change"), {"note": "x"}).status_code == 403
    assert staff.post(path(model, row.pk, "delete"), {"post": "yes"}).status_code == 403
    action = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    staff.post(path(model), action)
    assert list(model.objects.order_by("pk").values()) == before


# --- What the patient reads of it -----------------------------------------------------------------


@MODELS
def test_each_look_at_a_record_is_told(staff, row, model, alice):
    for page in ("change", "history"):
        AccessEvent.objects.all().delete()
        staff.get(path(model, row.pk, page))
        assert noted(alice) == [LOOKED]


def test_a_look_at_a_list_is_told_to_whoever_is_in_it(staff, twitch, alice, bob):
    staff.get(path(KINDS["twitch"]))
    assert (noted(alice), noted(bob)) == ([LOOKED], [])


@pytest.mark.parametrize("name", ["accounts/user", "diary/twitch"])
def test_a_look_at_what_is_not_there_is_told_to_nobody(staff, name):
    assert staff.get(f"/admin/{name}/77/change/").status_code == 302
    assert not AccessEvent.objects.exists()
