"""Reminders in a real browser: chosen in the settings, pushed by the server, answered offline."""

import json
from collections.abc import Iterator
from datetime import time
from time import monotonic, sleep
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, Worker, expect

from accounts.models import Preferences, User
from diary.models import PushSubscription, Reminder, Reminders
from diary.models.kinds import B12
from diary.models.plans import Plan
from diary.reminders.work import turn
from tests.browser.barriers import barriers
from tests.browser.patient import go_offline, place, sign_up, tap
from tests.browser.test_plans import PUSH, add_a_plan
from tests.diary.reminders.service import Browser, Service, running

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATIENCE = 15
A_WHILE = 3_000
"""Milliseconds that a busy phone needs to show what was pushed."""

# Headless Chromium has no push service: one on this machine stands in for it.
SUBSCRIBES = """
let subscription = null;
const given = %s;
PushManager.prototype.getSubscription = async () => subscription;
PushManager.prototype.subscribe = async ({ applicationServerKey: key }) => {
  const bytes = atob(key.replaceAll('-', '+').replaceAll('_', '/'));
  const { buffer } = Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
  const unsubscribe = async () => (subscription = null);
  subscription = { options: { applicationServerKey: buffer }, toJSON: () => given, unsubscribe };
  return subscription;
};
"""
# What a tap on a notification does; the browser itself would not let a script wait for it.
ACT = """async (action) => {
  const [notification] = await self.registration.getNotifications();
  const event = new NotificationEvent('notificationclick', { notification, action });
  let done;
  Object.defineProperty(event, 'waitUntil', { value: (work) => (done = work) });
  self.dispatchEvent(event);
  await done;
}"""
SHOWN = """async () => (await self.registration.getNotifications()).map((one) => ({
  title: one.title,
  body: one.body,
  silent: one.silent,
  actions: one.actions.map(({ title }) => title),
}))"""


@pytest.fixture
def service(settings) -> Iterator[Service]:
    settings.PUSH_LOOPBACK = True
    with running() as service:
        yield service


@pytest.fixture
def at_service(service: Service) -> Browser:
    return Browser(service.url())


@pytest.fixture
def page(phone: BrowserContext, at_service: Browser) -> Page:
    phone.grant_permissions(["notifications"])
    given = {"endpoint": at_service.endpoint, "keys": at_service.keys}
    phone.add_init_script(SUBSCRIBES % json.dumps(given))
    return phone.new_page()


def choose(page: Page, name: str) -> None:
    page.goto("/settings")
    with page.expect_response("**/api/v1/reminders") as answer:
        page.get_by_label(name, exact=True).check()
    assert answer.value.ok


def worker_of(page: Page) -> Worker:
    page.evaluate("navigator.serviceWorker.ready")
    (worker,) = page.context.service_workers
    return worker


def deliver(page: Page, message: dict[str, Any]) -> None:
    """Through the browser's own push door, to a worker that is there to hear it; again if it was
    not, as a push service does."""
    page.evaluate("navigator.serviceWorker.ready")
    session = page.context.new_cdp_session(page)
    known: list[str] = []
    scope = page.evaluate("location.origin") + "/"
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: known.extend(
            one["registrationId"] for one in event["registrations"] if one["scopeURL"] == scope
        ),
    )
    session.send("ServiceWorker.enable")
    while not known:
        page.wait_for_timeout(50)
    pushed = {
        "origin": scope.rstrip("/"),
        "registrationId": known[0],
        "data": json.dumps(message),
    }
    worker, ends = worker_of(page), monotonic() + PATIENCE
    while monotonic() < ends and not worker.evaluate(SHOWN):
        session.send("ServiceWorker.deliverPushMessage", pushed)
        page.wait_for_timeout(A_WHILE)


def push(page: Page, service: Service, at_service: Browser, what: str) -> dict[str, Any]:
    """What is due now, from the ledger over the push service to the phone's worker."""
    owner, now = User.objects.get(), timezone.now()
    Reminders.objects.update(quiet_from=None, quiet_to=None)
    day = Preferences.of(owner).today()
    Reminder.objects.create(owner=owner, what=what, day=day, due_at=now, next_at=now)
    turn()
    (sent,) = service.sent
    message = at_service.read(sent)
    deliver(page, message)
    return message


def wait_for_one(worker: Worker) -> dict[str, Any]:
    ends = monotonic() + PATIENCE
    while not (shown := worker.evaluate(SHOWN)):
        assert monotonic() < ends, "No notification came."
        sleep(0.1)
    first: dict[str, Any] = shown[0]
    return first


def remind_of_a_dose(page: Page, service: Service, at_service: Browser) -> Worker:
    """A notification of a dose that is due, on the phone."""
    sign_up(page)
    add_a_plan(page)
    choose(page, "Doses that are due")
    tap(page, "Show reminders on this device")
    expect(page.get_by_text("This device shows them.")).to_be_visible()
    worker = worker_of(page)
    push(page, service, at_service, "plans")
    wait_for_one(worker)
    place(page, "Today")
    expect(page.get_by_text("Due today.")).to_be_visible()
    return worker


