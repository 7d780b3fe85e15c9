"""Users, entries and pushes for tests, made from the declarations of the registry."""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.db import connection
from django.test import Client
from django.utils import timezone
from uuid_utils.compat import uuid7

from accounts.models import Preferences, Token, User
from diary import journal
from diary.fields import EntryField, Number, Text
from diary.models import KINDS, Entry, Record, Share
from diary.ops import Op
from diary.shares import links
from diary.vocabulary import VOCABULARY

TZ = "Europe/Berlin"
DAY = date(2026, 3, 1)
MORNING = datetime(2026, 3, 1, 8, 0, tzinfo=ZoneInfo(TZ))
STAFF = "staff@example.org"
DEVICE = UUID("0193aaaa-0000-7000-8000-000000000000")


def make_user(email: str, **preferences) -> User:
    user = User.objects.create_user(email)
    if preferences:
        Preferences.objects.create(owner=user, **preferences)
    return user


class Api(Client):
    """A script with a token: sends JSON, reads JSON."""

    def __init__(self, owner: User, scope: str = "all"):
        self.owner = owner
        secret = Token.issue(owner, "test", scope=scope)[1]
        super().__init__(headers={"Authorization": f"Bearer {secret}"})

    def send(self, method: str, path: str, body=None):
        sent = "" if body is None else body if isinstance(body, str | bytes) else json.dumps(body)
        return self.generic(method, f"/api/v1/{path}", sent, content_type="application/json")

    def push(self, *ops, **envelope):
        body = {
            "account": str(self.owner.account),
            "device": str(DEVICE),
            "schema": 1,
            "now": datetime.now(UTC).isoformat(),
            "ops": list(ops),
        }
        return self.send("POST", "sync/push", body | envelope)

    def pull(self, cursor: str = "", limit: int = 500):
        return self.send("GET", f"sync/pull?cursor={cursor}&limit={limit}")

    def pull_all(self, cursor: str = "", limit: int = 500):
        """Every entry from `cursor` on, and the last cursor."""
        entries, more = [], True
        while more:
            page = self.pull(cursor, limit).json()
            entries += page["entries"]
            cursor, more = page["cursor"], page["more"]
        return entries, cursor


def content_of(answer) -> bytes:
    """Also of one that is streamed; then what it reads from is closed."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


PASSWORD = "calf-eyelid-calf-42"
AUTH = "/_allauth/browser/v1/"


class Browser(Client):
    """The phone's app: it keeps cookies, and shows a CSRF token with whatever changes something."""

    def __init__(self, **headers: str):
        super().__init__(enforce_csrf_checks=True, headers=headers, SERVER_NAME="localhost")
        self.get(f"{AUTH}config")

    def ask(self, method: str, path: str, body=None, **headers: str):
        sent = "" if body is None else json.dumps(body)
        shown = {"X-CSRFToken": self.cookies["csrftoken"].value, **headers}
        return self.generic(method, path, sent, "application/json", headers=shown)

    def auth(self, method: str, path: str, body=None):
        """A path of the sign-in."""
        return self.ask(method, AUTH + path, body)

    def api(self, method: str, path: str, body=None):
        return self.ask(method, f"/api/v1/{path}", body)

    def sign_in(self, email: str, password: str = PASSWORD):
        return self.auth("POST", "auth/login", {"email": email, "password": password})

    def confirm(self, password: str = PASSWORD):
        """Say once more who it is."""
        return self.auth("POST", "auth/reauthenticate", {"password": password})


def with_password(owner: User) -> User:
    owner.set_password(PASSWORD)
    owner.save()
    return owner


def signed_in(owner: User) -> Browser:
    """A browser in which somebody has just typed their password."""
    browser = Browser()
    assert browser.sign_in(with_password(owner).email).status_code == 200
    return browser


def op(kind: str = "twitch", uid=None, fields=None, **changes) -> dict:
    """An op as a push carries it; without `fields` a whole example."""
    given = example(KINDS[kind]) if fields is None else fields
    return {
        "op": str(uuid7()),
        "kind": kind,
        "uid": str(uid or uuid4()),
        "base": 0,
        "edited_at": datetime.now(UTC).isoformat(),
        "set": given,
    } | changes


