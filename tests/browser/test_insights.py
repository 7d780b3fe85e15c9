"""What a patient reads on Insights, and the question that is asked before looking."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from diary import demo
from diary.models.questions import Pin
from tests.browser.patient import EMAIL, go_offline, place, sign_up, tap
from tests.factories import TZ

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_half_a_year_is_told_before_and_after_and_around_the_injections(page: Page) -> None:
    sign_up(page)
    today = datetime.now(ZoneInfo(TZ)).date()
    demo.fill(User.objects.get(email=EMAIL), 180, today)

    page.reload()
    place(page, "Insights")
    question = page.get_by_role("region", name="Is it caffeine, the same day?")
    # Half a year is fetched in pages before the question is there.
    expect(question).to_contain_text("no clear link so far. Still open:")
    expect(question).to_contain_text("Next reading:")
    expect(
        page.get_by_text(re.compile(r"Reading of \d+\s\w+\s\d{4}; the next one is of"))
    ).to_be_visible()

    page.get_by_text("Around your B12 injections").tap()
    expect(page.get_by_role("img", name="Your days from one injection to the next")).to_be_visible()
    page.get_by_text("Before and after treatment changes").tap()
    event = page.get_by_role("region", name="Hydroxocobalamin injections")
    expect(event).to_contain_text("Beyond the trend under way")
    expect(event).to_contain_text("Don't stop or change a prescribed treatment")
    expect(event.get_by_role("img")).to_be_visible()

    page.get_by_text("How this is worked out").tap()
    expect(page.get_by_role("heading", name="One example")).to_be_visible()

    go_offline(page)
    place(page, "Today")
    place(page, "Insights")
    expect(page.get_by_text("No connection: this is the last answer.")).to_be_visible()
    expect(question).to_be_visible()


def test_a_question_is_asked_before_looking_and_taken_back(page: Page) -> None:
    page.goto("/insights")
    tap(page, "Ask one question now")
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="Stress").tap()
    sheet.get_by_role("button", name="the next day").tap()
    sheet.get_by_role("button", name="Ask this question").tap()
    expect(page.get_by_role("heading", name="Is it stress, the next day?")).to_be_visible()

    sign_up(page)
    place(page, "Insights")
    expect(page.get_by_role("heading", name="Is it stress, the next day?")).to_be_visible()
    expect(page.get_by_text("Not enough days yet for stress: about 28 more")).to_be_visible()
    pin = Pin.objects.get()
    assert (pin.factor, pin.lag, pin.outcome) == ("checkin.stress", 1, "twitch.count")

    tap(page, "No longer ask this")
    expect(page.get_by_role("button", name="Ask one question now")).to_be_visible()
    tap(page, "Undo")
    expect(page.get_by_role("heading", name="Is it stress, the next day?")).to_be_visible()


def test_three_days_are_described_without_a_verdict(page: Page) -> None:
    page.goto("/")
    for _ in range(3):
        tap(page, "Log a twitch")
        page.wait_for_timeout(300)
    place(page, "Insights")
    expect(page.get_by_role("heading", name="Counted, not compared")).to_be_visible()
    expect(
        page.get_by_text(
            "Twitching recorded on 1 day. Twitches a day: 3. Entries of any kind a day: 3."
        )
    ).to_be_visible()
    expect(page.get_by_role("img", name="Twitching is recorded on this day.")).to_be_visible()
