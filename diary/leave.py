"""Leaving: everything that is here in one file, and an account deleted without a rest."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import IO, Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.auth import SESSION_KEY
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from accounts.invitations import Invitation
from accounts.models import Preferences, User
from diary import journal, storage
from diary.models import KINDS, Change, PushSubscription, Reminders, Share

GRACE = timedelta(days=7)
READ_ME = """Everything that Quiver held of you.

account.json    who you are, your preferences, tokens, second factors, sessions
access.json     who came in, and what left the diary
shares.json     the links that you gave to others, and when they were opened
entries/        your diary as it is, one file a kind
history.json    every change, the deleted entries among them

Times carry their offset. Fields and words: docs/api.md of Quiver.
"""


def everything(owner: User, file: IO[bytes]) -> None:
    """Write a zip of it."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as found:
        found.writestr("README.txt", READ_ME)
        found.writestr("account.json", dumped(account(owner)))
        write(found, "access.json", rows_of(owner.access_events.order_by("id"), "owner", "id"))
        write(found, "shares.json", map(shared, Share.objects.filter(owner=owner)))
        for kind, model in KINDS.items():
            live = storage.of_owner(model, owner.pk)
            write(found, f"entries/{kind}.json", (row.entry() for row in live))
        changes = Change.objects.filter(owner=owner).order_by("seq")
        write(found, "history.json", rows_of(changes, "owner", "id"))


def account(owner: User) -> dict[str, Any]:
    """Of secrets only that there are any."""
    factors = Authenticator.objects.filter(user=owner)
    sessions = UserSession.objects.filter(user=owner)
    return {
        "account": owner.account,
        "email": owner.email,
        "joined": owner.date_joined,
        "preferences": plain(Preferences.of(owner), "owner"),
        "tokens": list(rows_of(owner.tokens.all(), "owner", "id", "digest")),
        "second_factors": list(factors.values("type", "created_at", "last_used_at")),
        "sessions": list(sessions.values("created_at", "ip", "user_agent")),
        "reminders": plain(Reminders.of(owner), "owner", "calendar_digest"),
        "devices": list(PushSubscription.objects.filter(owner=owner).values("uid", "made_at")),
    }


def shared(share: Share) -> dict[str, Any]:
    """What lies behind it, nobody here can read."""
    views = share.views.order_by("id")
    return {
        **plain(share, "owner", "id", "digest", "passcode", "sealed_name"),
        "name": share.name,
        "views": [{"at": view.at, "recipient": view.recipient} for view in views],
    }


def plain(row: Any, *without: str) -> dict[str, Any]:
    names = [field.name for field in row._meta.concrete_fields if field.name not in without]
    return {name: getattr(row, name) for name in names}


def rows_of(query: Any, *without: str) -> Iterator[dict[str, Any]]:
    return (plain(row, *without) for row in query.iterator())


def write(found: zipfile.ZipFile, name: str, items: Iterable[Any]) -> None:
    """A list in JSON, an item a line, however long it is."""
    with found.open(name, "w", force_zip64=True) as file:
        file.write(b"[")
        for place, item in enumerate(items):
            file.write((",\n" if place else "\n").encode() + dumped(item).encode())
        file.write(b"\n]\n")


def dumped(item: Any) -> str:
    return json.dumps(item, cls=DjangoJSONEncoder, ensure_ascii=False)


# --- Nothing left ---------------------------------------------------------------------------------


def erase_later(owner: User, now: datetime) -> datetime:
    """When: the days of grace are counted from the first time that it was asked for."""
    if owner.erase_at is None:
        owner.erase_at = now + GRACE
        owner.save(update_fields=["erase_at"])
    return owner.erase_at


def stay(owner: User) -> None:
    owner.erase_at = None
    owner.save(update_fields=["erase_at"])


def erase_due(now: datetime) -> int:
    """The accounts whose days of grace are over; the number of them."""
    due = list(User.objects.filter(erase_at__lte=now))
    for owner in due:
        erase(owner)
    return len(due)


def erase(owner: User) -> None:
    """Rows, sessions, tokens, second factors, and what the admin wrote down: all of it."""
    with transaction.atomic():
        # Nothing is written meanwhile, neither to the diary nor beside it.
        journal.lock(owner)
        User.objects.select_for_update().filter(pk=owner.pk).first()
        end_sessions(owner.pk)
        kind = ContentType.objects.get_for_model(User)
        LogEntry.objects.filter(content_type=kind, object_id=str(owner.pk)).delete()
        Invitation.objects.filter(email__iexact=owner.email).delete()
        owner.delete()
    forget_pages()


def end_sessions(owner_id: int) -> None:
    """A session names its user only in what is packed into it."""
    sessions = Session.objects.iterator()
    own = [found.pk for found in sessions if found.get_decoded().get(SESSION_KEY) == str(owner_id)]
    Session.objects.filter(pk__in=own).delete()


def forget_pages() -> None:
    """SQLite overwrites what is deleted (`secure_delete`), but its log holds the pages as they were
    until it is written back."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
