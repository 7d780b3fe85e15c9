"""What guards an account, on a phone: passkeys, codes, sessions, tokens, a PIN."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from accounts.invitations import Invitation
from accounts.models import Token, User
from tests.accounts.phone import code, code_of
from tests.browser.account import confirm, give_password, grow_old, sign_out
from tests.browser.barriers import barriers
from tests.browser.patient import BETWEEN_TAPS, EMAIL, PASSWORD, sign_in, sign_up, tap

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def with_authenticator(page: Page) -> Any:
    """A phone that keeps passkeys, and whose finger is always the right one."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return devtools


def security(page: Page) -> None:
    page.goto("/settings/security")
    expect(page.get_by_role("heading", name="Passkeys")).to_be_visible()


def test_an_authenticator_app_is_asked_for_at_the_next_sign_in(
    page: Page, tablet: BrowserContext
) -> None:
    sign_up(page)
    grow_old()
    security(page)
    tap(page, "Set one up")
    expect(page.get_by_role("dialog", name="Is it you?")).to_be_visible()
    assert barriers(page) == []
    confirm(page)
    expect(page.get_by_role("img", name="Square code")).to_be_visible()
    tap(page, "Change the password")
    tap(page, "Add a passkey")
    assert barriers(page) == []
    link = page.get_by_role("link", name="Open the app").get_attribute("href") or ""
    secret = link.split("secret=")[1].split("&")[0]
    field = page.get_by_label("Code that the app shows")
    field.fill("000000")
    tap(page, "Finish")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_be_focused()
    right = code(secret)
    field.fill(f"{right[:3]} {right[3:]}")
    tap(page, "Finish")
    expect(page.get_by_text("Signing in with the password asks for a code")).to_be_visible()
    tap(page, "Show them")
    spare = page.locator("ol li").first.inner_text()

    other = tablet.new_page()
    other.goto("/account")
    give_password(other)
    expect(other.get_by_role("heading", name="One more step")).to_be_focused()
    assert barriers(other) == []
    other.reload()
    field = other.get_by_label("Code from your authenticator app")
    field.fill("000000")
    tap(other, "Go on")
    expect(field).to_be_focused()
    field.fill(spare)
    tap(other, "Go on")
    expect(other.get_by_text("Backed up")).to_be_visible()
    security(page)
    expect(page.get_by_text("9 left")).to_be_visible()


def test_a_passkey_signs_in_says_who_it_is_and_goes(page: Page) -> None:
    with_authenticator(page)
    sign_up(page)
    grow_old()
    security(page)
    tap(page, "Add a passkey")
    tap(page, "Make the passkey")
    confirm(page)
    expect(page.get_by_role("heading", name="This phone")).to_be_visible()
    tap(page, "Rename")
    page.get_by_label("Name", exact=True).fill("Old phone")
    tap(page, "Save the name")
    expect(page.get_by_role("heading", name="Old phone")).to_be_visible()
    sign_out(page)

    page.goto("/account")
    tap(page, "Sign in with a passkey")
    expect(page.get_by_text("Backed up")).to_be_visible()
    grow_old()
    security(page)
    tap(page, "^Remove")
    tap(page, "^Remove it")
    dialog = page.get_by_role("dialog", name="Is it you?")
    dialog.get_by_role("button", name="Not now").tap()
    expect(page.get_by_role("heading", name="Old phone")).to_be_visible()
    tap(page, "^Remove")
    tap(page, "^Remove it")
    dialog.get_by_role("button", name="Use a passkey").tap()
    expect(page.get_by_role("heading", name="Old phone")).to_have_count(0)
    assert not Authenticator.objects.exists()


def test_a_new_password_signs_every_other_phone_out(page: Page, tablet: BrowserContext) -> None:
    sign_up(page)
    other = tablet.new_page()
    sign_in(other)
    security(page)
    expect(page.get_by_role("heading", name="(this one)")).to_have_count(1)
    tap(page, "Change the password")
    page.get_by_label("Password now", exact=True).fill("wrong-wrong-wrong")
    page.get_by_label("New password", exact=True).fill("another-eyelid-43")
    tap(page, "Save the password")
    expect(page.get_by_label("Password now", exact=True)).to_be_focused()
    page.get_by_label("Password now", exact=True).fill(PASSWORD)
    tap(page, "Save the password")
    expect(page.get_by_text("Every other phone was signed out")).to_be_visible()
    assert User.objects.get(email=EMAIL).check_password("another-eyelid-43")
    other.goto("/")
    expect(other.get_by_role("button", name="Sign in again")).to_be_visible()


def test_a_lost_phone_is_signed_out_from_another(page: Page, tablet: BrowserContext) -> None:
    sign_up(page)
    other = tablet.new_page()
    sign_in(other)
    security(page)
    tap(page, "^Sign it out")
    tap(page, "^Sign it out")
    expect(page.get_by_role("button", name="Sign it out")).to_have_count(0)
    other.goto("/")
    expect(other.get_by_role("button", name="Sign in again")).to_be_visible()


