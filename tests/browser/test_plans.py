"""A plan from a template to the dose that it asks for, and the doses of before, at once."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from diary.models.kinds import B12
from diary.models.plans import Plan
from tests.browser.patient import place, sign_up, tap

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PUSH = re.compile("/sync/push$")


def save(page: Page, name: str) -> None:
    """Tap what writes, and wait until the server has it."""
    with page.expect_response(PUSH) as pushed:
        tap(page, name)
    assert pushed.value.ok


def add_a_plan(page: Page) -> None:
    tap(page, "^More")
    tap(page, "My plans")
    tap(page, "Add a plan")
    tap(page, "Loading on alternate days")
    page.get_by_label("How many doses").first.fill("6")
    page.get_by_label("As prescribed").check()
    save(page, "Save the plan")
    expect(page.get_by_text("Every 2 days, 6 doses, then every 2 months")).to_be_visible()


def test_a_dose_that_is_due_is_logged_by_one_tap(page: Page) -> None:
    sign_up(page)
    add_a_plan(page)
    plan = Plan.objects.get()
    assert plan.schedule == "FREQ=DAILY;INTERVAL=2;COUNT=6 FREQ=MONTHLY;INTERVAL=2"
    assert plan.as_prescribed

    place(page, "Today")
    expect(page.get_by_text("Due today.")).to_be_visible()
    save(page, "^Taken: Hydroxocobalamin 1 mg")
    expect(page.get_by_text("Due today.")).to_be_hidden()
    dose = B12.objects.get()
    assert (dose.plan, dose.status, dose.mcg, dose.site) == (plan.uid, "taken", 1000, None)

    save(page, "Undo")
    expect(page.get_by_text("Due today.")).to_be_visible()
    assert not B12.objects.exists()


def test_six_injections_of_before_are_logged_and_taken_back_at_once(page: Page) -> None:
    sign_up(page)
    add_a_plan(page)
    tap(page, "Log past injections")
    first = Plan.objects.get().starts_on - timedelta(days=30)
    page.get_by_label("First day").fill(first.isoformat())
    page.get_by_label("How many doses").fill("6")
    save(page, "Save 6 doses")
    expect(page.get_by_role("complementary").get_by_text("6 doses, saved")).to_be_visible()
    doses = B12.objects.order_by("day")
    assert [dose.day for dose in doses] == [first + timedelta(days=2 * i) for i in range(6)]
    assert {(dose.mcg, dose.form, dose.site) for dose in doses} == {
        (1000, "hydroxocobalamin", None)
    }

    save(page, "Undo")
    assert not B12.objects.exists()
