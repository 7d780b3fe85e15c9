"""Who gets into the admin, and what staff may do with an account there."""

import pytest
from allauth.mfa.models import Authenticator

from accounts.models import User
from tests.factories import PASSWORD, STAFF, noted

LOOKED = ("support_looked", STAFF, None)
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
    User.objects.create_superuser(STAFF, PASSWORD)
    client.post(DOOR, {"username": STAFF, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


# --- Accounts -------------------------------------------------------------------------------------


def test_a_look_at_an_account_and_a_change_of_it_are_told(staff, alice):
    account = f"/admin/accounts/user/{alice.pk}/change/"
    staff.get(account)
    assert noted(alice) == [LOOKED]
    staff.post(account, {"email": alice.email})
    assert noted(alice) == [LOOKED, LOOKED, ("support_changed", STAFF, None)]
    alice.refresh_from_db()
    assert not alice.is_active


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
