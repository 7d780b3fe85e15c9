"""Leaving: everything in one file, and nothing left behind."""

import json
import zipfile
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path
from threading import Thread

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.db.models.signals import pre_delete
from django.utils import timezone

from accounts.models import Token, User
from accounts.secrets import digest
from diary import leave
from diary.models import KINDS, Change, Reminders, Share
from diary.reminders import calendar, devices, ledger
from diary.shares import reading
from tests.accounts.phone import grow_old, with_passkey, with_totp
from tests.factories import (
    Api,
    Browser,
    content_of,
    example,
    log,
    share,
    with_password,
    words_of,
)

CANARY = "canary-of-alice"
OTHER = "canary-of-bob"


def fill(owner, canary, entries=1):
    """Words in every kind, in its history and in the trash."""
    api = Api(owner)
    for kind, model in KINDS.items():
        words = words_of(model)
        for number in range(entries):
            wanted = example(model, **{words: f"{canary} {number}"})
            uid = model.only or log(owner, kind, wanted)
            if model.only:
                api.send("PUT", f"entries/{kind}/{uid}/", wanted)
        api.send("PATCH", f"entries/{kind}/{uid}/", {words: f"{canary} changed"})
        api.send("DELETE", f"entries/{kind}/{uid}/")
        if not model.only:
            log(owner, kind, example(model, **{words: f"{canary} stays"}))


# --- Everything -----------------------------------------------------------------------------------


def opened(answer):
    with zipfile.ZipFile(BytesIO(content_of(answer))) as found:
        return {name: found.read(name).decode() for name in found.namelist()}


def test_everything_is_in_the_file(alice):
    fill(alice, CANARY)
    answer = Api(alice).send("GET", "me/everything")
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith('attachment; filename="quiver-')
    files = opened(answer)
    entries = {f"entries/{kind}.json" for kind in KINDS}
    assert files.keys() == {
        "README.txt",
        "account.json",
        "access.json",
        "shares.json",
        "history.json",
        *entries,
    }
    for kind in KINDS:
        listed = Api(alice).send("GET", f"entries/{kind}/?limit=500").json()["entries"]
        found = json.loads(files[f"entries/{kind}.json"])
        assert sorted(found, key=str) == sorted(listed, key=str)
    changes = json.loads(files["history.json"])
    assert [change["seq"] for change in changes] == list(range(1, Change.objects.count() + 1))
    assert {"seq", "kind", "uid", "op", "device", "edited_at", "set", "before"} < changes[0].keys()


def test_of_secrets_the_file_holds_none(alice, phone):
    with_totp(phone)
    Api(alice)
    calendar_address = calendar.new_address(alice)
    devices.add(alice, "https://push.example.org/x", p256dh="key-of-a-device", auth="auth-of-it")
    text = json.dumps(opened(phone.api("GET", "me/everything")))
    assert json.loads(json.loads(text)["account.json"])["email"] == alice.email
    alice.refresh_from_db()
    secrets = [alice.password, Token.objects.get().digest, digest(calendar_address)]
    secrets += ["key-of-a-device", "auth-of-it"]
    given, address = share(alice, name="For Dr Osei", passcode="calf-eyelid")
    files = opened(phone.api("GET", "me/everything"))
    assert json.loads(files["shares.json"])[0]["name"] == "For Dr Osei"
    text += str(files)
    secrets += [given.passcode, given.digest, address, given.file.ciphertext, given.sealed_name]
    secrets += [str(value) for row in Authenticator.objects.all() for value in row.data.values()]
    assert [secret for secret in secrets if len(secret) > 5 and secret in text] == []


def test_nothing_of_anybody_else_is_in_the_file(alice, bob):
    fill(bob, OTHER)
    files = opened(Api(alice).send("GET", "me/everything"))
    assert OTHER not in str(files)
    assert json.loads(files["entries/twitch.json"]) == []


# --- Asking for it --------------------------------------------------------------------------------


def test_the_account_goes_after_seven_days(phone, alice):
    answer = phone.api("DELETE", "me")
    assert answer.status_code == 200
    alice.refresh_from_db()
    in_seven_days = timezone.now() + timedelta(days=7)
    assert abs(alice.erase_at - in_seven_days) < timedelta(seconds=10)
    assert phone.api("GET", "me").json()["erase_at"] == answer.json()["erase_at"]
    assert leave.erase_due(alice.erase_at - timedelta(seconds=1)) == 0
    assert leave.erase_due(alice.erase_at) == 1
    assert not User.objects.exists()


def test_asking_again_wins_no_time(phone):
    first, second = (phone.api("DELETE", "me").json()["erase_at"] for _ in range(2))
    assert first == second


def test_until_then_it_can_be_kept(phone, alice):
    phone.api("DELETE", "me")
    assert phone.api("POST", "me/stay").json()["erase_at"] is None
    assert leave.erase_due(timezone.now() + timedelta(days=8)) == 0
    acts = list(alice.access_events.order_by("id").values_list("act", flat=True))
    assert acts == ["signed_in", "deletion_asked", "deletion_stopped"]


