"""What was saved on the phone reaches the server, whatever becomes of the tab."""

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from diary.models import KINDS, Change
from tests.browser.conftest import EXECUTABLE, FLAGS, PHONE
from tests.browser.patient import go_offline, place, sign_in, sign_up, tap

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def stored(kind: str) -> int:
    return int(KINDS[kind].objects.count())


def begin(page: Page) -> None:
    sign_up(page)
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    expect(page.get_by_text("Backed up")).to_be_visible()


def log_a_twitch(page: Page) -> None:
    tap(page, "Log a twitch")
    expect(page.get_by_text(re.compile("Twitch, saved on this phone"))).to_be_visible()


def expect_one_backed_up(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_text("Backed up")).to_be_visible()
    assert stored("twitch") == 1


def test_a_tab_that_is_closed_between_save_and_backup_loses_nothing(
    phone: BrowserContext, page: Page
) -> None:
    begin(page)
    go_offline(page)
    log_a_twitch(page)
    page.close(run_before_unload=False)
    assert stored("twitch") == 0
    phone.set_offline(False)
    expect_one_backed_up(phone.new_page())


def test_a_browser_that_is_killed_between_save_and_backup_loses_nothing(
    playwright: Playwright, app: str, tmp_path: Path
) -> None:
    def start() -> BrowserContext:
        return playwright.chromium.launch_persistent_context(
            tmp_path, executable_path=EXECUTABLE, args=FLAGS, base_url=app, **PHONE
        )

    phone = start()
    begin(page := phone.new_page())
    go_offline(page)
    log_a_twitch(page)
    with phone.expect_event("close"):
        subprocess.run(["pkill", "-KILL", "-f", str(tmp_path)], check=True)
    assert stored("twitch") == 0
    phone = start()
    sign_in(page := phone.new_page())  # A browser writes its cookies down every half minute only.
    expect_one_backed_up(page)
    phone.close()


def test_two_tabs_show_the_same_and_send_each_entry_once(phone: BrowserContext) -> None:
    one, other = phone.new_page(), phone.new_page()
    begin(one)
    other.goto("/")
    expect(other.get_by_text("Backed up")).to_be_visible()
    for _ in range(3):
        tap(one, "^Water")
        tap(other, "^Coffee")
    for tab in (one, other):
        expect(tab.get_by_role("list").get_by_text("Water")).to_have_count(3)
        expect(tab.get_by_role("list").get_by_text("Coffee")).to_have_count(3)
        expect(tab.get_by_text("Backed up")).to_be_visible()
    assert (stored("hydration"), stored("caffeine"), Change.objects.count()) == (3, 3, 6)


def change(page: Page, field: str, value: str) -> None:
    page.get_by_role("list").get_by_text("Coffee").tap()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label(field).fill(value)
    sheet.get_by_role("button", name="Save").tap()
    expect(sheet).to_be_hidden()


def test_two_phones_that_change_one_entry_offline_both_keep_their_change(
    phone: BrowserContext, tablet: BrowserContext, page: Page
) -> None:
    begin(page)
    tap(page, "^Coffee")
    expect(page.get_by_text("Backed up")).to_be_visible()
    other = tablet.new_page()
    sign_in(other)
    other.goto("/")
    expect(other.get_by_role("list").get_by_text("Coffee")).to_be_visible()
    for app in (page, other):
        go_offline(app)
    change(page, "Caffeine", "50")
    change(other, "Note", "with milk")
    for device, tab in ((phone, page), (tablet, other)):
        device.set_offline(False)
        expect(tab.get_by_text("Backed up")).to_be_visible()
    entry = KINDS["caffeine"].objects.get()
    assert (entry.mg, entry.note) == (50, "with milk")
    page.reload()
    expect(page.get_by_text("with milk")).to_be_visible()


def test_a_page_that_was_loaded_past_the_worker_opens_everything_offline_too(page: Page) -> None:
    begin(page)
    with page.expect_event("load"):
        page.context.new_cdp_session(page).send("Page.reload", {"ignoreCache": True})
    assert page.evaluate("performance.getEntriesByType('navigation')[0].workerStart") == 0
    go_offline(page)
    place(page, "Insights")
    expect(page.get_by_role("heading", name="Insights", level=1)).to_be_visible()


@pytest.fixture
def deploy(shell: Path) -> Iterator[Callable[[], None]]:
    """Puts another service worker on the server, which would rather send the old one compressed."""
    worker = shell / "sw.js"
    old = {file: file.read_bytes() for file in shell.glob("sw.js*")}

    def put() -> None:
        for file in old:
            file.unlink()
        worker.write_bytes(old[worker].replace(b"shell-", b"newer-"))

    yield put
    for file, content in old.items():
        file.write_bytes(content)


def test_an_update_waits_until_what_is_being_written_is_saved(
    page: Page, deploy: Callable[[], None]
) -> None:
    begin(page)
    tap(page, "^B12")
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Dose").fill("1000")
    deploy()
    page.evaluate("navigator.serviceWorker.getRegistration().then((it) => it.update())")
    expect(page.get_by_text("A new version is ready")).to_be_attached()
    expect(sheet.get_by_label("Dose")).to_have_value("1000")
    sheet.get_by_role("button", name="Hydroxocobalamin").tap()
    sheet.get_by_role("button", name="Into the muscle").tap()
    sheet.get_by_role("button", name="Save").tap()
    expect(page.get_by_text(re.compile("B12, saved on this phone$")).first).to_be_attached()
    expect(page.get_by_text("Backed up")).to_be_visible()
    with page.expect_navigation():
        tap(page, "Reload")
    expect(page.get_by_role("list").get_by_text("Hydroxocobalamin")).to_be_visible()
    assert stored("b12") == 1
