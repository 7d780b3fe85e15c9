"""A phone: real Chromium at 360 × 740, talking to a real server over the built app."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# What a browser says of a network that is away; everything else on the console fails the test.
OFFLINE = re.compile(r"net::ERR_(INTERNET_DISCONNECTED|FAILED)")
AUTH = "/_allauth/browser/v1/"
# What a browser says of answers that are no fault. allauth answers 401 to the end of a session,
# wherever a sign-in takes another step, to a reset that was begun or done, and where somebody is to
# say once more who it is; "who am I" does to a phone whose session was ended elsewhere. 400 is a
# wrong password or code, 404 "no app yet".
ANSWERS = {
    "401": rf"/api/v1/me|{AUTH}("
    r"auth/(session|login|signup|webauthn/signup|email/verify|password/\w+)"
    r"|account/authenticators/webauthn(\?passwordless)?)",
    "400": rf"{AUTH}(auth/(login|signup|reauthenticate|2fa/authenticate)"
    r"|account/(authenticators/totp|password/change))",
    "404": rf"{AUTH}account/authenticators/totp",
}
STATUS = re.compile(r"responded with a status of (\d{3})")

PATIENCE = 30_000
"""Milliseconds: machines that test are busy."""
EXECUTABLE = os.environ.get("QUIVER_CHROMIUM", "/usr/bin/chromium")
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "locale": "en-GB",
    "timezone_id": "Europe/Berlin",
    "accept_downloads": True,
}


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    # pytest-django's database calls run beside Playwright's event loop.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session", autouse=True)
def shell(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the built front end that a test may change. Set before any server starts."""
    assert settings.FRONTEND_DIR.is_dir(), "Build the front end first: ./test does"
    copy = tmp_path_factory.mktemp("shell")
    shutil.copytree(settings.FRONTEND_DIR, copy, dirs_exist_ok=True)
    settings.WHITENOISE_ROOT = copy
    settings.WHITENOISE_AUTOREFRESH = True
    return copy


@pytest.fixture
def app(shell: Path, live_server) -> str:
    """The address of the app, its shell served as in production."""
    return str(live_server)


@pytest.fixture
def answers() -> dict[str, str]:
    return ANSWERS


@pytest.fixture
def phone(browser: Browser, app: str, answers: dict[str, str]) -> Iterator[BrowserContext]:
    with new_phone(browser, app, answers) as phone:
        yield phone


@pytest.fixture
def tablet(browser: Browser, app: str) -> Iterator[BrowserContext]:
    """The same patient's other device."""
    with new_phone(browser, app) as tablet:
        yield tablet


@contextmanager
def new_phone(
    browser: Browser, app: str, answers: dict[str, str] = ANSWERS, **options: Any
) -> Iterator[BrowserContext]:
    """A patient's phone in Berlin. Fails the test on console errors, but for those that `answers`
    names by status and address, and on third-party requests."""
    context = browser.new_context(base_url=app, **PHONE, **options)
    context.set_default_timeout(PATIENCE)
    wrong: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        status = STATUS.search(message.text)
        address = answers.get(status[1]) if status else None
        answered = address and re.fullmatch(
            re.escape(app) + f"({address})", message.location["url"]
        )
        expected = OFFLINE.search(message.text) or answered
        if message.type in {"error", "warning"} and not expected:
            wrong.append(f"{message.text} {message.location['url']}")

    context.on("console", heard)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on(
        "request",
        lambda request: (
            None if request.url.startswith((app, "blob:", "data:")) else wrong.append(request.url)
        ),
    )
    yield context
    context.close()
    assert wrong == []


@pytest.fixture
def page(phone: BrowserContext) -> Page:
    return phone.new_page()
