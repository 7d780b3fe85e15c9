"""The admin reads, never writes; and nothing of a diary without being signed in as staff."""

import pytest
from allauth.mfa.models import Authenticator

from accounts.access import AccessEvent
from accounts.models import User
from diary.models import KINDS, Change
from tests.factories import example, log, words_of

SECRET = "a note for my eyes alone"
MODELS = pytest.mark.parametrize("model", [*KINDS.values(), Change], ids=[*KINDS, "change"])


STAFF = "staff@example.org"


@pytest.fixture
def staff(client, db):
    """With a second factor."""
    user = User.objects.create_superuser(STAFF)
    Authenticator.objects.create(user=user, type="totp", data={})
    client.force_login(user)
    return client


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
    assert staff.get(path(model, row.pk, "change")).status_code == 200


@MODELS
def test_nothing_can_be_added_changed_or_deleted(staff, row, model):
    before = list(model.objects.values())
    assert staff.get(path(model, "add")).status_code == 403
    assert staff.post(path(model, "add"), {}).status_code == 403
    assert staff.post(path(model, row.pk, "change"), {"note": "x"}).status_code == 403
    assert staff.post(path(model, row.pk, "delete"), {"post": "yes"}).status_code == 403
    action = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    staff.post(path(model), action)
    assert list(model.objects.values()) == before


@MODELS
def test_a_patient_sees_no_admin(client, alice, row, model):
    client.force_login(alice)
    for where in (path(model), path(model, row.pk, "change")):
        assert client.get(where).status_code == 302


# --- The door -------------------------------------------------------------------------------------

DOOR = "/admin/login/?next=/admin/"


def test_who_is_not_signed_in_is_sent_to_the_app(client, db):
    assert client.get("/admin/")["Location"] == DOOR
    assert client.get(DOOR)["Location"] == "/account?next=%2Fadmin%2F"


def test_a_password_alone_opens_no_admin(client, db):
    client.force_login(User.objects.create_superuser(STAFF))
    assert client.get("/admin/")["Location"] == DOOR
    answer = client.get(DOOR)
    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")


def test_recovery_codes_are_no_second_factor(client, db):
    user = User.objects.create_superuser(STAFF)
    Authenticator.objects.create(user=user, type="recovery_codes", data={})
    client.force_login(user)
    assert client.get("/admin/").status_code == 302


def test_a_patient_is_refused_at_the_door(client, alice):
    client.force_login(alice)
    assert client.get(DOOR).status_code == 403


def test_nobody_signs_in_by_the_admins_own_form(client, db):
    User.objects.create_superuser(STAFF, "calf-eyelid-calf-42")
    client.post(DOOR, {"username": STAFF, "password": "calf-eyelid-calf-42"})
    assert "_auth_user_id" not in client.session


# --- What the patient reads of it -----------------------------------------------------------------


def looks(owner):
    return list(owner.access_events.order_by("id").values_list("act", "through", "ip"))


LOOKED = ("support_looked", STAFF, None)


@MODELS
def test_each_look_at_a_record_is_told(staff, row, model, alice):
    for page in ("change", "history"):
        AccessEvent.objects.all().delete()
        staff.get(path(model, row.pk, page))
        assert looks(alice) == [LOOKED]


def test_a_look_at_a_list_is_told_to_whoever_is_in_it(staff, twitch, alice, bob):
    staff.get(path(KINDS["twitch"]))
    assert (looks(alice), looks(bob)) == ([LOOKED], [])


def test_a_look_at_an_account_and_a_change_of_it_are_told(staff, alice):
    account = f"/admin/accounts/user/{alice.pk}/change/"
    staff.get(account)
    assert looks(alice) == [LOOKED]
    staff.post(account, {"email": alice.email})
    assert looks(alice) == [LOOKED, LOOKED, ("support_changed", STAFF, None)]
    alice.refresh_from_db()
    assert not alice.is_active


@pytest.mark.parametrize("name", ["accounts/user", "diary/twitch"])
def test_a_look_at_what_is_not_there_is_told_to_nobody(staff, name):
    assert staff.get(f"/admin/{name}/77/change/").status_code == 302
    assert not AccessEvent.objects.exists()


@pytest.mark.parametrize("name", ["password__startswith", "account__startswith", "erase_at__gt"])
def test_accounts_cannot_be_asked_for_what_is_not_shown(staff, name):
    assert staff.get(f"/admin/accounts/user/?{name}=2").status_code == 400
    assert staff.get("/admin/accounts/user/?q=staff").status_code == 200


def test_no_account_is_deleted_in_the_admin(staff, alice):
    answer = staff.post(f"/admin/accounts/user/{alice.pk}/delete/", {"post": "yes"})
    assert answer.status_code == 403
    assert User.objects.filter(pk=alice.pk).exists()


@pytest.mark.parametrize("name", ["account/emailaddress", "mfa/authenticator", "auth/group"])
def test_what_its_owner_alone_may_change_is_not_in_the_admin(staff, name):
    assert staff.get(f"/admin/{name}/").status_code == 404


def test_no_account_is_made_in_the_admin(staff):
    assert staff.get("/admin/accounts/user/").status_code == 200
    assert staff.get("/admin/accounts/user/add/").status_code == 403
