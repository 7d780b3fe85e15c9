"""What every test stands on."""

import gc
import importlib
import socket
from pathlib import Path
from uuid import uuid4

import allauth.headless.urls
import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import override_settings
from django.urls import clear_url_caches

import config.urls
from accounts.models import User
from config.environment import MailServer
from tests.factories import STAFF, Api, make_user, signed_in

WITH_A_DATABASE = {"db", "transactional_db", "live_server"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks as `pure` what meets no database."""
    for item in items:
        fixtures = WITH_A_DATABASE & set(getattr(item, "fixturenames", ()))
        if not fixtures and not item.get_closest_marker("django_db"):
            item.add_marker("pure")


def pytest_collection_finish() -> None:
    """What is there before the first test stays: no collection of garbage need look at it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory):
    """SQLite in a file with the options of production: a database in memory has no WAL, and the
    threads of a live server would share one connection."""
    if connection.vendor == "sqlite":
        folder = tmp_path_factory.mktemp("database")
        connection.settings_dict["TEST"]["NAME"] = str(folder / "quiver.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def quick():
    """A hash that is safe takes a third of a second, and a client that lists every static file at
    its start would do so in each test."""
    hasher = "django.contrib.auth.hashers.MD5PasswordHasher"
    with override_settings(PASSWORD_HASHERS=[hasher], WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(scope="session", autouse=True)
def own_data(tmp_path_factory):
    """Who tests beside us makes reports too, and a machine makes two at once."""
    with override_settings(DATA_DIR=tmp_path_factory.mktemp("data")):
        yield


@pytest.fixture(scope="session")
def caches(tmp_path_factory):
    return tmp_path_factory.mktemp("caches")


@pytest.fixture(autouse=True)
def own_cache(settings, caches: Path):
    """No test meets the rate limits of another."""
    place = caches / uuid4().hex
    settings.CACHES = {
        name: {**options, "LOCATION": place / name} for name, options in settings.CACHES.items()
    }


@pytest.fixture
def with_mail(settings):
    """The settings of a server with QUIVER_MAIL; what it sends lands in `mailoutbox`."""
    settings.MAIL = MailServer("localhost", 25, "", "", starttls=False, tls=False)
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    for name in (
        "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED",
        "ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND",
        "ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED",
        "ACCOUNT_EMAIL_NOTIFICATIONS",
        "MFA_PASSKEY_SIGNUP_ENABLED",
    ):
        setattr(settings, name, True)
    settings.MFA_ALLOW_UNVERIFIED_EMAIL = False
    reload_urls()
    yield
    settings.MAIL, settings.MFA_PASSKEY_SIGNUP_ENABLED = None, False
    reload_urls()


@pytest.fixture
def mail_down(with_mail, settings):
    """The mail server refuses: nobody listens at its port."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = taken.getsockname()
        yield


def reload_urls() -> None:
    """They depend on whether there is a mail server."""
    importlib.reload(allauth.headless.urls)
    importlib.reload(config.urls)
    clear_url_caches()


@pytest.fixture
def alice(db):
    return make_user("alice@example.org")


@pytest.fixture
def bob(db):
    return make_user("bob@example.org")


@pytest.fixture
def as_alice(alice):
    return Api(alice)


@pytest.fixture
def as_bob(bob):
    return Api(bob)


@pytest.fixture
def phone(alice):
    """A browser in which Alice has just said who she is."""
    browser = signed_in(alice)
    assert browser.confirm().status_code == 200
    return browser


@pytest.fixture
def staff(client, db):
    """With a second factor."""
    user = User.objects.create_superuser(STAFF)
    Authenticator.objects.create(user=user, type="totp", data={})
    client.force_login(user)
    return client
