"""Somebody who has no account yet: nothing goes wrong that they could not see."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import new_phone
from tests.browser.patient import tap

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCREENS = ["/", "/account", "/account/new", "/account/forgotten", "/diary", "/report", "/settings"]


def test_the_console_stays_empty_and_who_am_i_is_not_asked(browser: Browser, app: str) -> None:
    with new_phone(browser, app, answers={}) as phone:
        asked: list[str] = []
        phone.on("request", lambda request: asked.append(request.url.removeprefix(app)))
        page = phone.new_page()
        for path in SCREENS:
            page.goto(path)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            page.wait_for_load_state("networkidle")
        page.goto("/")
        tap(page, "Log a twitch")
        expect(page.get_by_text("saved on this phone").first).to_be_visible()
        assert {path for path in asked if path.startswith(("/api/", "/_allauth/"))} == {
            "/api/v1/server"
        }
