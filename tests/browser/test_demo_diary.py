"""The demo diary: looked around in, and never mixed with one's own."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from diary.models import KINDS, Change
from tests.browser.barriers import barriers
from tests.browser.patient import EMAIL, PASSWORD, go_offline, place, sign_up, tap
from tests.browser.test_nothing_left import REST

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LEAVE = "Leave the demo"


def enter(page: Page) -> None:
    page.goto("/")
    tap(page, "Try with demo data")
    expect(page.get_by_role("button", name=LEAVE)).to_be_visible()
    expect(page.get_by_role("complementary", name="Demo")).to_be_visible()


def counts() -> dict[str, int]:
    return {kind: model.objects.count() for kind, model in KINDS.items() if model.objects.exists()}


def test_the_demo_is_named_on_each_screen_and_gone_when_left(page: Page) -> None:
    enter(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    assert barriers(page) == []
    tap(page, "Log a twitch")
    expect(page.get_by_text("kept in the demo").first).to_be_visible()
    for name in ("Diary", "Insights", "Report"):
        place(page, name)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_role("complementary", name="Demo")).to_be_visible()
        assert barriers(page) == []
    expect(page.get_by_text("The demo asks no server.")).to_be_visible()
    place(page, "Insights")
    expect(page.get_by_text("An example of an answer, made up like the diary.")).to_be_visible()
    expect(page.get_by_text("a day after waking · link found")).to_be_visible()
    place(page, "Today")
    tap(page, "^Sleep")
    expect(page.get_by_role("dialog").get_by_text("Demo", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    assert [url for url in asked if "/api/" in url or "/_allauth/" in url] == []

    tap(page, LEAVE)
    expect(page.get_by_role("button", name="Try with demo data")).to_be_visible()
    expect(page.get_by_role("complementary", name="Demo")).to_have_count(0)
    page.wait_for_function(
        "async () => !(await indexedDB.databases()).some(({ name }) => name === 'quiver-demo')"
    )
    assert '"demo"' not in page.evaluate(REST)


def test_signing_up_leaves_the_demo_and_takes_nothing_of_it_along(page: Page) -> None:
    page.goto("/")
    tap(page, "Log a twitch")
    expect(page.get_by_text("saved on this phone").first).to_be_visible()
    page.goto("/settings")
    tap(page, "Try with demo data")
    expect(page.get_by_role("button", name=LEAVE)).to_be_visible()
    tap(page, "Log a twitch")
    expect(page.get_by_text("kept in the demo").first).to_be_visible()
    page.get_by_role("link", name="Settings").tap()
    tap(page, "Create an account")
    expect(page.get_by_role("button", name="Create account")).to_be_visible()
    expect(page.get_by_role("complementary", name="Demo")).to_have_count(0)
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    tap(page, "Create account")
    expect(page.get_by_text("Backed up")).to_be_visible()
    assert counts() == {"twitch": 1}
    assert not [change for change in Change.objects.all() if (change.set or {}).get("source")]


def test_two_tabs_keep_to_their_own(phone: BrowserContext, page: Page) -> None:
    enter(page)
    own = phone.new_page()
    sign_up(own)
    tap(own, "Log a twitch")
    expect(own.get_by_text("saved on this phone").first).to_be_visible()
    page.bring_to_front()
    tap(page, "Log a twitch")
    expect(page.get_by_text("kept in the demo").first).to_be_visible()
    own.bring_to_front()
    own.reload()
    expect(own.get_by_text("Backed up")).to_be_visible()
    expect(own.get_by_role("list").get_by_text("Twitch", exact=True)).to_have_count(1)
    assert counts() == {"twitch": 1}
    # The other tab's start took nothing away.
    page.reload()
    expect(page.get_by_role("list").get_by_text("Twitch", exact=True).first).to_be_visible()

    tap(page, LEAVE)
    expect(page.get_by_role("list").get_by_text("Twitch", exact=True)).to_have_count(1)
    expect(page.get_by_text("Backed up")).to_be_visible()
    assert counts() == {"twitch": 1}


def test_a_shortcut_is_of_ones_own_diary(page: Page) -> None:
    enter(page)
    page.goto("/?do=twitch")
    expect(page.get_by_text(re.compile("Twitch, saved on this phone"))).to_be_visible()
    expect(page.get_by_role("complementary", name="Demo")).to_have_count(0)


def test_it_opens_without_a_network(phone: BrowserContext, page: Page) -> None:
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    go_offline(page)
    enter(page)
    place(page, "Insights")
    expect(page.get_by_role("heading", name="Trends")).to_be_visible()
    expect(page.get_by_text("a day after waking · link found")).to_be_visible()
