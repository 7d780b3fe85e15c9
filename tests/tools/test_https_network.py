"""`./run --https` in one network, a phone in another: Linux's namespaces, joined by a cable."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, expect, sync_playwright

from tests.browser.account import confirm
from tests.browser.conftest import EXECUTABLE, FLAGS, PHONE
from tests.browser.patient import sign_up, tap
from tests.browser.test_account import with_authenticator
from tools.debian import program
from tools.setup import ROOT

pytestmark = pytest.mark.long

NAME, SERVER, PHONES = "quiver.test", "10.213.7.1", "10.213.7.2"
ADDRESS, PAGE = f"https://{NAME}:8443", f"http://{NAME}:8080"
# Nothing in the two networks knows names.
KNOWN = f"--host-resolver-rules=MAP {NAME} {SERVER}"


@dataclass(frozen=True)
class Networks:
    home: str
    street: str

    def within(self, network: str, *command: str) -> list[str]:
        return ["ip", "netns", "exec", network, *command]

    def curl(self, address: str, *options: str) -> subprocess.CompletedProcess[str]:
        known = ["--resolve", f"{NAME}:8443:{SERVER}", "--resolve", f"{NAME}:8080:{SERVER}"]
        command = self.within(self.street, "curl", "--silent", *known, *options, address)
        return subprocess.run(command, capture_output=True, text=True)


def ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True, capture_output=True)


@pytest.fixture(scope="module")
def networks() -> Iterator[Networks]:
    found = Networks(f"quiver-home-{os.getpid()}", f"quiver-phone-{os.getpid()}")
    if os.geteuid() != 0 or not shutil.which("ip"):
        pytest.skip("Two networks take root, and Debian's iproute2.")
    try:
        ip("netns", "add", found.home)
    except subprocess.CalledProcessError as error:
        pytest.skip(f"This machine permits no network namespaces: {error.stderr!r}")
    try:
        ip("netns", "add", found.street)
        join(found)
        yield found
    finally:
        for name in (found.home, found.street):
            subprocess.run(["ip", "netns", "delete", name])


def join(networks: Networks) -> None:
    ends = ["veth0", "netns", networks.home, "type", "veth", "peer", "name", "veth0"]
    ip("link", "add", *ends, "netns", networks.street)
    for name, address in ((networks.home, SERVER), (networks.street, PHONES)):
        ip("-n", name, "address", "add", f"{address}/24", "dev", "veth0")
        for link in ("lo", "veth0"):
            ip("-n", name, "link", "set", link, "up")


@dataclass(frozen=True)
class Home:
    process: subprocess.Popen[str]
    printed: str
    root: Path


@pytest.fixture(scope="module")
def home(networks: Networks, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    program("caddy", package="caddy")
    data = tmp_path_factory.mktemp("home")
    ours = ("QUIVER_", "DATABASE_URL", "DJANGO_", "PORT", "HOST", "HTTP")
    env = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    command = networks.within(networks.home, sys.executable, "run", "--demo", "--https", NAME)
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**env, "QUIVER_DATA": str(data), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            printed = until_ready(process)
            yield Home(process, printed, data / "https" / NAME / "root.crt")
        finally:
            process.terminate()


def until_ready(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "Ctrl-C" in line:
            return "".join(lines)
    pytest.fail("".join(lines))


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


def browser(playwright: Playwright, networks: Networks, folder: Path) -> Browser:
    """Chromium in the phone's network; `folder` is its home, where it looks for roots."""
    script = folder / "chromium"
    command = networks.within(networks.street, "env", f"HOME={folder}", EXECUTABLE)
    script.write_text(f'#!/bin/sh\nexec {" ".join(command)} "$@"\n')
    script.chmod(0o755)
    return playwright.chromium.launch(executable_path=script, args=[*FLAGS, KNOWN])


