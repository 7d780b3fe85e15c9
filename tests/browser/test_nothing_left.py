"""What the next person on the same phone can find, and what is left of who leaves."""

import re
import zipfile
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import BrowserContext, Locator, Page, expect

from accounts.models import User
from diary.models import KINDS
from tests.browser.account import confirm, give_password, grow_old, sign_out
from tests.browser.barriers import barriers
from tests.browser.patient import EMAIL, PASSWORD, go_offline, sign_up, tap

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CANARY = "canary-in-the-calf"
REST = """async () => {
  const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((resolve) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
    });
    for (const store of db.objectStoreNames) {
      const asked = db.transaction(store).objectStore(store).getAll();
      await new Promise((resolve) => (asked.onsuccess = resolve));
      texts.push(JSON.stringify(asked.result));
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      texts.push(request.url);
      if (!request.url.endsWith('.woff2')) texts.push(await (await cache.match(request)).text());
    }
  }
  return texts.join();
}"""


def log_canary(page: Page) -> None:
    page.goto("/report/questions")
    page.get_by_label("Question for your clinician").fill(CANARY)
    tap(page, "Add the question")
    expect(page.get_by_text(CANARY).first).to_be_visible()


def test_who_signs_out_leaves_nothing_on_the_phone(phone: BrowserContext, page: Page) -> None:
    sign_up(page)
    log_canary(page)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    held = page.evaluate(REST)
    assert CANARY in held
    assert EMAIL in held
    sign_out(page)
    left = page.evaluate(REST)
    assert CANARY not in left
    assert EMAIL not in left


def give_new_account(page: Page) -> None:
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    tap(page, "Create account")


def backed_up(page: Page) -> Locator:
    """The chip; not the words "not backed up yet"."""
    return page.get_by_role("button", name=re.compile("^Backed up"))


def test_a_shared_phone_promises_nothing_and_keeps_nothing(
    phone: BrowserContext, page: Page
) -> None:
    sign_up(page)
    sign_out(page)
    page.goto("/account")
    tap(page, "Shared")
    give_password(page)
    expect(backed_up(page)).to_be_visible()
    log_canary(page)
    page.goto("/")
    expect(backed_up(page)).to_be_visible()
    page.reload()
    expect(backed_up(page)).to_be_visible()

    go_offline(page)
    tap(page, "Log a twitch")
    expect(page.get_by_text(", not backed up yet").first).to_be_visible()
    expect(page.get_by_role("button", name="Not backed up yet Details")).to_be_visible()
    expect(page.get_by_text("aved on this phone")).to_have_count(0)
    phone.set_offline(False)
    expect(backed_up(page)).to_be_visible()

    page.close()
    page = phone.new_page()
    page.goto("/")
    expect(page.get_by_text("It is safe on the server")).to_be_visible()
    left = page.evaluate(REST)
    assert CANARY not in left
    assert EMAIL not in left
    assert not Session.objects.exists()


def test_a_shared_phone_that_nobody_touches_is_signed_out_once_all_is_backed_up(
    phone: BrowserContext, page: Page
) -> None:
    page.clock.install()
    page.goto("/account/new")
    tap(page, "Shared")
    give_new_account(page)
    expect(backed_up(page)).to_be_visible()
    log_canary(page)
    page.goto("/")
    expect(backed_up(page)).to_be_visible()
    page.clock.fast_forward("09:10")
    warning = page.get_by_text("In a minute you are signed out")
    expect(warning).to_be_visible()
    assert barriers(page) == []
    go_offline(page)
    tap(page, "Log a twitch")
    expect(warning).to_be_hidden()
    page.clock.fast_forward("10:05")
    expect(page.get_by_text("1 entry is not backed up yet")).to_be_visible()
    assert barriers(page) == []
    phone.set_offline(False)
    page.clock.fast_forward("00:10")
    expect(page.get_by_text("Nobody had touched this shared phone").first).to_be_visible()
    left = page.evaluate(REST)
    assert CANARY not in left
    assert EMAIL not in left
    assert KINDS["twitch"].objects.count() == 1


def test_everything_goes_along_and_the_account_goes(page: Page, tmp_path: Path) -> None:
    sign_up(page)
    log_canary(page)
    grow_old()
    page.goto("/settings/leave")
    said = page.get_by_role("status")
    expect(said).to_have_text("")
    with page.expect_download() as download:
        tap(page, "Download everything")
    expect(said).to_contain_text("Handed to the browser")
    download.value.save_as(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as zip_file:
        assert CANARY.encode() in b"".join(zip_file.read(name) for name in zip_file.namelist())

    for button, ending in {
        "one row a day": "daily.csv",
        "one row a value": "tidy.csv",
        "FHIR": "fhir.json",
    }.items():
        with page.expect_download() as download:
            tap(page, button)
        assert download.value.suggested_filename.endswith(ending)
        download.value.save_as(tmp_path / ending)
        expect(page.get_by_text(f"as {download.value.suggested_filename}")).to_be_visible()
    assert CANARY in (tmp_path / "tidy.csv").read_text()
    page.goto("/settings/access")
    expect(page.get_by_text("The diary was downloaded.")).to_have_count(4)
    page.goto("/settings/leave")

    tap(page, "Delete my account")
    assert barriers(page) == []
    tap(page, "Delete it in 7 days")
    confirm(page)
    expect(page.get_by_text("Your account is deleted on")).to_be_visible()
    assert User.objects.get().erase_at is not None
    page.goto("/settings")
    expect(page.get_by_text("Your account is deleted on")).to_be_visible()
    page.goto("/settings/leave")
    tap(page, "Keep my account")
    expect(page.get_by_role("button", name="Delete my account")).to_be_visible()
    assert User.objects.get().erase_at is None

    tap(page, "Delete my account")
    tap(page, "Delete it at once")
    expect(page.get_by_text("Your account and everything in it is deleted").first).to_be_visible()
    assert not User.objects.exists()
    left = page.evaluate(REST)
    assert CANARY not in left
    assert EMAIL not in left
