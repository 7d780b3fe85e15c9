"""Whose device a subscription is, and how many one person has."""

from diary.models import PushSubscription
from diary.reminders import devices
from tests.diary.reminders.service import subscribe


def test_a_phone_that_changed_hands_is_its_new_owners_alone(alice, bob, service):
    browser, _ = subscribe(alice, service)
    devices.add(bob, browser.endpoint, **browser.keys)
    assert [device.owner for device in PushSubscription.objects.all()] == [bob]


def test_the_oldest_of_more_than_ten_devices_makes_room(alice, service):
    for number in range(11):
        subscribe(alice, service, f"phone{number}")
    names = [device.endpoint.rsplit("/")[-1] for device in PushSubscription.objects.order_by("pk")]
    assert names == [f"phone{number}" for number in range(1, 11)]