def deletion(kind: str, uid, **changes) -> dict:
    found = op(kind, uid, {}, delete=True, **changes)
    del found["set"]
    return found


def example(model: type[Record], **changes) -> dict:
    """A whole entry as JSON gives it; instants 7 hours apart, the last one on `DAY`."""
    fields = model.fields()
    instants = [name for name in fields if name in model.instants() - model.derived]
    values = {
        name: instant(MORNING - timedelta(hours=7 * (len(instants) - 1 - place)))
        for place, name in enumerate(instants)
    }
    return {
        name: values[name] if name in values else value_of(field)
        for name, field in fields.items()
        if name in values or name not in model.instants()
    } | changes


def words_of(model: type[Record]) -> str:
    """The name of a field that takes any words."""
    return (
        "note"
        if issubclass(model, Entry)
        else next(name for name, field in model.fields().items() if isinstance(field, Text))
    )


def value_of(field: EntryField):
    """A value that is neither the default nor null."""
    match field.type:
        case "quantity" | "scale":
            assert isinstance(field, Number)
            return min(field.minimum + 2, field.maximum)
        case "choice":
            return list(VOCABULARY[field.limits()["vocabulary"]])[-1]
        case "boolean":
            return True
        case "date":
            return DAY.isoformat()
    return WORDS[field.type]


WORDS = {
    "timezone": TZ,
    "reference": "01930000-0000-7000-8000-00000000000a",
    "schedule": "FREQ=DAILY;INTERVAL=2;COUNT=6 FREQ=MONTHLY;INTERVAL=2",
    "turns": "UCCUUCUCCUUC",
    "text": "words",
}


def noted(owner: User) -> list[tuple[str, str, str | None]]:
    """The owner's log of accesses, the oldest first: what, through whom, from where."""
    return list(owner.access_events.order_by("id").values_list("act", "through", "ip"))


def in_thread(work, *args):
    """What a thread does; its connection to the database ends with it."""
    try:
        return work(*args)
    finally:
        connection.close()


def instant(value: datetime) -> str:
    return value.astimezone(ZoneInfo(TZ)).isoformat()


def log(owner: User, kind: str, fields: dict, uid: UUID | None = None) -> UUID:
    """Write one entry through the journal."""
    (uid,) = log_all(owner, [(kind, fields, uid)])
    return uid


def log_all(owner: User, entries: Iterable[tuple[str, dict, UUID | None]]) -> list[UUID]:
    """Write (kind, fields, uid or None) through the journal, all at once."""
    ops = [Op.now(kind, uid or uuid4(), fields) for kind, fields, uid in entries]
    for result in journal.apply(owner, ops).results:
        assert result.status == "applied", result.errors
    return [op.uid for op in ops]


def log_each(owner: User, fields: Callable[[type[Record]], dict] = lambda model: {}) -> None:
    """Write an example of every kind, changed by the `fields` that its model is given."""
    log_all(
        owner,
        [(kind, example(model, **fields(model)), model.only) for kind, model in KINDS.items()],
    )


JWE = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiY3R5IjoiYXBwbGljYXRpb24vZmhpcitqc29uIn0"
JWE = f"{JWE}..{'i' * 16}.{'c' * 40}.{'t' * 22}"
"""Of the form of one; nobody can read it."""


def share(owner: User, **wanted: Any) -> tuple[Share, str]:
    """A link that the owner gave out, and the secret of its address."""
    usual: dict[str, Any] = {
        "ciphertext": JWE,
        "name": "Diary",
        "passcode": "",
        "days": 7,
        "now": timezone.now(),
    }
    return links.make(owner, **(usual | wanted))


def at(on: date, hour: int = 12, tz: str = TZ, **fields) -> dict:
    """Fields of an entry at an hour of a day."""
    when = datetime(on.year, on.month, on.day, hour, tzinfo=ZoneInfo(tz))
    return {"at": when.isoformat(), "tz": tz, **fields}
