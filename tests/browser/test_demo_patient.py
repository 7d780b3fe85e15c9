"""Half a year of a made-up patient, read on a phone that fetches it."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from accounts.models import Preferences, User
from diary import demo
from diary.series import daily_series
from tests.browser.patient import EMAIL, place, sign_up, tap

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BERLIN = "Europe/Berlin"


def test_the_planted_link_and_the_days_recorded_are_told(page: Page) -> None:
    with page.expect_response(lambda answer: answer.request.method == "PATCH") as told:
        sign_up(page)
    assert told.value.ok
    owner = User.objects.get(email=EMAIL)
    assert Preferences.of(owner).tz == BERLIN

    today = datetime.now(ZoneInfo(BERLIN)).date()
    demo.fill(owner, 180, today)
    last_90_days = daily_series(owner, today - timedelta(days=89), today)
    counts = last_90_days.observed("twitch.count")
    recorded = int(np.isfinite(counts).sum())

    place(page, "Insights")
    tap(page, "More sleep a day after waking · link found")
    expect(page.get_by_text(re.compile("After nights under 6 hours you logged"))).to_be_visible()
    expect(page.get_by_text("that doesn't tell which comes first")).to_be_visible()

    page.reload()
    trends = page.get_by_text(re.compile(r"Recorded on \d+ of 90 days")).first
    low, high, median = np.nanmin(counts), np.nanmax(counts), np.nanmedian(counts)
    # Half a year is fetched in pages before the chart is whole.
    expect(trends).to_have_text(
        f"Recorded on {recorded} of 90 days, {low:g} to {high:g}, median {median:g}."
    )
    expect(page.get_by_text("Twitches a day, block by block.")).to_be_visible()


def test_the_button_that_makes_the_page_is_seen_whole(page: Page) -> None:
    sign_up(page)
    demo.fill(User.objects.get(email=EMAIL), 180, datetime.now(ZoneInfo(BERLIN)).date())
    page.reload()
    place(page, "Report")
    expect(page.get_by_role("button", name=re.compile("^For Dr"))).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Since"))).to_be_visible()
    button = page.get_by_role("button", name="Make the page").bounding_box()
    bar = page.get_by_role("navigation").bounding_box()
    assert button is not None
    assert bar is not None
    assert button["y"] + button["height"] <= bar["y"]
