"""A patient who would rather not count."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import Preferences
from diary.models import KINDS
from tests.browser.barriers import barriers
from tests.browser.patient import place, sign_in, sign_up, tap

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


CHOSEN = """([name, value]) => new Promise((resolve) => {
  indexedDB.open('quiver').onsuccess = ({ target: { result: db } }) => {
    const asked = db.transaction('kept').objectStore('kept').get('preferences');
    asked.onsuccess = () => {
      db.close();
      resolve(asked.result?.values[name] === value);
    };
  };
})"""


def go_calm(page: Page, calm: bool = True) -> None:
    page.goto("/settings")
    page.get_by_role("switch", name="Keep the diary without counts").set_checked(calm)
    page.wait_for_function(CHOSEN, arg=["calm", calm])


def test_calm_mode_hides_numbers_and_loses_nothing(page: Page) -> None:
    sign_up(page)
    tap(page, "Log a twitch")
    tap(page, "^Coffee")
    expect(page.get_by_role("list").get_by_text("Coffee")).to_be_visible()
    go_calm(page)
    expect(page.get_by_label("Check-in from")).to_have_value("20")
    assert barriers(page) == []

    page.goto("/")
    tap(page, "^Note a twitch")
    expect(page.get_by_text("Noted, saved on this phone").first).to_be_visible()
    for gone in ("Log a twitch", "Count a minute", "Coffee"):
        expect(page.get_by_role("button", name=gone)).to_have_count(0)
    assert barriers(page) == []

    place(page, "Insights")
    expect(page.get_by_text("Links and charts rest in calm mode.")).to_be_visible()
    expect(page.get_by_role("button", name="Ask one question now")).to_be_visible()
    expect(page.get_by_role("heading", name="Trends")).to_have_count(0)
    assert barriers(page) == []

    place(page, "Diary")
    expect(page.get_by_role("button", name="Twitches noted")).to_be_visible()
    tap(page, "Twitches noted")
    expect(page.get_by_role("list").get_by_text("Twitch", exact=True)).to_have_count(2)
    page.get_by_role("list").get_by_text("Coffee").tap()
    page.get_by_role("dialog").get_by_label("Caffeine").fill("80")
    tap(page, "^Save$")
    expect(page.get_by_text("80 mg")).to_be_visible()

    go_calm(page, calm=False)
    page.goto("/")
    expect(page.get_by_role("list").get_by_text("Twitch", exact=True)).to_have_count(2)
    expect(page.get_by_text("Backed up")).to_be_visible()
    assert (KINDS["twitch"].objects.count(), KINDS["caffeine"].objects.get().mg) == (2, 80)


def test_it_goes_with_the_diary_to_the_account_and_the_next_phone(
    page: Page, tablet: BrowserContext
) -> None:
    go_calm(page)
    page.get_by_label("Check-in from").select_option("18:00")
    page.wait_for_function(CHOSEN, arg=["checkin_from", 18])
    with page.expect_response(lambda answer: answer.request.method == "PATCH"):
        sign_up(page)
    expect(page.get_by_role("button", name="Note a twitch")).to_be_visible()
    preferences = Preferences.objects.get()
    assert (preferences.calm, preferences.checkin_from) == (True, 18)
    other = tablet.new_page()
    sign_in(other)
    expect(other.get_by_role("button", name="Note a twitch")).to_be_visible()
