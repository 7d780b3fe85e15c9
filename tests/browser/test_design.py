"""The page of the design system, which shows every token and control, is legible in each look."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.barriers import barriers
from tests.browser.conftest import new_phone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# WCAG 2.2: 1.4.3 and 1.4.6 for text, 1.4.11 for edges and marks.
TEXT, TEXT_IN_HIGH_CONTRAST, MARK = 4.5, 7, 3
MARKS = {"control", "focus", "twitch", "b12", "sleep", "caffeine", "hydration", "stress"}
LOOKS: list[tuple[dict[str, Any], float]] = [
    ({"color_scheme": "light"}, TEXT),
    ({"color_scheme": "dark"}, TEXT),
    ({"color_scheme": "light", "contrast": "more"}, TEXT_IN_HIGH_CONTRAST),
    ({"color_scheme": "dark", "contrast": "more"}, TEXT_IN_HIGH_CONTRAST),
]


def contrasts(page: Page) -> list[tuple[str, float]]:
    """Each token with its contrast on each of its grounds, as the page gives them."""
    return [
        (row.locator("strong").inner_text(), float(ratio))
        for row in page.get_by_role("listitem").filter(has=page.locator("strong")).all()
        for ratio in re.findall(r"([\d.]+) on", row.locator("span").inner_text())
    ]


@pytest.mark.parametrize(("look", "text"), LOOKS)
def test_colours_can_be_told_from_their_grounds(
    browser: Browser, app: str, look: dict[str, Any], text: float
) -> None:
    with new_phone(browser, app, **look) as phone:
        page = phone.new_page()
        page.goto("/design")
        expect(page.get_by_role("heading", name="Design system")).to_be_visible()
        found = contrasts(page)
        assert len(found) > 16
        assert [
            (token, ratio) for token, ratio in found if ratio < (MARK if token in MARKS else text)
        ] == []


def test_the_page_has_no_barrier_and_takes_large_text(browser: Browser, app: str) -> None:
    with new_phone(browser, app, reduced_motion="reduce") as phone:
        page = phone.new_page()
        page.goto("/design")
        expect(page.get_by_role("heading", name="Design system")).to_be_visible()
        assert barriers(page) == []
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") == 360
