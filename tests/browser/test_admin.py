"""Django's own pages, reached by the app's sign-in, under the policy they are served with; the
fixture hears what violates it."""

import pytest
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from diary.models import KINDS
from tests.accounts.phone import code
from tests.browser.conftest import ANSWERS
from tests.browser.patient import PASSWORD, sign_up, tap
from tests.factories import example, log

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STAFF = "staff@example.org"


@pytest.fixture(autouse=True)
def icon(phone: BrowserContext, tablet: BrowserContext) -> None:
    """Browsers ask for one where a page names none."""
    for device in (phone, tablet):
        device.route("**/favicon.ico", lambda asked: asked.fulfill(status=204))


@pytest.fixture
def secret() -> str:
    """Of the authenticator app of a member of staff."""
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(User.objects.create_superuser(STAFF, PASSWORD), secret)
    return secret


def enter(page: Page, secret: str, path: str) -> None:
    page.goto(path)
    page.get_by_label("E-mail").fill(STAFF)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    tap(page, "^Sign in$")
    page.get_by_label("Code from your authenticator app").fill(code(secret))
    tap(page, "Go on")


@pytest.mark.parametrize("answers", [ANSWERS | {"403": r"/admin/login/\?next=/admin/"}])
def test_staff_come_in_by_a_second_factor_and_are_seen_by_the_patient(
    page: Page, tablet: BrowserContext, secret: str
) -> None:
    sign_up(page)
    patient = User.objects.exclude(email=STAFF).get()
    log(patient, "twitch", example(KINDS["twitch"]))

    desk = tablet.new_page()
    enter(desk, secret, "/admin/diary/twitch/")
    desk.get_by_role("link", name=patient.email).click()
    desk.get_by_role("heading", name="View twitch").wait_for()
    assert desk.get_by_role("button", name="Save").count() == 0

    page.goto("/settings/access")
    looked = page.get_by_text(f"Somebody who runs the server looked at your records: {STAFF}")
    expect(looked.first).to_be_visible()
    page.goto("/admin/")
    expect(page.get_by_text("permission_denied")).to_be_visible()


def test_the_admin_works_under_its_policy(page: Page, alice: User, secret: str) -> None:
    enter(page, secret, "/admin/")
    page.get_by_role("link", name="Users").click()
    page.get_by_role("link", name=alice.email).click()
    page.get_by_label("Active").uncheck()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was changed successfully").wait_for()
    alice.refresh_from_db()
    assert not alice.is_active
