"""A place is chosen on the figure, by tap and by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from diary.models.kinds import Twitch
from tests.browser.patient import EMAIL, sign_up, tap

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def places() -> list[tuple[str | None, str | None]]:
    owner = User.objects.get(email=EMAIL)
    return list(Twitch.objects.filter(owner=owner).order_by("at").values_list("site", "side"))


def test_the_left_calf_is_chosen_by_tap_and_by_keyboard(page: Page) -> None:
    sign_up(page)
    sheet = page.get_by_role("dialog")
    tap(page, "Log a twitch")
    tap(page, "Choose a place")
    sheet.get_by_role("group", name="Back").get_by_role("button", name="Left calf").tap()
    expect(sheet.get_by_text("Left calf", exact=True)).to_be_visible()
    tap(page, "Save the place")
    expect(sheet).to_be_hidden()
    expect(page.get_by_text("Backed up")).to_be_visible()
    assert places() == [("calf", "left")]

    tap(page, "Log a twitch")
    tap(page, "Other")
    sheet.get_by_role("button", name="List").focus()
    page.keyboard.press("Tab")
    expect(sheet.get_by_role("button", name="Left face")).to_be_focused()
    for key in ["ArrowRight"] * 6 + ["ArrowDown"] * 4:
        page.keyboard.press(key)
    expect(sheet.get_by_role("button", name="Left calf").last).to_be_focused()
    page.keyboard.press("Enter")
    tap(page, "Save the place")
    expect(sheet).to_be_hidden()
    expect(page.get_by_text("Backed up")).to_be_visible()
    assert places() == [("calf", "left"), ("calf", "left")]