def test_reminders_are_off_until_chosen_and_the_device_is_asked_then(page: Page) -> None:
    sign_up(page)
    page.goto("/settings")
    region = page.get_by_role("region", name="Reminders")
    expect(region.get_by_role("checkbox")).to_have_count(3)
    expect(region.get_by_role("checkbox", checked=True)).to_have_count(0)
    expect(region.get_by_role("button")).to_have_count(0)

    choose(page, "Daily check-in")
    expect(page.get_by_label("Time: Daily check-in")).to_have_value("20:00")
    tap(page, "Show reminders on this device")
    expect(page.get_by_text("This device shows them.")).to_be_visible()
    assert PushSubscription.objects.count() == 1

    with page.expect_response("**/api/v1/reminders"):
        page.get_by_label("Time: Daily check-in").fill("23:30")
    expect(page.get_by_text("This is in your quiet hours")).to_be_visible()
    assert Reminders.objects.get().checkin_at == time(23, 30)

    page.emulate_media(reduced_motion="reduce")
    assert barriers(page) == []

    tap(page, "Stop on this device")
    expect(page.get_by_text("This device does not show them yet.")).to_be_visible()
    assert not PushSubscription.objects.exists()


def test_a_reminder_says_no_more_than_that_it_is_time(
    page: Page, service: Service, at_service: Browser
) -> None:
    worker = remind_of_a_dose(page, service, at_service)
    assert worker.evaluate(SHOWN) == [
        {
            "title": "Time for your diary",
            "body": "",
            "silent": False,
            "actions": ["Taken", "Later", "Skip"][: worker.evaluate("Notification.maxActions")],
        }
    ]


def test_a_dose_is_logged_from_a_reminder_without_a_network(
    page: Page, service: Service, at_service: Browser
) -> None:
    worker = remind_of_a_dose(page, service, at_service)
    go_offline(page)
    worker.evaluate(ACT, "taken")
    expect(page.get_by_text("Due today.")).to_be_hidden()
    expect(page.get_by_text("Saved on this phone").first).to_be_visible()
    assert not B12.objects.exists()

    with page.expect_response(PUSH):
        page.context.set_offline(False)
    expect(page.get_by_text("Backed up").first).to_be_visible()
    dose = B12.objects.get()
    assert (dose.plan, dose.status, dose.mcg, dose.site) == (
        Plan.objects.get().uid,
        "taken",
        1000,
        None,
    )


def test_a_dose_is_backed_up_from_a_reminder_and_never_logged_twice(
    page: Page, service: Service, at_service: Browser
) -> None:
    worker = remind_of_a_dose(page, service, at_service)
    worker.evaluate(ACT, "taken")
    assert B12.objects.get().status == "taken"
    deliver(page, at_service.read(service.sent[0]))
    wait_for_one(worker)
    worker.evaluate(ACT, "taken")
    assert B12.objects.count() == 1


def test_later_asks_the_server_and_stays_in_sight_where_it_is_away(
    page: Page, service: Service, at_service: Browser
) -> None:
    worker = remind_of_a_dose(page, service, at_service)
    go_offline(page)
    worker.evaluate(ACT, "later")
    assert [one["silent"] for one in worker.evaluate(SHOWN)] == [True]
    page.context.set_offline(False)
    worker.evaluate(ACT, "later")
    assert worker.evaluate(SHOWN) == []
    assert Reminder.objects.get().state == "waiting"


def test_a_tap_opens_what_it_is_time_for(page: Page, service: Service, at_service: Browser) -> None:
    sign_up(page)
    choose(page, "Daily check-in")
    tap(page, "Show reminders on this device")
    expect(page.get_by_text("This device shows them.")).to_be_visible()
    push(page, service, at_service, "checkin")
    worker = worker_of(page)
    assert wait_for_one(worker)["actions"] == []
    worker.evaluate("async () => (await clients.matchAll())[0].postMessage({ open: 'checkin' })")
    expect(page.get_by_role("dialog", name="Check-in")).to_be_visible()

    afresh = page.context.new_page()
    afresh.goto("/#checkin")
    expect(afresh.get_by_role("dialog", name="Check-in")).to_be_visible()
    assert afresh.evaluate("location.hash") == ""


def test_who_signs_out_is_reminded_here_no_more(page: Page) -> None:
    sign_up(page)
    choose(page, "Daily check-in")
    tap(page, "Show reminders on this device")
    expect(page.get_by_text("This device shows them.")).to_be_visible()
    tap(page, "^Sign out")
    expect(page.get_by_text("Signed out.").first).to_be_attached()
    assert not PushSubscription.objects.exists()
    assert page.evaluate("PushManager.prototype.getSubscription()") is None


def test_where_push_cannot_be_had_there_is_a_calendar(phone: BrowserContext) -> None:
    phone.add_init_script("delete window.PushManager")
    page = phone.new_page()
    sign_up(page)
    choose(page, "Daily check-in")
    expect(page.get_by_text("This browser can't show reminders.")).to_be_visible()
    tap(page, "Make an address")
    address = page.get_by_label("Address of the calendar").input_value()
    answer = page.request.get(address)
    assert "RRULE:FREQ=DAILY" in answer.text()
    tap(page, "End the address")
    expect(page.get_by_role("button", name="Make an address")).to_be_visible()
    assert page.request.get(address).status == 404


def test_an_iphone_is_told_of_the_home_screen_when_it_matters(phone: BrowserContext) -> None:
    phone.add_init_script(
        "delete window.PushManager; Object.defineProperty(navigator, 'standalone', {value: false})"
    )
    page = phone.new_page()
    sign_up(page)
    page.goto("/settings")
    hint = page.get_by_text("Add to Home Screen")
    expect(page.get_by_label("Daily check-in", exact=True)).to_be_visible()
    expect(hint).to_be_hidden()
    choose(page, "Daily check-in")
    expect(hint).to_be_visible()
