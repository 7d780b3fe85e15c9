"""A phone: real Chromium at 360 × 740, talking to a real server over the built app."""

import os
import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

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
# allauth answers 401 to the end of a session.
ENDED = re.compile(r"/_allauth/browser/v1/auth/session$")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # pytest-django's database calls run beside Playwright's event loop.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    executable = os.environ.get("QUIVER_CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def app(live_server) -> str:
    """The address of the app, its shell served as in production."""
    assert (settings.FRONTEND_DIR / "index.html").is_file(), (
        "Build the front end first: ./test does"
    )
    return str(live_server)


@pytest.fixture
def phone(browser: Browser, app: str) -> Iterator[BrowserContext]:
    """A patient's phone in Berlin. Fails the test on console errors and third-party requests."""
    context = browser.new_context(
        base_url=app,
        viewport={"width": 360, "height": 740},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
        locale="en-GB",
        timezone_id="Europe/Berlin",
        accept_downloads=True,
    )
    context.set_default_timeout(15_000)
    wrong: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        expected = OFFLINE.search(message.text) or ENDED.search(message.location["url"])
        if message.type in {"error", "warning"} and not expected:
            wrong.append(message.text)

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
