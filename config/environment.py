"""Settings from environment variables; a bad value stops the start and says what is allowed."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.http.request import split_domain_port, validate_host


def flag(name: str, default: bool) -> bool:
    """A yes/no variable: `1` or `0`."""
    value = os.environ.get(name, "1" if default else "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}.")
    return value == "1"


def count(name: str, default: int) -> int:
    """A whole number, 0 or more."""
    value = os.environ.get(name, str(default))
    if not (value.isascii() and value.isdecimal()):
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def names(name: str, default: str) -> list[str]:
    """A comma-separated list."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def contact(name: str, default: str) -> str:
    """A `mailto:` or `https:` address."""
    value = os.environ.get(name, default)
    if not value.startswith(("mailto:", "https://")):
        raise ImproperlyConfigured(f"{name} must begin with mailto: or https://, not {value!r}.")
    return value


LONGEST_ORIGIN = 80
"""What SMART Health Links leave of an address beside its secret."""
LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}


def origin(name: str, hosts: list[str]) -> str | None:
    """An address such as `https://quiver.example.org`, of one of `hosts`; None if left out."""
    value = os.environ.get(name, "").strip().rstrip("/")
    if not value:
        return None
    scheme, _separator, rest = value.partition("://")
    host, _port = split_domain_port(rest)
    is_safe = scheme == "https" or (scheme == "http" and host in LOOPBACK)
    if not (is_safe and host and validate_host(host, hosts)) or len(value) > LONGEST_ORIGIN:
        allowed = "an address such as https://quiver.example.org, its host one of QUIVER_HOSTS"
        raise ImproperlyConfigured(f"{name} must be {allowed}, not {value!r}.")
    return value


def text(name: str) -> str:
    """Words that must be given."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} must be given.")
    return value


def choice(name: str, allowed: tuple[str, ...]) -> str:
    """One of some words; the first unless another is given."""
    value = os.environ.get(name, allowed[0])
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)}, not {value!r}.")
    return value


@dataclass(frozen=True)
class MailServer:
    """Takes mail. `starttls`: encrypted once asked to; `tls`: from the first byte."""

    host: str
    port: int
    user: str
    password: str
    starttls: bool
    tls: bool


MAIL_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


def mail_server(name: str) -> MailServer | None:
    """An address such as `smtps://user:password@mail.example.org`; None if it is left out."""
    value = os.environ.get(name, "")
    if not value:
        return None
    try:
        return read_mail_server(urlsplit(value))
    except ValueError:
        # The value holds a password: it is not repeated.
        allowed = "smtps://user:password@host, or smtp+starttls://, or smtp:// on this machine"
        raise ImproperlyConfigured(f"{name} must be an address such as {allowed}.") from None


def read_mail_server(address: SplitResult) -> MailServer:
    if address.scheme not in MAIL_PORTS or not address.hostname or address.path not in {"", "/"}:
        raise ValueError
    return MailServer(
        address.hostname,
        address.port or MAIL_PORTS[address.scheme],
        unquote(address.username or ""),
        unquote(address.password or ""),
        starttls=address.scheme == "smtp+starttls",
        tls=address.scheme == "smtps",
    )


def folder(name: str, default: Path) -> Path:
    """A folder that this process can write to; made if it is missing."""
    path = Path(os.environ.get(name, default)).expanduser().resolve()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{name}: can't make the folder {path}: {error}.") from error
    if not os.access(path, os.W_OK):
        raise ImproperlyConfigured(f"{name}: the folder {path} can't be written to.")
    return path


def secret(path: Path) -> str:
    """The key kept in `path`, made on the first run and readable by its owner alone."""
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(get_random_secret_key())
    except FileExistsError:
        pass
    key = path.read_text().strip()
    if len(key) < 50:
        raise ImproperlyConfigured(f"{path} holds no key of 50 characters: restore or remove it.")
    return key
