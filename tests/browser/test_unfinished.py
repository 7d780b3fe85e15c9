"""A form that was closed before it was saved."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.patient import tap

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_was_entered_is_there_to_go_on_with(page: Page) -> None:
    page.goto("/")
    sheet = page.get_by_role("dialog")
    bar = page.get_by_role("complementary", name="What you did last")
    tap(page, "^B12")
    sheet.get_by_label("Dose").fill("1000")
    page.go_back()
    expect(bar).to_contain_text("B12: not saved yet")
    tap(page, "Go on")
    expect(sheet.get_by_label("Dose")).to_have_value("1000")
    tap(page, "Hydroxocobalamin")
    tap(page, "Close")
    tap(page, "Go on")
    tap(page, "Into the muscle")
    tap(page, "^Save$")
    expect(bar).to_contain_text("saved on this phone")


def test_a_form_that_was_only_looked_at_leaves_nothing(page: Page) -> None:
    page.goto("/")
    tap(page, "^B12")
    tap(page, "Close")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text("not saved yet")).to_have_count(0)


def test_after_another_act_it_is_gone(page: Page) -> None:
    page.goto("/")
    tap(page, "^B12")
    page.get_by_role("dialog").get_by_label("Dose").fill("1000")
    tap(page, "Close")
    expect(page.get_by_text("not saved yet")).to_be_visible()
    tap(page, "^Water")
    expect(page.get_by_text("not saved yet")).to_have_count(0)
