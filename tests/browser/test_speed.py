"""How many taps and seconds it takes to log, from the open app."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from diary.models import KINDS
from tests.browser.patient import EMAIL, sign_up, tap
from tests.factories import TZ, at, log

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAVED = re.compile("saved on this phone$")


@contextmanager
def taps(page: Page, most: int, seconds: float = 20) -> Iterator[None]:
    """Counts what a finger does; typing is not counted."""
    page.evaluate("window.taps = 0")
    started = time.monotonic()
    yield
    assert page.evaluate("window.taps") <= most
    assert time.monotonic() - started < seconds


def begin(page: Page) -> None:
    """A patient who had a coffee, a tablet and an injection yesterday."""
    sign_up(page)
    owner = User.objects.get(email=EMAIL)
    yesterday = datetime.now(ZoneInfo(TZ)).date() - timedelta(days=1)
    log(owner, "caffeine", at(yesterday, 8, mg=63, drink="espresso"))
    log(owner, "supplement", at(yesterday, 9, nutrient="magnesium", amount=200, unit="mg"))
    log(owner, "b12", at(yesterday, 10, mcg=1000, form="hydroxocobalamin", route="intramuscular"))
    page.reload()
    page.evaluate("addEventListener('click', () => (window.taps += 1), true)")
    for tile in ("Magnesium 200 mg", "B12 1 mg", "Espresso"):
        expect(page.get_by_role("button", name=tile)).to_be_visible()


def stored(kind: str) -> int:
    return int(KINDS[kind].objects.filter(owner__email=EMAIL).count())


@pytest.mark.parametrize(
    ("tile", "kind"),
    [
        ("Log a twitch", "twitch"),
        ("^Espresso", "caffeine"),
        ("^Water", "hydration"),
        ("^B12", "b12"),
        ("^Magnesium", "supplement"),
    ],
)
def test_the_usual_takes_one_tap(page: Page, tile: str, kind: str) -> None:
    begin(page)
    before = stored(kind)
    with taps(page, 1):
        tap(page, tile)
        expect(page.get_by_text(re.compile("saved on this phone")).first).to_be_visible()
    expect(page.get_by_text("Backed up")).to_be_visible()
    assert stored(kind) == before + 1


def test_a_whole_checkin_takes_eight_taps(page: Page) -> None:
    begin(page)
    with taps(page, 8):
        tap(page, "^Check-in")
        sheet = page.get_by_role("dialog")
        sheet.get_by_role("button", name="All logged", exact=True).tap()
        for row in range(4):
            sheet.locator(".cells").nth(row).get_by_text("3", exact=True).tap()
        sheet.get_by_label("That's all for today").tap()
        sheet.get_by_role("button", name="Save check-in").tap()
        expect(sheet).to_be_hidden()
    expect(page.get_by_text("Backed up")).to_be_visible()
    checkin = KINDS["checkin"].objects.get(owner__email=EMAIL)
    asked = (checkin.stress, checkin.anxiety, checkin.tiredness, checkin.wellbeing)
    assert (checkin.twitches, checkin.complete, asked) == ("all_logged", True, (3, 3, 3, 3))
    assert (checkin.mood, checkin.concentration) == (None, None)


def test_an_entry_of_a_past_day_takes_five_taps_and_its_values(page: Page) -> None:
    begin(page)
    yesterday = datetime.now(ZoneInfo(TZ)).date() - timedelta(days=1)
    in_words = f"{yesterday:%A} {yesterday.day} {yesterday:%B}"
    a_value = 1
    last_month = yesterday.month != datetime.now(ZoneInfo(TZ)).month
    with taps(page, 5 + a_value + last_month):
        page.get_by_role("link", name="Diary").tap()
        if last_month:
            tap(page, "Month before")
        tap(page, in_words)
        tap(page, "Add to this day")
        page.get_by_role("dialog").get_by_role("button", name="Symptom").tap()
        page.get_by_role("dialog").get_by_role("button", name="Cramp", exact=True).tap()
        page.get_by_role("dialog").get_by_role("button", name="Save").tap()
        expect(page.get_by_role("list").get_by_text("Cramp")).to_be_visible()
    expect(page.get_by_text(SAVED).first).to_be_visible()


def test_the_day_before_is_logged_again_in_three_taps(page: Page) -> None:
    begin(page)
    with taps(page, 3):
        tap(page, "^More")
        tap(page, "Same as the day before")
        tap(page, "Log 2 entries")
        expect(page.get_by_text("2 entries, saved on this phone").first).to_be_visible()
    page.get_by_role("button", name="Undo").tap()
    expect(page.get_by_text("Backed up")).to_be_visible()
    page.wait_for_timeout(1000)
    assert (stored("caffeine"), stored("supplement"), stored("b12")) == (1, 1, 1)
