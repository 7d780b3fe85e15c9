"""Where a push may go: to https addresses of public machines."""

import pytest
from django.core.exceptions import ValidationError

from diary.reminders.endpoints import check_endpoint, may_reach


@pytest.mark.parametrize(
    "url",
    [
        "http://push.example.org/a",
        "https://127.0.0.1/a",
        "https://[::1]/a",
        "https://10.0.0.1/a",
        "https://169.254.169.254/latest",
        "https://[::ffff:10.0.0.1]/a",
        "https://2130706433/a",
        "https://localhost/a",
        "https://push.example.org:8443/a",
        "https://someone@push.example.org/a",
        "https://push.example.org/a b",
        "https://push.example.org/" + "a" * 2000,
        "https://[nonsense/a",
        "ftp://push.example.org/a",
        "/a",
        "",
    ],
)
def test_an_address_that_no_push_service_has_is_refused(url):
    with pytest.raises(ValidationError):
        check_endpoint(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://fcm.googleapis.com/fcm/send/abc:def",
        "https://updates.push.services.mozilla.com/wpush/v2/abc",
        "https://web.push.apple.com/abc",
        "https://push.example.org:443/a?b=c",
    ],
)
def test_push_services_are_allowed(url):
    check_endpoint(url)


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:192.168.1.1", False),
        ("2002:c0a8:0101::1", False),
        ("64:ff9b::c0a8:101", False),
        ("64:ff9b:1::c0a8:101", False),
        ("::ffff:0:c0a8:101", False),
        ("::c0a8:101", False),
        ("fec0::1", False),
    ],
)
def test_only_public_machines_are_spoken_to(address, allowed):
    assert may_reach(address) is allowed
