"""Where a push may go: to public https addresses alone.

A patient's browser names the address, so anybody with an account could make the server knock at
its own network. Which machine a name leads to counts when the connection stands (`push.py`).
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 2000
NAT64 = IPv6Network("64:ff9b::/96")
UNICAST = IPv6Network("2000::/3")
"""All that was ever given out to the public; beyond it other ways lead to IPv4, at home too."""


def check_endpoint(url: str) -> None:
    """Refuses what no push service would give."""
    if not is_allowed(url):
        raise ValidationError({"endpoint": _("Give the https address of a push service.")})


def is_allowed(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        return False
    if len(url) > LONGEST or not url.isascii() or any(letter <= " " for letter in url):
        return False
    if settings.PUSH_LOOPBACK and host == "127.0.0.1":
        return True
    if parts.scheme != "https" or port not in {None, 443} or "@" in parts.netloc:
        return False
    return is_public(host) if is_address(host) else "." in host.strip(".")


def is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def may_reach(address: str) -> bool:
    return is_public(address) or (settings.PUSH_LOOPBACK and ip_address(address).is_loopback)


def is_public(address: str) -> bool:
    ip = within(ip_address(address.partition("%")[0]))
    return ip.is_global and not ip.is_multicast and (ip.version == 4 or ip in UNICAST)


def within(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 one stands for."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1]) or ip