def test_it_may_go_at_once(phone):
    assert phone.api("DELETE", "me", {"at_once": True}).status_code == 204
    assert not User.objects.exists()
    assert phone.api("GET", "me").status_code == 401


def test_a_session_alone_deletes_nothing(phone, alice):
    grow_old(phone)
    answer = phone.api("DELETE", "me", {"at_once": True})
    assert (answer.status_code, answer.json()["code"]) == (403, "confirm_first")
    alice.refresh_from_db()
    assert alice.erase_at is None


def test_a_token_deletes_nothing(as_alice, alice):
    answer = as_alice.send("DELETE", "me", {"at_once": True})
    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")
    alice.refresh_from_db()
    assert alice.erase_at is None


@pytest.mark.parametrize("body", [{"at_once": "perhaps"}, {"at_once": None}, []])
def test_what_is_no_answer_deletes_nothing(phone, alice, body):
    assert phone.api("DELETE", "me", body).status_code == 400
    alice.refresh_from_db()
    assert alice.erase_at is None


@pytest.mark.django_db(transaction=True)
def test_leaving_is_told_by_mail(phone, with_mail, mailoutbox):
    phone.api("DELETE", "me")
    phone.api("DELETE", "me", {"at_once": True})
    assert [mail.subject for mail in mailoutbox] == [
        "Quiver: Your account will be deleted in seven days",
        "Quiver: Your account is deleted",
    ]


@pytest.mark.django_db(transaction=True)
def test_what_is_written_meanwhile_keeps_no_account(alice):
    failed: list[IntegrityError] = []

    def give_a_link():
        try:
            share(alice_elsewhere)
        except IntegrityError as error:
            failed.append(error)
        finally:
            connection.close()

    def meanwhile(**signal):
        writer.start()
        writer.join(timeout=1)

    alice_elsewhere, writer = User.objects.get(), Thread(target=give_a_link)
    pre_delete.connect(meanwhile, sender=User)
    try:
        leave.erase(alice)
    finally:
        pre_delete.disconnect(meanwhile, sender=User)
        writer.join()
    assert (User.objects.count(), Share.objects.count(), len(failed)) == (0, 0, 1)


def test_purge_erases_whose_time_has_come(alice, bob):
    User.objects.filter(pk=alice.pk).update(erase_at=timezone.now())
    out = StringIO()
    call_command("purge", stdout=out)
    assert "Erased 1 accounts" in out.getvalue()
    assert list(User.objects.all()) == [bob]


# --- Nothing left ---------------------------------------------------------------------------------


def tables_with(canary):
    """Those that hold it anywhere."""
    text = "CAST(t AS text)" if connection.vendor == "postgresql" else None
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if text:
                cursor.execute(f"SELECT string_agg({text}, ' ') FROM \"{table}\" t")
            else:
                cursor.execute(f'SELECT * FROM "{table}"')
            if canary in str(cursor.fetchall()):
                found.add(table)
    return found


def files_with(canary):
    """Of the database and of the data folder."""
    places = [*settings.DATA_DIR.rglob("*")]
    if connection.vendor == "sqlite":
        places += Path(connection.settings_dict["NAME"]).parent.iterdir()
    return [place for place in places if place.is_file() and canary.encode() in place.read_bytes()]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_left_of_who_left(alice, bob):
    fill(alice, CANARY, entries=5)
    fill(bob, OTHER)
    phone = Browser(**{"User-Agent": CANARY})
    phone.sign_in(with_password(alice).email)
    phone.confirm()
    with_totp(phone)
    with_passkey(phone, credential_id=CANARY.encode())
    phone.api("POST", "tokens/", {"name": CANARY})
    devices.add(alice, f"https://push.example.org/{CANARY}", p256dh=CANARY, auth=CANARY)
    ledger.change(alice, {"by_email": True}, timezone.now())
    calendar.new_address(alice)
    given, secret = share(alice, ciphertext=CANARY)
    reading.note_view(given, CANARY)
    traces = {str(given.uid), given.uid.hex, given.digest, given.sealed_name}
    kind = ContentType.objects.get_for_model(User)
    LogEntry.objects.create(
        user=bob, content_type=kind, object_id=alice.pk, object_repr=CANARY, action_flag=2
    )
    assert tables_with(CANARY) >= {
        "diary_twitch",
        "diary_change",
        "diary_pushsubscription",
        "diary_sharedfile",
    }
    assert tables_with("alice@example.org") >= {"accounts_user", "account_emailaddress"}
    if connection.vendor == "sqlite":
        assert files_with(CANARY)
    before = tables_with(OTHER)
    assert phone.api("DELETE", "me", {"at_once": True}).status_code == 204
    traces |= {CANARY, "alice@example.org", str(alice.account), alice.account.hex, secret}
    for canary in traces:
        assert tables_with(canary) == set()
        assert files_with(canary) == []
    assert not EmailAddress.objects.filter(email=alice.email).exists()
    assert tables_with(OTHER) == before
    assert not Reminders.objects.exists()
    if connection.vendor == "sqlite":
        assert len(files_with(OTHER)) == 1
