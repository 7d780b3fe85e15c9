"""An episode that goes on while the app is closed."""

import re

import pytest
from playwright.sync_api import Page, expect

from diary.models import KINDS
from tests.browser.patient import sign_up, tap

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def stored(page: Page) -> list[float | None]:
    expect(page.get_by_text("Backed up")).to_be_visible()
    return list(KINDS["twitch"].objects.values_list("seconds", flat=True))


def test_an_episode_is_timed_over_a_restart(page: Page) -> None:
    page.clock.install()
    sign_up(page)
    page.goto("/")
    tap(page, "Log a twitch")
    tap(page, "It is still going: time it")
    expect(page.get_by_text(re.compile(r"Episode since \d\d:\d\d · \d s"))).to_be_visible()
    assert stored(page) == [None]

    page.reload()
    page.clock.run_for(4 * 60_000)
    expect(page.get_by_text(re.compile(r"Episode since \d\d:\d\d · 4 min"))).to_be_visible()
    tap(page, "It stopped")
    said = page.get_by_role("complementary", name="What you did last")
    expect(said).to_contain_text("Episode of 4 min, saved on this phone")
    (seconds,) = stored(page)
    assert seconds is not None
    assert 240 <= seconds < 300

    tap(page, "Undo")
    expect(page.get_by_text("Episode since")).to_be_visible()
    assert stored(page) == [None]
