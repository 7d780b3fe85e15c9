"""What guards an account, on a phone: passkeys, codes, sessions, tokens; and leaving without a rest."""

import io
import json
import time
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from accounts.invitations import Invitation
from accounts.models import Token, User
from tests.accounts.test_sign_up import code_of
from tests.browser.conftest import new_phone
from tests.browser.patient import EMAIL, PASSWORD, sign_in, sign_up, tap

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CANARY = "canary-in-the-calf"


def totp(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def grow_old() -> None:
    """It is a while since anybody said who they are."""
    for session in Session.objects.all():
        data = session.get_decoded()
        for method in data.get("account_authentication_methods", []):
            method["at"] -= 3600
        session.session_data = Session.objects.encode(data)
        session.save()


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


def confirm(page: Page) -> None:
    dialog = page.get_by_role("dialog", name="Is it you?")
    dialog.get_by_label("Password", exact=True).fill(PASSWORD)
    dialog.get_by_role("button", name="Go on").tap()
    expect(dialog).to_be_hidden()


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
    confirm(page)
    expect(page.get_by_role("img", name="Square code")).to_be_visible()
    link = page.get_by_role("link", name="Open the app").get_attribute("href") or ""
    secret = link.split("secret=")[1].split("&")[0]
    code = page.get_by_label("Code that the app shows")
    code.fill("000000")
    tap(page, "Finish")
    expect(code).to_have_attribute("aria-invalid", "true")
    expect(code).to_be_focused()
    code.fill(f"{totp(secret)[:3]} {totp(secret)[3:]}")
    tap(page, "Finish")
    expect(page.get_by_text("Signing in with the password asks for a code")).to_be_visible()
    tap(page, "Show them")
    codes = page.get_by_role("listitem").filter(has_text="-").all_inner_texts()

    cache.clear()
    other = tablet.new_page()
    other.goto("/account")
    other.get_by_label("E-mail").fill(EMAIL)
    other.get_by_label("Password", exact=True).fill(PASSWORD)
    tap(other, "^Sign in$")
    expect(other.get_by_role("heading", name="One more step")).to_be_focused()
    other.reload()
    other.get_by_label("Code from your authenticator app").fill(codes[0] if codes else "")
    tap(other, "Go on")
    expect(other.get_by_text("Backed up")).to_be_visible()
