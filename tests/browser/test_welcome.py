"""What greets a patient who opens Quiver for the first time, and stays out of the way."""

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.barriers import barriers
from tests.browser.patient import go_offline, sign_in, sign_up, tap

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIRST = "Log first, the rest can wait"


def welcome(page: Page, title: str = FIRST) -> Locator:
    return page.get_by_role("region", name=title)


def test_three_quiet_steps_then_never_again(page: Page) -> None:
    page.goto("/")
    expect(welcome(page)).to_be_visible()
    assert barriers(page) == []
    tap(page, "^Next$")
    expect(welcome(page, "What would you like at hand?")).to_be_visible()
    assert barriers(page) == []
    page.get_by_label("Caffeine").uncheck()
    tap(page, "^Next$")
    expect(welcome(page, "At your own pace")).to_be_visible()
    assert barriers(page) == []
    expect(page.get_by_role("button", name="Coffee")).to_have_count(0)
    tap(page, "^Done$")
    expect(page.get_by_text("Nothing here yet.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Nothing here yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Coffee")).to_have_count(0)
    page.goto("/settings")
    page.get_by_label("Caffeine").check()
    assert barriers(page) == []
    page.get_by_role("link", name="Today").tap()
    expect(page.get_by_role("button", name="Coffee")).to_be_visible()


def test_the_first_twitch_is_one_tap_and_ends_it_without_a_network_too(
    phone: BrowserContext, page: Page
) -> None:
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    go_offline(page)
    page.reload()
    expect(welcome(page)).to_be_visible()
    tap(page, "Log a twitch")
    expect(page.get_by_text("saved on this phone").first).to_be_visible()
    expect(welcome(page)).to_have_count(0)
    tap(page, "Undo")
    expect(page.get_by_text("Nothing here yet.")).to_be_visible()
    expect(welcome(page)).to_have_count(0)


def test_who_signs_in_or_comes_by_a_shortcut_is_not_welcomed(
    page: Page, tablet: BrowserContext
) -> None:
    page.goto("/?do=b12")
    expect(page.get_by_role("dialog", name="B12")).to_be_visible()
    page.goto("/")
    expect(page.get_by_text("Nothing here yet.")).to_be_visible()
    expect(welcome(page)).to_have_count(0)
    sign_up(page)
    other = tablet.new_page()
    sign_in(other)
    expect(other.get_by_text(re.compile("Nothing here yet"))).to_be_visible()
    expect(welcome(other)).to_have_count(0)
