"""What was can be seen and brought back, and signing out loses nothing in silence."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from diary.models.kinds import Caffeine, Checkin
from tests.browser.barriers import barriers
from tests.browser.patient import go_offline, sign_in, sign_up, tap

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def is_backed_up(page: Page) -> None:
    expect(page.get_by_role("button", name=re.compile("^Backed up"))).to_be_visible()


def says(page: Page, what: str) -> None:
    """Of what was done last."""
    expect(page.get_by_role("complementary")).to_contain_text(re.compile(what))


def log_coffee(page: Page) -> None:
    tap(page, "^Coffee 96 mg")
    says(page, "Coffee, saved on this phone")


def coffee(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("Coffee .*Change$"))


def edit_coffee(page: Page, mg: str) -> None:
    coffee(page).tap()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Caffeine").fill(mg)
    tap(page, "^Save$")
    expect(sheet).to_be_hidden()
    says(page, "change saved on this phone")


def open_history(page: Page) -> Locator:
    """The versions of the coffee, newest first."""
    coffee(page).tap()
    sheet = page.get_by_role("dialog")
    sheet.get_by_text("History", exact=True).tap()
    return sheet.get_by_role("listitem")


def test_an_earlier_version_is_brought_back_and_that_taken_back(page: Page) -> None:
    sign_up(page)
    log_coffee(page)
    edit_coffee(page, "160")
    is_backed_up(page)

    versions = open_history(page)
    expect(versions).to_have_count(2)
    expect(versions.first).to_contain_text("Changed on this phone, as it is now")
    expect(versions.first).to_contain_text("Caffeine: from 96 mg to 160 mg")
    expect(versions.first.get_by_role("button")).to_have_count(0)
    expect(versions.last).to_contain_text("Logged on this phone")
    versions.last.get_by_role("button", name="Bring this back").tap()
    expect(page.get_by_role("dialog")).to_be_hidden()
    says(page, r"Brought back: \d\d:\d\d Coffee")
    expect(coffee(page)).to_contain_text("96 mg")
    assert Caffeine.objects.get().mg == 96

    tap(page, "^Undo$")
    expect(coffee(page)).to_contain_text("160 mg")
    is_backed_up(page)
    assert Caffeine.objects.get().mg == 160


def test_what_lost_against_another_device_is_told_and_can_be_had(
    page: Page, tablet: BrowserContext
) -> None:
    sign_up(page)
    log_coffee(page)
    is_backed_up(page)
    other = tablet.new_page()
    sign_in(other)
    expect(coffee(other)).to_be_visible()

    go_offline(other)
    edit_coffee(other, "63")
    edit_coffee(page, "160")
    is_backed_up(page)
    tablet.set_offline(False)
    expect(coffee(other)).to_contain_text("160 mg")
    is_backed_up(other)

    versions = open_history(page)
    expect(versions).to_have_count(3)
    lost = versions.filter(has_text="Caffeine: 63 mg")
    expect(lost).to_contain_text("Changed on another device")
    expect(lost).to_contain_text("A later change stands instead.")
    assert barriers(page) == []
    lost.get_by_role("button", name="Bring this back").tap()
    expect(coffee(page)).to_contain_text("63 mg")
    assert Caffeine.objects.get().mg == 63


def test_history_without_a_backup_or_a_connection_says_so(
    phone: BrowserContext, page: Page
) -> None:
    page.goto("/")
    log_coffee(page)
    open_history(page)
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_text("History is kept with the backup, and that needs")).to_be_visible()
    sign_up(page)
    is_backed_up(page)
    go_offline(page)
    open_history(page)
    expect(sheet.get_by_text("History is kept with the backup and needs a conn")).to_be_visible()
    phone.set_offline(False)
    expect(sheet.get_by_text("Logged on this phone")).to_be_visible()


def test_what_was_deleted_comes_back_from_the_trash(page: Page, tablet: BrowserContext) -> None:
    sign_up(page)
    log_coffee(page)
    coffee(page).tap()
    tap(page, "^Delete$")
    says(page, r"Deleted: .* Coffee")
    is_backed_up(page)
    assert not Caffeine.objects.exists()

    # A device that never had it.
    other = tablet.new_page()
    sign_in(other)
    other.goto("/settings")
    tap(other, "Deleted in the last 30 days")
    deleted = other.get_by_role("list", name="Deleted entries").get_by_role("listitem")
    expect(deleted).to_have_count(1)
    expect(deleted).to_contain_text("96 mg")
    assert barriers(other) == []
    tap(other, "^Bring back$")
    expect(other.get_by_text("Nothing was deleted in the last 30 days.")).to_be_visible()
    says(other, r"Brought back: .* Coffee")

    tap(other, "^Undo$")
    expect(deleted).to_have_count(1)
    tap(other, "^Bring back$")
    expect(deleted).to_have_count(0)
    other.get_by_role("link", name="Today").tap()
    expect(coffee(other)).to_contain_text("96 mg")
    is_backed_up(other)
    assert Caffeine.objects.get().mg == 96


def test_without_a_connection_this_phones_own_deletions_come_back(
    phone: BrowserContext, page: Page
) -> None:
    sign_up(page)
    log_coffee(page)
    is_backed_up(page)
    go_offline(page)
    coffee(page).tap()
    tap(page, "^Delete$")
    says(page, r"Deleted: .* Coffee")
    page.get_by_role("link", name="Diary").tap()
    tap(page, "Deleted in the last 30 days")
    expect(page.get_by_text("There is no connection.")).to_be_visible()
    tap(page, "^Bring back$")
    says(page, r"Brought back: .* Coffee")
    phone.set_offline(False)
    page.get_by_role("link", name="Today").tap()
    is_backed_up(page)
    assert Caffeine.objects.get().mg == 96


def test_a_day_that_was_said_to_be_complete_is_taken_back(page: Page) -> None:
    sign_up(page)
    tap(page, "^Check-in")
    page.get_by_role("dialog").get_by_label(re.compile("That's all for today")).check()
    tap(page, "^Save check-in$")
    says(page, "Check-in, saved on this phone")
    is_backed_up(page)
    assert Checkin.objects.get().complete
    tap(page, "^Undo$")
    expect(page.get_by_role("listitem").filter(has_text="Check-in")).to_have_count(0)
    is_backed_up(page)
    assert not Checkin.objects.exists()


def test_signing_out_waits_for_the_backup(
    phone: BrowserContext, page: Page, tmp_path: Path
) -> None:
    sign_up(page)
    go_offline(page)
    log_coffee(page)
    page.get_by_role("link", name="Settings").tap()
    tap(page, "^Sign out$")
    expect(page.get_by_role("alert")).to_contain_text("1 entry is not backed up yet.")
    expect(page.get_by_role("alert")).to_contain_text("There is no connection now.")
    assert barriers(page) == []
    with page.expect_download() as download:
        tap(page, "to a file$")
    download.value.save_as(tmp_path / "rest.json")
    (op,) = json.loads((tmp_path / "rest.json").read_text())["ops"]
    assert (op["kind"], op["set"]["mg"]) == ("caffeine", 96)

    phone.set_offline(False)
    expect(page.get_by_text("Everything is backed up now.")).to_be_visible()
    tap(page, "^Sign out$")
    expect(page.get_by_text("Signed out. Your diary is safe on the server.").first).to_be_visible()
    assert Caffeine.objects.get().mg == 96


def test_what_is_given_up_in_words_is_gone(phone: BrowserContext, page: Page) -> None:
    sign_up(page)
    go_offline(page)
    log_coffee(page)
    page.get_by_role("link", name="Settings").tap()
    tap(page, "^Sign out$")
    tap(page, "^Sign out and lose it$")
    expect(page.get_by_text("Signed out. What was backed up is safe").first).to_be_visible()
    phone.set_offline(False)
    expect(coffee(page)).to_have_count(0)
    assert not Caffeine.objects.exists()
