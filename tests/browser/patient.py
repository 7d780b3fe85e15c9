"""What a patient does with the phone."""

import re
from time import monotonic

from playwright.sync_api import Page, expect

EMAIL, PASSWORD = "anna@example.org", "calf-eyelid-calf-42"
BETWEEN_TAPS = 360
"""Milliseconds: a second tap that comes sooner is taken for an unsteady hand's (`stray.ts`)."""
CONTROLLED = """new Promise((resolve, reject) => {
  const { serviceWorker } = navigator;
  if (serviceWorker.controller) resolve();
  else serviceWorker.addEventListener('controllerchange', () => resolve());
  setTimeout(() => reject(Error('No service worker took this page')), 30_000);
})"""

last_tap = 0.0


def tap(page: Page, name: str) -> None:
    """As a steady hand does."""
    global last_tap
    since = 1000 * (monotonic() - last_tap)
    page.wait_for_timeout(max(0, BETWEEN_TAPS - since))
    page.get_by_role("button", name=re.compile(name)).first.tap()
    last_tap = monotonic()


def go_offline(page: Page) -> None:
    """Once the whole app is on the phone: until then a screen may still have to be fetched."""
    page.evaluate(CONTROLLED)
    page.context.set_offline(True)


def place(page: Page, name: str) -> None:
    page.get_by_role("navigation").get_by_role("link", name=name).tap()


def sign_up(page: Page) -> None:
    page.goto("/account/new")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    tap(page, "Create account")
    expect(page.get_by_text("Backed up")).to_be_visible()


def sign_in(page: Page) -> None:
    page.goto("/account")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    tap(page, "Sign in")
    expect(page.get_by_text("Backed up")).to_be_visible()
