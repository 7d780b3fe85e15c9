"""A link is made on the phone, read without an account by Quiver and by others, and ended."""

import json
import re
import subprocess
from base64 import b64decode, urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from django.conf import settings as configured
from django.utils import timezone
from jwcrypto import jwe, jwk
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from accounts.models import User
from diary.models import Share, SharedFile
from tests.browser.account import sign_out
from tests.browser.barriers import barriers
from tests.browser.conftest import PATIENCE, PHONE
from tests.browser.patient import EMAIL, place, sign_up, tap
from tests.factories import at, log

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FRONTEND = configured.BASE_DIR / "frontend"
MAKING = 40_000
"""Milliseconds that a page may take on a busy machine."""
PASSCODE = "calf-eyelid"


@pytest.fixture
def sharing(app: str, settings: Any) -> None:
    settings.SHARE_AT = app


@pytest.fixture
def clinic(browser: Browser, app: str) -> Iterator[Page]:
    """A browser that never saw this server, and asks nobody else for anything."""
    context = browser.new_context(**PHONE)
    context.set_default_timeout(PATIENCE)
    elsewhere: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((app, "blob:", "data:")):
            elsewhere.append(request.url)

    context.on("request", asked)
    yield context.new_page()
    context.close()
    assert elsewhere == []


def begin(page: Page) -> None:
    sign_up(page)
    today = datetime.now(ZoneInfo("Europe/Berlin")).date()
    owner = User.objects.get(email=EMAIL)
    log(owner, "twitch", at(today, 0, site="tongue", note="while reading"))
    place(page, "Report")


def make_link(page: Page, passcode: str = "") -> str:
    tap(page, "Share a link")
    expect(page.get_by_role("button", name="Make the link")).to_be_visible()
    page.get_by_label("Passcode, if you like").fill(passcode)
    tap(page, "Make the link")
    shown = page.get_by_label("The link", exact=True)
    expect(shown).to_be_visible(timeout=MAKING)
    return shown.input_value()


def payload_of(link: str) -> dict[str, Any]:
    coded = link.split("#shlink:/")[1]
    found: dict[str, Any] = json.loads(urlsafe_b64decode(coded + "=" * (-len(coded) % 4)))
    return found


def with_payload(link: str, **changes: Any) -> str:
    coded = urlsafe_b64encode(json.dumps(payload_of(link) | changes).encode())
    return f"{link.split('#')[0]}#shlink:/{coded.decode().rstrip('=')}"


