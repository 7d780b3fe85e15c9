"""What a patient tracks of their own, and the units in which they read it all."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.patient import place, tap

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_own_tracker_is_made_logged_and_drawn(page: Page) -> None:
    page.goto("/")
    sheet = page.get_by_role("dialog")
    tap(page, "^More")
    tap(page, "Track something of my own")
    sheet.get_by_label("Name").fill("Headache")
    sheet.get_by_role("button", name="Yes or no").tap()
    sheet.get_by_role("button", name="Save").tap()

    expect(sheet.get_by_role("heading", name="Headache")).to_be_visible()
    sheet.get_by_role("button", name="Yes", exact=True).tap()
    sheet.get_by_role("button", name="Save").tap()
    expect(page.get_by_role("list").get_by_text("Headache")).to_be_visible()
    expect(page.get_by_role("list").get_by_text("yes", exact=True)).to_be_visible()

    tap(page, "^More")
    expect(sheet.get_by_role("button", name="Headache")).to_be_visible()
    page.keyboard.press("Escape")

    place(page, "Insights")
    page.get_by_text("More charts").tap()
    tap(page, "^Headache$")
    lane = page.get_by_role("img", name="Headache, yes is 1")
    expect(lane).to_be_visible()
    expect(page.get_by_text("On this day: yes.")).to_be_visible()
    page.reload()
    expect(lane).to_be_visible()


def test_units_and_clock_that_were_chosen_are_those_of_today(page: Page) -> None:
    page.goto("/")
    tap(page, "^Water 250 ml")
    expect(page.get_by_text("Water, saved on this phone").first).to_be_visible()
    page.goto("/settings")
    tap(page, "^fl oz$")
    tap(page, "^12 hours$")
    place(page, "Today")
    tap(page, "^Water 8 fl oz")
    entries = page.get_by_role("listitem")
    expect(entries).to_have_count(2)
    expect(entries.first).to_contain_text(re.compile(r"^\s*\d{1,2}:\d\d\s[AP]M\s+Water\s+8 fl oz"))
    expect(entries.last).to_contain_text("8.45 fl oz")
    entries.first.get_by_role("button").tap()
    expect(page.get_by_role("dialog").get_by_label("Amount")).to_have_value("8")
