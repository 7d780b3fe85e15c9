"""A minute of watching one muscle, on a phone whose clock the test winds on."""

import re

import pytest
from playwright.sync_api import Page, expect

from diary.models import KINDS
from tests.browser.patient import sign_up, tap

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SECOND = 1_000
LEAD_IN = 3 * SECOND
TAPS = 25


def open_setup(page: Page) -> None:
    page.clock.install()
    sign_up(page)
    page.goto("/")
    tap(page, "Count a minute")


def choose_left_calf(page: Page) -> None:
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Where").select_option("Calf")
    sheet.get_by_role("button", name="Left", exact=True).tap()


def start(page: Page) -> None:
    tap(page, "Start")
    expect(page.get_by_role("timer")).to_have_text("Begins in 3 seconds")
    expect(page.get_by_text("Tap anywhere for each twitch")).to_be_hidden()
    page.clock.run_for(LEAD_IN)
    expect(page.get_by_text("Tap anywhere for each twitch")).to_be_visible()


def tap_quickly(page: Page, times: int) -> None:
    for i in range(times):
        page.touchscreen.tap(60 + 10 * (i % 20), 120 + 15 * (i % 25))


def go_out_of_sight(page: Page, for_ms: int) -> None:
    see = """(state) => {
        Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
    }"""
    page.evaluate(see, "hidden")
    page.clock.run_for(for_ms)
    page.evaluate(see, "visible")


def stored(page: Page) -> list[tuple[object, ...]]:
    expect(page.get_by_text("Backed up")).to_be_visible()
    model = KINDS["window_count"]
    return list(model.objects.values_list("site", "side", "seconds", "twitches", "at_rest"))


def test_every_tap_of_a_minute_is_stored(page: Page) -> None:
    open_setup(page)
    tap(page, "Start")
    expect(page.get_by_role("alert")).to_have_text("Choose the muscle first.")
    choose_left_calf(page)
    start(page)
    tap_quickly(page, TAPS)
    expect(page.get_by_text(str(TAPS), exact=True)).to_be_visible()
    tap(page, "One less")
    page.keyboard.press("a")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.clock.run_for(60 * SECOND)

    result = page.get_by_role("dialog", name=f"{TAPS + 1} in 60 seconds")
    expect(result).to_contain_text("Left calf, at rest")
    expect(page.get_by_role("heading", name="in 60 seconds")).to_be_focused()
    tap(page, "Mark as not at rest")
    expect(result).to_contain_text("Left calf, not at rest")
    tap(page, "Done")
    expect(page.get_by_text(f"Left calf · {TAPS + 1} in 60 seconds · not at rest")).to_be_visible()
    assert stored(page) == [("calf", "left", 60, TAPS + 1, False)]

    tap(page, "Count a minute")
    usual = page.get_by_role("button", name="Left calf", exact=True)
    expect(usual).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("You have a count for today.")).to_be_visible()


def test_what_was_counted_before_a_call_can_be_kept(page: Page) -> None:
    open_setup(page)
    choose_left_calf(page)
    start(page)
    tap_quickly(page, 3)
    page.clock.run_for(12 * SECOND)
    go_out_of_sight(page, 20 * SECOND)
    expect(page.get_by_role("heading", name=re.compile(r"Interrupted after 1\d s"))).to_be_visible()
    expect(page.get_by_role("button", name="Keep")).to_be_hidden()
    tap(page, "Start again")
    page.clock.run_for(LEAD_IN)

    tap_quickly(page, 2)
    page.clock.run_for(38 * SECOND)
    go_out_of_sight(page, 20 * SECOND)
    heading = page.get_by_role("heading", name="Interrupted after").text_content()
    seconds = int(re.findall(r"\d+", str(heading))[0])
    assert 38 <= seconds < 45
    tap(page, f"Keep {seconds} s")
    tap(page, "Done")
    assert stored(page) == [("calf", "left", seconds, 2, True)]


def test_a_swipe_back_among_the_taps_loses_nothing(page: Page) -> None:
    open_setup(page)
    choose_left_calf(page)
    start(page)
    tap_quickly(page, 2)
    page.clock.run_for(40 * SECOND)
    page.go_back()
    tap(page, "Keep")
    result = page.get_by_role("dialog")
    result.get_by_role("button", name="Undo").tap()
    expect(result).to_be_hidden()
    assert stored(page) == []