def test_a_token_is_shown_once_and_ended(page: Page, app: str) -> None:
    sign_up(page)
    grow_old()
    page.goto("/settings/tokens")
    tap(page, "Make a token")
    page.get_by_label("What it is for").fill("one tap")
    tap(page, "Make the token")
    confirm(page)
    expect(page.get_by_role("heading", name="Your new token")).to_be_focused()
    secret = page.locator(".secret").inner_text()
    token = Token.find(secret)
    assert token is not None
    assert barriers(page) == []
    assert (token.name, token.scope) == ("one tap", "log")
    assert token.expires_at is not None
    assert timedelta(364) < token.expires_at - timezone.now() < timedelta(366)
    page.reload()
    expect(page.get_by_text("Can add entries. Can read nothing")).to_be_visible()
    assert secret not in page.content()
    tap(page, "^End it")
    tap(page, "^End it")
    expect(page.get_by_role("heading", name="one tap")).to_have_count(0)
    assert Token.find(secret) is None
    page.goto("/settings/access")
    expect(page.get_by_text("A token was ended: one tap")).to_be_visible()


def test_a_pin_hides_the_diary(page: Page) -> None:
    sign_up(page)
    page.goto("/settings")
    tap(page, "^Screen lock$")
    page.get_by_label("PIN").fill("2580")
    tap(page, "Lock with this PIN")
    expect(page.get_by_text("The lock is on.")).to_be_visible()
    page.goto("/")
    lock = page.get_by_role("dialog", name="Quiver is locked")
    pin = lock.get_by_label("PIN")
    pin.fill("2580")
    tap(page, "^Open$")
    expect(lock).to_have_count(0)
    tap(page, "^More")
    page.reload()
    expect(pin).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Escape")
        page.wait_for_timeout(BETWEEN_TAPS)
    pin.fill("0000")
    pin.press("Enter")
    expect(lock.get_by_text("That is not the PIN.")).to_be_visible()
    assert barriers(page) == []
    expect(pin).to_be_focused()
    for _ in range(2):
        pin.fill("0000")
        pin.press("Enter")
        expect(pin).to_have_value("")
    paused = lock.get_by_text("There is a pause after several wrong ones")
    expect(paused).to_be_visible()
    page.reload()
    pin.fill("2580")
    pin.press("Enter")
    expect(paused).to_be_visible()
    expect(pin).to_have_value("2580")
    assert barriers(page) == []
    lock.get_by_text("Forgotten PIN").tap()
    lock.get_by_role("button", name="Sign out").tap()
    expect(lock).to_have_count(0)
    sign_in(page)
    page.reload()
    expect(page.get_by_text("Backed up")).to_be_visible()
    expect(lock).to_have_count(0)


# --- How an account is got ------------------------------------------------------------------------


def test_an_invitation_is_asked_for_and_closed_is_closed(page: Page, settings: Any) -> None:
    settings.SIGN_UP = "closed"
    page.goto("/account/new")
    expect(page.get_by_text("This server takes no new accounts")).to_be_visible()
    settings.SIGN_UP = "invitation"
    invitation = Invitation.issue(timezone.now() + timedelta(days=1))
    page.reload()
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    tap(page, "Create account")
    expect(page.get_by_label("Invitation")).to_be_focused()
    page.get_by_label("Invitation").fill(f" {invitation} ")
    tap(page, "Create account")
    expect(page.get_by_text("Backed up")).to_be_visible()


def test_without_mail_it_is_said_who_can_reset_a_password(page: Page) -> None:
    page.goto("/account")
    page.get_by_role("link", name="Forgotten password").tap()
    expect(page.get_by_text("manage.py changepassword you@example.org")).to_be_visible()


def test_with_mail_a_code_verifies_and_a_code_resets(
    with_mail: None, mailoutbox: list[Any], page: Page, tablet: BrowserContext
) -> None:
    page.goto("/account/new")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    tap(page, "Create account")
    expect(page.get_by_role("heading", name="Look into your mail")).to_be_focused()
    page.reload()
    page.get_by_label("Code from the mail").fill(f" {code_of(mailoutbox[0])} ")
    tap(page, "Go on")
    expect(page.get_by_text("Backed up")).to_be_visible()

    other = tablet.new_page()
    other.goto("/account/forgotten")
    other.get_by_label("E-mail").fill(EMAIL)
    tap(other, "Send me a code")
    expect(other.get_by_text("If there is an account with this address")).to_be_visible()
    other.get_by_label("Code from the mail").fill(code_of(mailoutbox[1]))
    other.get_by_label("New password").fill("another-eyelid-43")
    tap(other, "Set the password")
    expect(other.get_by_text("Backed up")).to_be_visible()
    assert User.objects.get().check_password("another-eyelid-43")


def test_with_mail_a_passkey_is_enough(with_mail: None, mailoutbox: list[Any], page: Page) -> None:
    with_authenticator(page)
    page.goto("/account/new")
    page.get_by_label("E-mail").fill(EMAIL)
    tap(page, "Use a passkey instead of a password")
    expect(page.get_by_role("heading", name="Look into your mail")).to_be_focused()
    page.get_by_label("Code from the mail").fill(code_of(mailoutbox[0]))
    tap(page, "Go on")
    expect(page.get_by_role("heading", name="Make your passkey")).to_be_focused()
    tap(page, "Make the passkey")
    expect(page.get_by_text("Backed up")).to_be_visible()
    assert not User.objects.get().has_usable_password()
    security(page)
    expect(page.get_by_text("You have none: your passkey signs you in.")).to_be_visible()