def read_by_javascript(link: str, passcode: str = "") -> Any:
    """With npm's kill-the-clipboard, over HTTP."""
    command = ["node", "scripts/read-link.mjs", link, passcode]
    done = subprocess.run(command, cwd=FRONTEND, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def read_by_python(link: str) -> Any:
    """With jwcrypto, from what the server keeps."""
    found = jwe.JWE()
    found.deserialize(SharedFile.objects.get().ciphertext)
    found.decrypt(jwk.JWK(kty="oct", k=payload_of(link)["key"]))
    assert json.loads(found.objects["protected"]) == {
        "alg": "dir",
        "enc": "A256GCM",
        "cty": "application/fhir+json",
    }
    return json.loads(found.payload)


def words_of_the_page(bundle: Any) -> str:
    resources = [entry["resource"] for entry in bundle["entry"]]
    (page,) = [found for found in resources if found["resourceType"] == "DocumentReference"]
    pdf = pypdfium2.PdfDocument(b64decode(page["content"][0]["attachment"]["data"]))
    return " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in pdf).split())


def test_others_read_what_the_phone_encrypted_and_the_server_cannot(
    page: Page, sharing: None, app: str
) -> None:
    begin(page)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    link = make_link(page)
    payload = payload_of(link)
    assert link.startswith(f"{app}/view#shlink:/")
    assert payload["url"].startswith(f"{app}/shl/")
    assert re.fullmatch(r"[\w-]{43}", payload["key"])
    share = Share.objects.get()
    assert payload["exp"] == int(share.expires_at.timestamp())
    assert payload["label"] == share.name
    assert "flag" not in payload

    assert not [what for what in sent if payload["key"] in what]
    assert payload["key"] not in str(Share.objects.values())
    bundle = read_by_python(link)
    assert read_by_javascript(link) == [bundle]
    assert "tongue" in str(bundle)
    assert "while reading" not in str(bundle)
    assert "Twitching and B12: patient’s diary summary" in words_of_the_page(bundle)


def test_a_clinic_reads_it_without_an_account(
    page: Page, sharing: None, clinic: Page, tmp_path: Path
) -> None:
    begin(page)
    link = make_link(page, PASSCODE)
    clinic.goto(link)
    expect(clinic.get_by_role("heading", name="Symptom diary")).to_be_visible()
    clinic.get_by_label("Passcode").fill("wrong")
    tap(clinic, "Open the page")
    expect(clinic.get_by_text("That passcode is wrong. 9 tries are left")).to_be_visible()
    assert barriers(clinic) == []
    clinic.get_by_label("Passcode").fill(PASSCODE)
    tap(clinic, "Open the page")
    expect(clinic.get_by_role("heading", name="The page for the clinician")).to_be_visible()
    clinic.locator("summary", has_text="Twitch").tap()
    expect(clinic.get_by_text("Tongue")).to_be_visible()
    assert barriers(clinic) == []

    for name, file in (("Save the PDF", "page.pdf"), ("Save as FHIR", "diary.json")):
        with clinic.expect_download() as download:
            clinic.get_by_role("link", name=name).tap()
        download.value.save_as(tmp_path / file)
    assert pypdfium2.PdfDocument((tmp_path / "page.pdf").read_bytes())[0].get_width() > 0
    assert json.loads((tmp_path / "diary.json").read_text())["type"] == "document"
    assert clinic.evaluate("indexedDB.databases()") == []
    assert clinic.evaluate("document.cookie + JSON.stringify(localStorage)") == "{}"

    assert read_by_javascript(link, "wrong") == {"refused": "SHL_INVALID_PASSCODE_ERROR"}
    page.keyboard.press("Escape")
    tap(page, "Share a link")
    expect(page.get_by_text("With a passcode; 8 tries left.")).to_be_visible()
    expect(page.get_by_text("Opened once, on")).to_be_visible()


def test_a_link_that_was_ended_or_has_expired_or_never_was_is_one_to_the_reader(
    page: Page, sharing: None, clinic: Page
) -> None:
    begin(page)
    ended = make_link(page)
    assert barriers(page) == []
    tap(page, "End the link")
    tap(page, "End it")
    expect(page.get_by_text("None works at the moment")).to_be_visible()
    expired = make_link_again(page)
    over = timezone.now() - timedelta(seconds=1)
    Share.objects.filter(ended_at=None).update(expires_at=over)
    unknown = with_payload(expired, url=payload_of(expired)["url"][:-4] + "AAAA")

    for link in (ended, expired, unknown):
        clinic.goto("about:blank")
        clinic.goto(link)
        expect(clinic.get_by_text("There is nothing behind this link")).to_be_visible()
        assert read_by_javascript(link) == {"refused": "SHL_MANIFEST_NOT_FOUND_ERROR"}
    assert barriers(clinic) == []


def test_a_link_that_lost_a_part_is_told_from_one_that_is_over(
    page: Page, sharing: None, clinic: Page
) -> None:
    begin(page)
    link = make_link(page)
    for broken, words in (
        (link[:-40], "This address is not the whole link"),
        (link.split("#")[0], "This address is not the whole link"),
        (with_payload(link, key="A" * 43), "This link doesn't fit what lies behind it"),
        (with_payload(link, url="https://example.org/x"), "This link belongs to another server"),
        (link, "The page for the clinician"),
    ):
        clinic.goto("about:blank")
        clinic.goto(broken)
        expect(clinic.get_by_text(words)).to_be_visible()


def make_link_again(page: Page) -> str:
    tap(page, "Make the link")
    shown = page.get_by_label("The link", exact=True)
    expect(shown).to_be_visible(timeout=MAKING)
    return shown.input_value()


def test_the_phone_that_made_a_link_shows_it_again_until_it_is_signed_out(
    phone: BrowserContext, page: Page, sharing: None
) -> None:
    begin(page)
    link = make_link(page)
    page.reload()
    tap(page, "Show the code and the link")
    expect(page.get_by_label("The link", exact=True)).to_have_value(link)
    expect(page.get_by_role("img", name="QR code of the link")).to_be_visible()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto(link)
    expect(page.get_by_role("heading", name="The page for the clinician")).to_be_visible()
    expect(page.get_by_role("navigation")).to_have_count(0)
    sign_out(page)
    left = page.evaluate(
        """async () => {
          const db = await new Promise((resolve) => {
            const opening = indexedDB.open('quiver');
            opening.onsuccess = () => resolve(opening.result);
          });
          const asked = db.transaction('kept').objectStore('kept').getAll();
          await new Promise((resolve) => (asked.onsuccess = resolve));
          db.close();
          return JSON.stringify(asked.result);
        }"""
    )
    assert payload_of(link)["key"] not in left


def test_a_server_that_cannot_be_reached_offers_no_links(page: Page) -> None:
    begin(page)
    place(page, "Today")
    with page.expect_response("**/api/v1/server"):
        place(page, "Report")
    expect(page.get_by_role("button", name="Make the page")).to_be_visible()
    expect(page.get_by_role("button", name="Share a link")).to_have_count(0)
