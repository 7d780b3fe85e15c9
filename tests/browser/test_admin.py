"""Django's own pages under the policy they are served with; the fixture hears what violates it."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts.models import User
from diary.models import KINDS
from tests.factories import example, log

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_admin_works_under_its_policy(phone, page, app, alice):
    log(alice, "twitch", example(KINDS["twitch"]))
    staff = User.objects.create_superuser("staff@example.org")
    Authenticator.objects.create(user=staff, type="totp", data={})
    client = Client()
    client.force_login(staff)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": app}
    phone.add_cookies([cookie])
    page.route("**/favicon.ico", lambda asked: asked.fulfill(status=204))
    page.goto("/admin/")
    page.get_by_role("link", name="Users").click()
    page.get_by_role("link", name="alice@example.org").click()
    page.get_by_label("Active").uncheck()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was changed successfully").wait_for()
    page.goto("/admin/diary/twitch/")
    page.get_by_role("link", name="alice@example.org").click()
    page.get_by_role("heading", name="View twitch").wait_for()