def trust(root: Path, folder: Path) -> None:
    certutil = str(program("certutil", package="libnss3-tools"))
    database = folder / ".pki" / "nssdb"
    database.mkdir(parents=True)
    for options in (["-N", "--empty-password"], ["-A", "-t", "C,,", "-n", "quiver", "-i", root]):
        subprocess.run([certutil, "-d", f"sql:{database}", *options], check=True)


def test_the_terminal_says_where_to_begin(home: Home) -> None:
    assert f"open {PAGE}\n" in home.printed
    assert f"Quiver is at {ADDRESS} (Ctrl-C stops it)" in home.printed


def test_only_who_trusts_the_root_gets_in(networks: Networks, home: Home) -> None:
    stranger = networks.curl(f"{ADDRESS}/")
    assert (stranger.returncode, stranger.stdout) == (60, "")
    known = networks.curl(f"{ADDRESS}/", "--cacert", str(home.root), "--include")
    assert known.stdout.startswith("HTTP/2 200")
    assert "strict-transport-security" not in known.stdout
    assert '<div id="app">' in known.stdout


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("", "text/html"),
        ("quiver.crt", "application/x-x509-ca-cert"),
        ("quiver.mobileconfig", "application/x-apple-aspen-config"),
    ],
)
def test_phones_fetch_the_page_and_the_root_without_https(
    networks: Networks, home: Home, file: str, kind: str
) -> None:
    answer = networks.curl(f"{PAGE}/{file}", "--head").stdout
    assert answer.startswith("HTTP/1.1 200")
    assert re.search(rf"(?i)^content-type: {kind}", answer, re.MULTILINE)


def test_gunicorn_is_not_to_be_reached_from_outside(networks: Networks, home: Home) -> None:
    assert networks.curl(f"http://{SERVER}:8000/readyz").returncode == 7


def test_a_phone_without_the_root_is_kept_out(
    networks: Networks, home: Home, playwright: Playwright, tmp_path: Path
) -> None:
    with browser(playwright, networks, tmp_path) as chromium:
        page = chromium.new_page()
        with pytest.raises(Error, match="ERR_CERT_AUTHORITY_INVALID"):
            page.goto(ADDRESS)


def test_a_phone_with_the_root_installs_signs_up_and_works_offline(
    networks: Networks, home: Home, playwright: Playwright, tmp_path: Path
) -> None:
    trust(home.root, tmp_path)
    with browser(playwright, networks, tmp_path) as chromium:
        phone = chromium.new_context(**PHONE, base_url=ADDRESS)
        page = phone.new_page()
        page.goto(PAGE)
        page.get_by_role("link", name="Open Quiver").tap()
        expect(page.get_by_role("button", name="Log a twitch")).to_be_visible()
        assert page.evaluate("isSecureContext && 'PushManager' in window")
        assert page.evaluate("navigator.serviceWorker.ready.then((found) => found.active.state)")
        sign_up(page)
        assert {cookie["name"] for cookie in phone.cookies() if cookie["secure"]} == {
            "__Host-sessionid",
            "__Host-csrftoken",
        }
        phone.set_offline(True)
        page.reload()
        expect(page.get_by_role("button", name="Log a twitch")).to_be_visible()
        phone.set_offline(False)
        add_passkey(page)


def add_passkey(page: Page) -> None:
    """Kept by the browser, and taken by the server, for the right name."""
    with_authenticator(page)
    page.goto("/settings/security")
    tap(page, "Add a passkey")
    tap(page, "Make the passkey")
    confirm(page)
    expect(page.get_by_role("heading", name="This phone")).to_be_visible()


def test_an_end_leaves_nothing_running(networks: Networks, home: Home) -> None:
    home.process.send_signal(signal.SIGTERM)
    assert home.process.wait(30) == 0
    ends = time.monotonic() + 30
    while subprocess.run(["ip", "netns", "pids", networks.home], capture_output=True).stdout:
        assert time.monotonic() < ends
        time.sleep(0.1)
