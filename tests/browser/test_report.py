"""What goes into the clinician's page is chosen on the phone."""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from tests.browser.barriers import barriers
from tests.browser.patient import EMAIL, place, sign_up, tap
from tests.factories import at, log

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MAKING = 25_000
"""Milliseconds that a page may take on a busy machine."""


def diary_with_a_note() -> None:
    today = datetime.now(ZoneInfo("Europe/Berlin")).date()
    owner = User.objects.get(email=EMAIL)
    log(owner, "twitch", at(today, 0, site="tongue", note="while reading"))


def choose(page: Page) -> Locator:
    tap(page, "What goes in")
    return page.get_by_role("dialog")


def saved(page: Page, file: Path) -> pypdfium2.PdfDocument:
    with page.expect_download() as download:
        page.get_by_role("link", name="Save").tap()
    download.value.save_as(file)
    return pypdfium2.PdfDocument(file.read_bytes())


def words(document: pypdfium2.PdfDocument) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_the_page_holds_what_was_chosen_and_the_phone_remembers(page: Page, tmp_path: Path) -> None:
    sign_up(page)
    diary_with_a_note()
    place(page, "Report")
    expect(page.get_by_text("all sections, A4")).to_be_visible()
    tap(page, "Make the page")
    usual = words(saved(page, tmp_path / "usual.pdf"))
    assert "Laboratory, as copied by the patient" in usual
    assert "Left out by the patient" not in usual
    assert "while reading" not in usual

    sheet = choose(page)
    assert barriers(page) == []
    sheet.get_by_label("Laboratory results").uncheck()
    sheet.get_by_label("Notes of your entries").check()
    sheet.get_by_role("button", name="US Letter").tap()
    sheet.get_by_label("Name", exact=True).fill("Anna Example")
    sheet.get_by_label("Date of birth").fill("1951-05-04")
    sheet.get_by_label("Remember on this phone").check()
    tap(page, "Done")
    expect(page.get_by_text("1 section left out, US Letter")).to_be_visible()

    with page.expect_request("**/report.pdf*") as asked:
        tap(page, "Make the page")
    expect(page.get_by_role("heading", name="Your page")).to_be_focused(timeout=MAKING)
    chosen = saved(page, tmp_path / "chosen.pdf")
    assert chosen[0].get_size() == (612, 792)
    found = words(chosen)
    assert "Laboratory, as copied by the patient" not in found
    assert "Left out by the patient: laboratory results." in found
    assert "while reading" in found
    assert "Name Anna Example Born 4 May 1951" in found
    assert "Anna" not in asked.value.url
    who = {"name": "Anna Example", "born": "1951-05-04"}
    assert json.loads(asked.value.post_data or "") == who

    page.reload()
    expect(page.get_by_text("1 section left out, US Letter")).to_be_visible()
    expect(choose(page).get_by_label("Name", exact=True)).to_have_value("Anna Example")


def test_a_name_that_is_not_to_be_remembered_goes_with_the_screen(page: Page) -> None:
    sign_up(page)
    place(page, "Report")
    sheet = choose(page)
    sheet.get_by_label("Name", exact=True).fill("Anna Example")
    tap(page, "Done")
    expect(choose(page).get_by_label("Name", exact=True)).to_have_value("Anna Example")
    tap(page, "Done")
    place(page, "Today")
    place(page, "Report")
    expect(choose(page).get_by_label("Name", exact=True)).to_have_value("")
