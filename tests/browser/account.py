"""What a patient does with an account."""

from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from tests.browser.patient import EMAIL, PASSWORD, tap


def grow_old() -> None:
    """It is a while since anybody said who they are."""
    for session in Session.objects.all():
        data = session.get_decoded()
        for method in data.get("account_authentication_methods", []):
            method["at"] -= 3600
        session.session_data = Session.objects.encode(data)
        session.save()


def confirm(page: Page) -> None:
    dialog = page.get_by_role("dialog", name="Is it you?")
    dialog.get_by_label("Password", exact=True).fill(PASSWORD)
    dialog.get_by_role("button", name="Go on").tap()
    expect(dialog).to_be_hidden()


def give_password(page: Page) -> None:
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    tap(page, "^Sign in$")


def sign_out(page: Page) -> None:
    page.goto("/settings")
    tap(page, "^Sign out$")
    expect(page.get_by_text("Signed out.").first).to_be_visible()
