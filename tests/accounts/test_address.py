"""Another e-mail address: asked who it is, verified where there is mail, told to the old one."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.db.models.signals import pre_save
from django.utils import timezone

from accounts.access import AccessEvent
from accounts.invitations import Invitation
from accounts.models import User
from diary.models import KINDS
from tests.accounts.phone import code_of, grow_old
from tests.factories import Api, Browser, example, log

NEW = "alice.new@example.org"
pytestmark = pytest.mark.django_db


def change(phone, email=NEW):
    return phone.api("POST", "me/email", {"email": email})


def verify(phone, mail):
    return phone.auth("POST", "auth/email/verify", {"key": code_of(mail)})


def addresses():
    return list(EmailAddress.objects.values_list("email", "primary", "verified"))


# --- Who may --------------------------------------------------------------------------------------


def test_it_is_asked_who_it_is(phone):
    grow_old(phone)
    answer = change(phone)
    assert (answer.status_code, answer.json()["code"]) == (403, "confirm_first")
    phone.confirm()
    assert change(phone).status_code == 200


def test_no_token_changes_it(as_alice):
    assert as_alice.send("POST", "me/email", {"email": NEW}).status_code == 403
    assert User.objects.get().email == "alice@example.org"


# --- Without a mail server ------------------------------------------------------------------------


def test_without_mail_it_is_changed_at_once(phone):
    answer = change(phone, NEW.upper())
    assert (answer.status_code, answer.json()["email"]) == (200, NEW)
    assert addresses() == [(NEW, True, False)]
    assert phone.api("GET", "me").json()["email"] == NEW
    assert Browser().sign_in("alice@example.org").status_code == 400
    assert Browser().sign_in(NEW).status_code == 200
    assert AccessEvent.Act.EMAIL_CHANGED in AccessEvent.objects.values_list("act", flat=True)


@pytest.mark.parametrize(
    "email", ["bob@example.org", "Bob@Example.org", "alice@example.org", "nobody", "", "a" * 300]
)
def test_an_address_that_is_none_or_taken_is_refused(bob, email, phone):
    answer = change(phone, email)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["email"])
    assert phone.api("GET", "me").json()["email"] == "alice@example.org"


def test_an_address_that_somebody_took_meanwhile_is_refused(bob, phone):
    def take(**_sent):
        User.objects.filter(pk=bob.pk).update(email=NEW)

    pre_save.connect(take, sender=User)
    answer = change(phone)
    pre_save.disconnect(take, sender=User)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["email"])
    assert phone.api("GET", "me").json()["email"] == "alice@example.org"


def test_an_invitation_to_the_old_address_is_forgotten(phone):
    """Whoever leaves later leaves nothing."""
    Invitation.issue(timezone.now() + timedelta(days=1), "Alice@example.org")
    change(phone)
    assert not Invitation.objects.exists()


# --- With one -------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_with_mail_a_code_is_asked_for_and_the_old_address_told(
    with_mail, mailoutbox, alice, phone
):
    log(alice, "twitch", example(KINDS["twitch"], note="a note for my eyes alone"))
    answer = change(phone)
    assert (answer.status_code, answer.json()["email"]) == (202, "alice@example.org")
    assert addresses() == [("alice@example.org", True, True)]
    assert [mail.to for mail in mailoutbox] == [[NEW]]
    assert verify(phone, mailoutbox[0]).status_code == 200
    assert addresses() == [(NEW, True, True)]
    assert phone.api("GET", "me").json()["email"] == NEW
    told = mailoutbox[1]
    assert (told.to, told.subject) == (["alice@example.org"], "Quiver: Email Changed")
    for mail in mailoutbox:
        assert "twitch" not in mail.body.lower()
        assert "a note" not in mail.body
    assert Browser().sign_in(NEW).status_code == 200


def test_a_wrong_code_changes_nothing(with_mail, phone):
    change(phone)
    for expected in (400, 400, 400, 409):
        answer = phone.auth("POST", "auth/email/verify", {"key": "WRONG-ONE"})
        assert answer.status_code == expected
    assert addresses() == [("alice@example.org", True, True)]
    assert phone.api("GET", "me").status_code == 200


def test_another_code_can_be_asked_for(with_mail, mailoutbox, phone):
    change(phone)
    cache.clear()
    assert phone.auth("POST", "auth/email/verify/resend").status_code == 200
    assert verify(phone, mailoutbox[0]).status_code == 400
    assert verify(phone, mailoutbox[1]).status_code == 200


def test_whose_address_it_is_is_told_to_nobody_else(with_mail, mailoutbox, bob, phone):
    taken = change(phone, bob.email)
    cache.clear()
    free = change(phone)
    assert (taken.status_code, taken.json()) == (free.status_code, free.json())
    assert (mailoutbox[0].to, mailoutbox[0].subject) == (
        [bob.email],
        "Quiver: Account Already Exists",
    )


def test_who_took_the_address_meanwhile_keeps_it(with_mail, mailoutbox, alice, phone):
    change(phone)
    User.objects.create(email=NEW)
    assert verify(phone, mailoutbox[0]).status_code == 409
    assert addresses() == [("alice@example.org", True, True)]
    assert User.objects.get(pk=alice.pk).email == "alice@example.org"


def test_a_mail_server_that_is_down_changes_nothing(mail_down, phone):
    answer = change(phone)
    assert (answer.status_code, answer.json()["code"]) == (503, "mail_away")
    assert phone.auth("POST", "auth/email/verify", {"key": "any"}).status_code == 409
    assert addresses() == [("alice@example.org", True, True)]


@pytest.mark.django_db(transaction=True)
def test_the_notice_of_a_change_may_fail(mail_down, settings, mailoutbox, phone):
    down = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    change(phone)
    settings.EMAIL_BACKEND = down
    assert verify(phone, mailoutbox[0]).status_code == 200
    assert addresses() == [(NEW, True, True)]


def test_too_many_codes_are_refused(with_mail, phone):
    assert change(phone).status_code == 202
    assert change(phone, "other@example.org").status_code == 202
    assert change(phone).status_code == 429


def test_a_token_goes_on_working(alice, phone):
    script = Api(alice)
    change(phone)
    assert script.send("GET", "me").json()["email"] == NEW
