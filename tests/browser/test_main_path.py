"""From the first tap to the clinician's page, on a phone whose network goes away in between."""

import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from diary.models import KINDS
from tests.browser.patient import EMAIL, go_offline, place, sign_up, tap

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


SIX = ("twitch", "caffeine", "hydration", "sleep", "b12", "checkin")


def log_six_kinds(page: Page) -> None:
    sheet = page.get_by_role("dialog")
    tap(page, "Log a twitch")
    tap(page, "^Coffee")
    tap(page, "^Water")
    tap(page, "^Sleep")
    sheet.get_by_label("Fell asleep").fill("23:00")
    sheet.get_by_label("Woke up").fill("00:01")
    sheet.get_by_role("button", name="Save").tap()
    tap(page, "^B12")
    sheet.get_by_label("Dose").fill("1000")
    sheet.get_by_role("button", name="Hydroxocobalamin").tap()
    sheet.get_by_role("button", name="Into the muscle").tap()
    sheet.get_by_role("button", name="Save").tap()
    tap(page, "^Check-in")
    sheet.get_by_role("button", name="All logged", exact=True).tap()
    sheet.get_by_text("3", exact=True).first.tap()
    sheet.get_by_role("button", name="Save check-in").tap()
    expect(sheet).to_be_hidden()


def wait_until_offline_ready(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()


def entries(email: str) -> dict[str, int]:
    owner = User.objects.get(email=email)
    return {kind: model.objects.filter(owner=owner).count() for kind, model in KINDS.items()}


def test_what_is_logged_offline_reaches_the_clinicians_page(
    phone: BrowserContext, page: Page, tmp_path: Path
) -> None:
    sign_up(page)
    wait_until_offline_ready(page)

    go_offline(page)
    log_six_kinds(page)
    page.reload()
    expect(page.get_by_role("button", name=re.compile("Saved on this phone"))).to_be_visible()
    for word in ("Twitch", "Coffee", "Water", "Sleep", "Hydroxocobalamin", "Check-in"):
        expect(page.get_by_role("list").get_by_text(word).first).to_be_visible()
    assert entries(EMAIL) == dict.fromkeys(KINDS, 0)

    phone.set_offline(False)
    expect(page.get_by_text("Backed up")).to_be_visible()
    assert entries(EMAIL) == dict.fromkeys(KINDS, 0) | dict.fromkeys(SIX, 1)

    place(page, "Insights")
    expect(page.get_by_text("Nothing to say yet, and that is fine.")).to_be_visible()
    expect(page.get_by_text("Twitching recorded on 1 day, ")).to_be_visible()
    expect(page.get_by_role("heading", name="Trends")).to_be_visible()
    expect(page.get_by_text("On this day: 1.").first).to_be_visible()

    place(page, "Report")
    tap(page, "Make the page")
    with page.expect_download() as download:
        page.get_by_role("link", name="Save").tap()
    download.value.save_as(tmp_path / "report.pdf")
    pdf = pypdfium2.PdfDocument((tmp_path / "report.pdf").read_bytes())
    text = pdf[0].get_textpage().get_text_range()
    assert "not a diagnosis" in text
    assert "1 of 1" in text
    image = pdf[0].render(scale=1).to_pil().convert("L")
    dark = sum(image.histogram()[:128])
    assert 0.01 < dark / (image.width * image.height) < 0.3
