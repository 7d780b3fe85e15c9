"""An experiment of the patient's own, from the set-up to its answer."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect
from uuid_utils.compat import uuid7

from accounts.models import User
from diary import journal
from diary.models.experiments import Experiment
from diary.ops import Op
from tests.browser.barriers import barriers
from tests.browser.patient import EMAIL, place, sign_up, tap
from tests.factories import TZ, at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TURNS = "UCCUUCUCCUUC"


def today() -> date:
    return datetime.now(ZoneInfo(TZ)).date()


def write(*ops: tuple[str, dict[str, object]]) -> None:
    owner = User.objects.get(email=EMAIL)
    found = journal.apply(owner, [Op.now(kind, uuid7(), fields) for kind, fields in ops])
    assert {result.status for result in found.results} == {"applied"}


def test_it_is_set_up_before_signing_up_and_taken_back(page: Page) -> None:
    page.goto("/insights")
    tap(page, "Set up an experiment")
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("Nothing that was prescribed is part of this")
    sheet.get_by_role("button", name="To bed earlier").tap()
    sheet.get_by_role("button", name="30 minutes").tap()
    sheet.get_by_role("button", name="Begin tomorrow").tap()
    tried = page.get_by_role("article", name="To bed 30 minutes earlier")
    expect(tried).to_contain_text("It begins on")
    # A sheet that closes goes back in the history, which would break off the way to the sign-up.
    expect(sheet).to_have_count(0)

    sign_up(page)
    kept = Experiment.objects.get()
    assert (kept.what, kept.minutes_earlier) == ("bedtime", 30)
    assert kept.starts_on == today() + timedelta(days=1)
    assert len(kept.turns) == 28

    place(page, "Insights")
    tap(page, "Don't begin")
    expect(page.get_by_role("button", name="Set up an experiment")).to_be_visible()
    tap(page, "Undo")
    expect(tried).to_be_visible()


def test_today_says_what_the_day_is_for_until_it_is_stopped(page: Page) -> None:
    sign_up(page)
    coffee = {"what": "caffeine", "usual_mg": 190, "at_most_mg": 90, "turns": TURNS}
    # Its second block, the first with the change.
    write(("experiment", {**coffee, "starts_on": (today() - timedelta(days=2)).isoformat()}))
    page.reload()
    row = page.get_by_text("Today: caffeine at or below 90 mg")
    expect(row).to_be_visible()

    place(page, "Insights")
    tried = page.get_by_role("article", name="Caffeine at or below 90 mg")
    expect(tried).to_contain_text("The answer comes once all its days are over")
    expect(page.get_by_role("button", name="Set up an experiment")).to_have_count(0)
    tried.get_by_text("Show numbers").tap()
    expect(tried.get_by_role("row")).to_have_count(3)
    assert barriers(page) == []

    tap(page, "Stop it here")
    expect(tried).to_contain_text("which is always fine. So there is no answer.")
    tap(page, "Undo")
    expect(tried).to_contain_text("The answer comes once all its days are over")
    tap(page, "Stop it here")
    expect(page.get_by_role("button", name="Set up an experiment")).to_be_visible()
    place(page, "Today")
    expect(page.get_by_role("button", name="Log a twitch")).to_be_visible()
    expect(row).to_have_count(0)


def test_once_it_is_over_the_answer_stands_there(page: Page) -> None:
    sign_up(page)
    start = today() - timedelta(days=24)
    coffee = {"what": "caffeine", "usual_mg": 190, "at_most_mg": 0, "turns": TURNS}
    days = [
        ("twitch", at(start + timedelta(days=day), count=2 if TURNS[day // 2] == "C" else 4))
        for day in range(24)
    ]
    write(("experiment", {**coffee, "starts_on": start.isoformat()}), *days)
    page.goto("/insights")
    tried = page.get_by_role("article", name="No caffeine")
    expect(tried).to_contain_text("On the days drawn for no caffeine you logged 2.0 twitches a day")
    expect(tried).to_contain_text("That is 50 % fewer")
    expect(tried).to_contain_text("It is no advice")
    tried.get_by_text("Show numbers").tap()
    expect(tried.get_by_role("row")).to_have_count(13)
    expect(page.get_by_text("Today: ")).to_have_count(0)
    assert barriers(page) == []
    expect(page.get_by_role("button", name="Set up an experiment")).to_be_visible()
