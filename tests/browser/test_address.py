"""Another e-mail address, and a mail server that is down, on a phone."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.accounts.phone import code_of
from tests.browser.account import confirm, give_password, grow_old, sign_out
from tests.browser.barriers import barriers
from tests.browser.conftest import ANSWERS, AUTH
from tests.browser.patient import EMAIL, PASSWORD, sign_up, tap

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEW = "anna.new@example.org"


def give_address(page: Page, email: str) -> None:
    page.goto("/settings/security")
    tap(page, "Change the address")
    page.get_by_label("New address").fill(email)
    tap(page, "Save the address")


def test_the_address_is_changed_at_once_where_there_is_no_mail(page: Page) -> None:
    sign_up(page)
    grow_old()
    give_address(page, NEW)
    confirm(page)
    expect(page.get_by_text("Address changed. Sign in with it from now on.")).to_be_visible()
    expect(page.get_by_text(NEW)).to_be_visible()
    assert barriers(page) == []
    page.goto("/settings")
    expect(page.get_by_text(f"Signed in: {NEW}")).to_be_visible()
    page.goto("/settings/access")
    expect(page.get_by_text("The e-mail address was changed.")).to_be_visible()
    assert User.objects.get().email == NEW


@pytest.mark.parametrize(
    "answers", [ANSWERS | {"400": f"/api/v1/me/email|{AUTH}auth/(login|email/verify)"}]
)
class TestWithMail:
    def test_a_code_is_given_and_the_old_address_is_told(
        self, with_mail: None, mailoutbox: list[Any], page: Page
    ) -> None:
        User.objects.create_user(EMAIL, PASSWORD)
        page.goto("/account")
        give_password(page)
        expect(page.get_by_text("Backed up")).to_be_visible()
        give_address(page, EMAIL)
        confirm(page)
        expect(page.get_by_text("This is your address already.")).to_be_visible()
        expect(page.get_by_label("New address")).to_be_focused()
        page.get_by_label("New address").fill(NEW)
        tap(page, "Save the address")
        field = page.get_by_label("Code from the mail")
        expect(page.get_by_text("Until you give it here, the old one stays.")).to_be_visible()
        field.fill("000000")
        tap(page, "Go on")
        expect(field).to_be_focused()
        assert barriers(page) == []
        field.fill(code_of(mailoutbox[0]))
        tap(page, "Go on")
        expect(page.get_by_text("Address changed.")).to_be_visible()
        expect(page.locator(".address")).to_have_text(NEW)
        assert [mail.to for mail in mailoutbox] == [[NEW], [EMAIL]]
        sign_out(page)
        page.goto("/account")
        give_password(page)
        expect(
            page.get_by_text(re.compile("password you specified are not correct"))
        ).to_be_visible()


@pytest.mark.parametrize("answers", [ANSWERS | {"503": f"{AUTH}auth/(signup|password/request)"}])
class TestMailDown:
    def test_who_needs_a_code_is_told_and_can_try_again(
        self, mail_down: None, settings: Any, mailoutbox: list[Any], page: Page
    ) -> None:
        said = page.get_by_text("The server can't send mail just now")
        page.goto("/account/forgotten")
        page.get_by_label("E-mail").fill(EMAIL)
        tap(page, "Send me a code")
        expect(said).to_be_visible()
        page.goto("/account/new")
        page.get_by_label("E-mail").fill(EMAIL)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        tap(page, "Create account")
        expect(said).to_be_visible()
        assert not User.objects.exists()
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        settings.ACCOUNT_RATE_LIMITS = {"confirm_email": None}
        tap(page, "Create account")
        expect(page.get_by_role("heading", name="Look into your mail")).to_be_focused()
        page.get_by_label("Code from the mail").fill(code_of(mailoutbox[0]))
        tap(page, "Go on")
        expect(page.get_by_text("Backed up")).to_be_visible()
