"""The shortcuts that the home screen offers on a long press."""

import json
import re

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MANIFEST = settings.BASE_DIR / "frontend" / "public" / "manifest.webmanifest"
SHORTCUTS = {entry["name"]: entry["url"] for entry in json.loads(MANIFEST.read_text())["shortcuts"]}


def test_a_twitch_is_logged_once_though_the_page_is_loaded_again(page: Page) -> None:
    page.goto(SHORTCUTS["Log a twitch"])
    expect(page.get_by_text(re.compile("Twitch, saved on this phone"))).to_be_visible()
    page.reload()
    expect(page.get_by_role("list").get_by_text("Twitch", exact=True)).to_have_count(1)


@pytest.mark.parametrize(
    ("name", "sheet"), [("Count a minute", "Count a minute"), ("B12 dose", "B12")]
)
def test_the_others_open_their_sheet(page: Page, name: str, sheet: str) -> None:
    page.goto(SHORTCUTS[name])
    expect(page.get_by_role("dialog", name=sheet)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Today")).to_be_visible()
