"""The log that a patient can read: who came in, and what left the diary."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.access import AccessEvent, forget_old
from tests.accounts.phone import change, with_passkey, with_totp
from tests.factories import Api, Browser, with_password


def acts(owner):
    """Of its events, the oldest first."""
    return list(owner.access_events.order_by("id").values_list("act", flat=True))


def test_a_sign_in_is_noted_with_where_it_came_from(alice):
    phone = Browser(**{"User-Agent": "A phone"})
    phone.sign_in(with_password(alice).email)
    (event,) = phone.api("GET", "access-log/").json()["events"]
    assert event == {
        "at": event["at"],
        "act": "signed_in",
        "through": "",
        "ip": "127.0.0.1",
        "user_agent": "A phone",
    }


def test_a_wrong_password_is_noted_for_whom_it_concerns(alice, bob):
    Browser().sign_in(alice.email.upper(), "wrong-wrong-wrong")
    Browser().sign_in("nobody@example.org", "wrong-wrong-wrong")
    assert (acts(alice), acts(bob)) == (["sign_in_failed"], [])


def test_guessing_does_not_fill_the_log(alice):
    for _ in range(3):
        Browser().sign_in(alice.email, "wrong-wrong-wrong")
    assert acts(alice) == ["sign_in_failed"]
    alice.access_events.update(at=timezone.now() - timedelta(minutes=10))
    Browser().sign_in(alice.email, "wrong-wrong-wrong")
    assert acts(alice) == ["sign_in_failed"] * 2


def test_a_wrong_code_is_noted(phone, alice):
    with_totp(phone)
    other = Browser()
    other.sign_in(alice.email)
    other.auth("POST", "auth/2fa/authenticate", {"code": "000000"})
    assert acts(alice)[-1] == "sign_in_failed"
    assert acts(alice).count("signed_in") == 1


@pytest.mark.django_db(transaction=True)
def test_what_changes_an_account_is_noted(phone, alice):
    change(phone)
    with_passkey(phone)
    with_totp(phone)
    phone.auth("POST", "account/authenticators/recovery-codes")
    phone.auth("DELETE", "account/authenticators/totp")
    assert acts(alice) == [
        "signed_in",
        "password_changed",
        "second_factor_added",
        "second_factor_added",
        "recovery_codes_made",
        "second_factor_removed",
    ]


def test_tokens_are_noted_by_their_names(phone):
    made = phone.api("POST", "tokens/", {"name": "kitchen"}).json()
    phone.api("DELETE", f"tokens/{made['uid']}/")
    events = phone.api("GET", "access-log/").json()["events"]
    assert [(event["act"], event["through"]) for event in events] == [
        ("token_ended", "kitchen"),
        ("token_made", "kitchen"),
        ("signed_in", ""),
    ]


def test_what_leaves_the_diary_is_noted_with_the_token_that_took_it(as_alice):
    assert as_alice.send("GET", "report.pdf").status_code == 200
    assert list(as_alice.send("GET", "me/everything"))
    events = as_alice.send("GET", "access-log/").json()["events"]
    assert [(event["act"], event["through"]) for event in events] == [
        ("exported", "test"),
        ("report_made", "test"),
    ]


def test_the_log_comes_in_pages(as_alice, alice):
    AccessEvent.objects.bulk_create(
        AccessEvent(owner=alice, act="signed_in", through=str(number)) for number in range(5)
    )
    found, cursor = [], ""
    while cursor is not None:
        page = as_alice.send("GET", f"access-log/?limit=2&cursor={cursor}").json()
        found += [event["through"] for event in page["events"]]
        cursor = page["next"]
    assert found == ["4", "3", "2", "1", "0"]


@pytest.mark.parametrize("cursor", ["x", "-1", "1" * 30, "²"])
def test_a_place_that_is_none_is_refused(as_alice, cursor):
    answer = as_alice.send("GET", f"access-log/?cursor={cursor}")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["cursor"])


def test_nobody_reads_the_log_of_another(alice, bob):
    AccessEvent.objects.create(owner=alice, act="signed_in")
    assert Api(bob).send("GET", "access-log/").json() == {"events": [], "next": None}


def test_after_a_year_it_is_forgotten(alice):
    now = timezone.now()
    for days in (364, 366):
        AccessEvent.objects.create(owner=alice, act="signed_in", at=now - timedelta(days=days))
    forget_old(now)
    assert AccessEvent.objects.get().at == now - timedelta(days=364)


@pytest.mark.parametrize("proxies", [0, 2])
def test_behind_a_socket_there_is_no_address_to_note(as_alice, alice, settings, proxies):
    settings.PROXIES = proxies
    answer = as_alice.get("/api/v1/export/daily.csv", REMOTE_ADDR="")
    assert (answer.status_code, alice.access_events.get().ip) == (200, None)
