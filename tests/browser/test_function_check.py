"""The weekly check: six taps when nothing changed, a sentence to say when something did."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from diary.models import KINDS
from diary.vocabulary import VOCABULARY
from tests.browser.patient import EMAIL, place, sign_up, tap
from tests.factories import at, log

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ITEMS = list(VOCABULARY["function_items"])


def begin(page: Page) -> None:
    """A diary of ten days, on a phone that has fetched it."""
    sign_up(page)
    ten_days_ago = datetime.now(ZoneInfo("Europe/Berlin")).date() - timedelta(days=10)
    log(User.objects.get(email=EMAIL), "twitch", at(ten_days_ago))
    page.reload()
    expect(page.get_by_text("Function check, 1 minute")).to_be_visible()


def stored(kind: str) -> list[dict[str, object]]:
    model = KINDS[kind]
    return list(model.objects.filter(owner__email=EMAIL).values(*model.fields()))


def answer(sheet: Locator, item: str, name: str) -> None:
    asked = sheet.get_by_role("group", name=item, exact=True).first
    asked.get_by_role("button", name=name, exact=True).tap()


def test_no_to_all_takes_six_taps(page: Page) -> None:
    begin(page)
    page.evaluate("window.taps = 0; addEventListener('click', () => window.taps++, true)")
    tap(page, "Function check, 1 minute")
    sheet = page.get_by_role("dialog")
    no_to_all = sheet.get_by_role("button", name="No to all of these")
    expect(no_to_all).to_have_count(4)
    for button in no_to_all.all():
        button.tap()
    tap(page, "Save the check")
    expect(sheet.get_by_text("Noted, no change reported.")).to_be_visible()
    assert page.evaluate("window.taps") <= 6
    expect(sheet.get_by_text("Call the emergency number now")).to_be_visible()

    tap(page, "Done")
    expect(page.get_by_text("Backed up")).to_be_visible()
    (check,) = stored("function_check")
    assert {check[item] for item in ITEMS} == {"no"}
    assert {check[f"{item}_told"] for item in ITEMS} == {None}
    expect(page.get_by_text("Function check, 1 minute")).to_be_hidden()
    expect(page.get_by_text("No: 15")).to_be_visible()


def test_what_is_new_is_said_and_becomes_a_question(page: Page) -> None:
    begin(page)
    tap(page, "Function check, 1 minute")
    sheet = page.get_by_role("dialog")
    answer(sheet, "Weakness in one place", "New or worse")
    sheet.get_by_label("Where", exact=True).fill("left foot")
    sheet.get_by_label("Since when").fill("about 20 September")
    answer(sheet, "Memory or thinking", "No")
    tap(page, "Save the check")
    expect(
        sheet.get_by_text(
            "Please tell your doctor or clinic in the next days; don't wait for the diary. "
            "Say: weakness in the left foot, since about 20 September, getting worse."
        )
    ).to_be_visible()
    tap(page, "Add to questions for the clinician")
    expect(sheet.get_by_text("Added to your questions")).to_be_visible()
    tap(page, "Done")

    expect(page.get_by_text("Backed up")).to_be_visible()
    (check,) = stored("function_check")
    said = {name: check[f"weakness{name}"] for name in ("", "_where", "_since", "_told")}
    since = "about 20 September"
    assert said == {"": "new_or_worse", "_where": "left foot", "_since": since, "_told": None}
    assert {item: check[item] for item in ITEMS if check[item]} == {
        "weakness": "new_or_worse",
        "memory": "no",
    }
    (question,) = stored("question")
    assert question["text"] == f"Weakness in the left foot, since {since}, getting worse."

    place(page, "Report")
    expect(page.get_by_role("button", name=re.compile("What I want to ask"))).to_contain_text(
        "1 question"
    )
    expect(page.get_by_role("button", name=re.compile("Function check"))).to_contain_text(
        "answered today"
    )


def test_not_now_lasts_over_a_reload(page: Page) -> None:
    begin(page)
    tap(page, "Not now")
    expect(page.get_by_text("Function check, 1 minute")).to_be_hidden()
    page.reload()
    expect(page.get_by_text("Backed up")).to_be_visible()
    expect(page.get_by_text("Function check, 1 minute")).to_be_hidden()
