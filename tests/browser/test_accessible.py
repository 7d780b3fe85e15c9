"""No screen keeps somebody out: axe finds nothing, all of it fits and can be hit."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from accounts.models import User
from diary import demo
from diary.models import KINDS, Entry
from tests.browser.barriers import barriers
from tests.browser.conftest import new_phone
from tests.browser.misfits import misfits
from tests.browser.patient import EMAIL, sign_up
from tests.factories import TZ

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SIGN_IN = ["/account", "/account/new", "/account/forgotten"]
SCREENS = [
    "/",
    "/diary",
    "/deleted",
    "/insights",
    "/report",
    "/report/questions",
    "/report/background",
    "/plans",
    "/labs",
    "/settings",
    "/settings/security",
    "/settings/tokens",
    "/settings/access",
    "/settings/leave",
]
SHEETS = [
    "Count a minute",
    "^Sleep",
    "^Symptom",
    "^Check-in",
    "^More",
    "What this diary can",
    "Backed up",
]

FORMS = [
    str(kind.label)
    for kind in KINDS.values()
    if issubclass(kind, Entry) and kind.kind not in {"checkin", "measurement", "window_count"}
]


def test_no_screen_has_a_barrier(browser: Browser, app: str) -> None:
    with new_phone(browser, app, reduced_motion="reduce") as phone:
        page = phone.new_page()
        wrong = []
        for path in SIGN_IN:
            page.goto(path)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            page.wait_for_load_state("networkidle")
            wrong += barriers(page) + misfits(page)
        with_a_diary(page)
        for path in SCREENS:
            page.goto(path)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            page.wait_for_load_state("networkidle")
            wrong += barriers(page) + misfits(page)
        assert wrong == []


def test_no_sheet_has_a_barrier(browser: Browser, app: str) -> None:
    with new_phone(browser, app, reduced_motion="reduce") as phone:
        page = phone.new_page()
        wrong = []
        with_a_diary(page)
        for sheet in SHEETS:
            page.get_by_role("button", name=re.compile(sheet)).first.click()
            expect(page.get_by_role("dialog")).to_be_visible()
            wrong += barriers(page) + misfits(page)
            close(page)
        for kind in FORMS:
            page.get_by_role("button", name="More all kinds").click()
            page.get_by_role("dialog").get_by_role("button", name=kind, exact=True).click()
            expect(page.get_by_role("dialog", name=kind)).to_be_visible()
            wrong += barriers(page) + misfits(page)
            close(page)
        page.goto("/insights")
        page.get_by_role("button", name="Set up an experiment").click()
        for choice in ("To bed earlier", "Less caffeine", "0 mg"):
            page.get_by_role("dialog").get_by_role("button", name=choice, exact=True).click()
            wrong += barriers(page) + misfits(page)
        page.get_by_role("dialog").get_by_text("What it can tell").click()
        wrong += barriers(page) + misfits(page)
        assert wrong == []


def with_a_diary(page: Page) -> None:
    sign_up(page)
    demo.fill(User.objects.get(email=EMAIL), 60, datetime.now(ZoneInfo(TZ)).date())
    page.reload()
    expect(page.get_by_text("Still fetching")).to_have_count(0)


def close(page: Page) -> None:
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
