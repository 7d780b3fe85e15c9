"""The last full week, told on the phone alone."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import Preferences, User
from tests.browser.barriers import barriers
from tests.browser.patient import EMAIL, go_offline, place, sign_up, tap
from tests.factories import TZ, at, log

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def begin(page: Page) -> None:
    """A patient whose week begins today: of the last one four are noted, three with twitches."""
    with page.expect_response(lambda answer: answer.request.method == "PATCH"):
        sign_up(page)
    owner = User.objects.get(email=EMAIL)
    today = datetime.now(ZoneInfo(TZ)).date()
    Preferences.objects.update_or_create(
        owner=owner, defaults={"tz": TZ, "week_starts_on": today.weekday()}
    )
    log(owner, "caffeine", at(today - timedelta(days=30), 8, mg=63))
    for days in (2, 3, 4):
        log(owner, "twitch", at(today - timedelta(days=days), 12))
    for days, stress in ((2, 3), (3, 4), (4, 4), (5, 8)):
        log(owner, "checkin", at(today - timedelta(days=days), 20, stress=stress))
    page.reload()


def test_the_last_week_is_told_without_a_network_until_it_is_put_away(
    phone: BrowserContext, page: Page
) -> None:
    begin(page)
    card = page.get_by_role("region", name="Last week")
    expect(card.get_by_text("7 days, 4 with an entry; twitches logged on 3.")).to_be_visible()
    expect(card.get_by_text("Stress: 4 of 10; not enough to compare.")).to_be_visible()
    assert barriers(page) == []
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    go_offline(page)
    page.reload()
    expect(card.get_by_text("7 days, 4 with an entry; twitches logged on 3.")).to_be_visible()
    place(page, "Insights")
    expect(card.get_by_text("7 days, 4 with an entry; twitches logged on 3.")).to_be_visible()
    tap(page, "Put away until next week")
    expect(card).to_have_count(0)
    place(page, "Today")
    expect(page.get_by_role("button", name="Log a twitch")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Nothing logged today yet.")).to_be_visible()
    expect(card).to_have_count(0)
