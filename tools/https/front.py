"""What stands where, and Caddy in front of gunicorn."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from string import Template

from tools.debian import program
from tools.setup import FRONTEND, PYTHON, ROOT, node_environment
from tools.steps import Failed, step

HERE = Path(__file__).parent
LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
HOST_NAME = re.compile(rf"(?=.{{1,253}}$){LABEL}(\.{LABEL})*")
PATIENCE = 15


@dataclass(frozen=True)
class Front:
    """`name`: by which phones find this machine. `page_port`: of the page that helps them, over
    plain http, as they trust nothing yet."""

    name: str
    port: str
    page_port: str

    @property
    def host(self) -> str:
        return f"[{self.name}]" if ":" in self.name else self.name

    @property
    def address(self) -> str:
        return f"https://{self.host}" + (f":{self.port}" if self.port != "443" else "")

    @property
    def page_address(self) -> str:
        return f"http://{self.host}" + (f":{self.page_port}" if self.page_port != "80" else "")


def asked(name: str) -> Front:
    port = os.environ.get("HTTPS_PORT", "8443")
    page_port = os.environ.get("HTTP_PORT", "8080")
    return Front(checked(name.lower()), port, page_port)


def checked(name: str) -> str:
    try:
        address = ip_address(name)
    except ValueError:
        if not HOST_NAME.fullmatch(name) or name == "localhost":
            raise Failed(
                f"--https wants the name or the address by which phones find this machine, such as "
                f"quiver.local or 192.168.1.20, not {name!r}. Its addresses: hostname -I"
            ) from None
        return name
    if address.is_loopback or address.is_unspecified:
        raise Failed(f"{name} is this machine to itself; a phone needs another: hostname -I")
    return str(address)


def settings(front: Front) -> dict[str, str]:
    """Of Quiver behind Caddy."""
    hosts = os.environ.get("QUIVER_HOSTS", "localhost,127.0.0.1,[::1]")
    return {
        "QUIVER_HTTPS": "1",
        "QUIVER_HOSTS": f"{front.host},{hosts}",
        "QUIVER_PROXIES": "1",
        "QUIVER_ADDRESS": front.address,
    }


# --- What Caddy reads -----------------------------------------------------------------------------


def prepare(front: Front, data: Path, behind: str) -> Path:
    """Leaves certificates, the phones' page and Caddy's configuration in the folder that it gives:
    one for each name, so that phones which trust one go on doing so. `behind`: gunicorn."""
    folder = data / "https" / front.name.replace(":", "-")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    authority = [str(PYTHON), "-m", "tools.https.authority", front.name, str(folder)]
    step(f"Making a certificate for {front.name}", authority, cwd=ROOT)
    write_page(front, folder / "page")
    words = {"folder": str(folder), "host": front.host, "behind": behind}
    words.update(address=front.address, page_port=front.page_port)
    write(HERE / "Caddyfile", folder / "Caddyfile", words)
    return folder


def write_page(front: Front, page: Path) -> None:
    words = {"name": front.name, "address": front.address}
    write(HERE / "page.html", page / "index.html", words)
    for file in (
        HERE / "page.css",
        FRONTEND / "src" / "styles" / "tokens.css",
        FRONTEND / "public" / "icon.svg",
    ):
        shutil.copy(file, page)


def write(template: Path, file: Path, words: dict[str, str]) -> None:
    file.write_text(Template(template.read_text()).substitute(words))


# --- Caddy ----------------------------------------------------------------------------------------


def start(front: Front, folder: Path) -> None:
    """Starts Caddy, which ends with this process, whatever that becomes."""
    caddy = str(program("caddy", package="caddy"))
    log = folder / "caddy.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", caddy, "run", "--config", "Caddyfile"],
            cwd=folder,
            # It would look for what it keeps in the home of whoever runs it.
            env={**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    if not listens(front.port, process):
        raise Failed(f"Caddy did not start:\n{log.read_text()}")


def listens(port: str, process: subprocess.Popen[bytes]) -> bool:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    process.kill()
    return False


# --- Words for the person at the terminal ---------------------------------------------------------


def words(front: Front) -> str:
    return (
        f"\nOn each phone, once, in the same network, open {front.page_address}\n{code(front)}"
        f"and follow the steps that it shows. From then on Quiver is at {front.address}\n"
        f"{unknown(front.name)}"
    )


def code(front: Front) -> str:
    """The QR code of the page, drawn by the library that the app draws its own with."""
    if not sys.stdout.isatty():
        return ""
    command = ["node", str(FRONTEND / "node_modules" / ".bin" / "lean-qr")]
    options = ["--format", "text-ansi-bw", "--padding", "2", front.page_address]
    done = subprocess.run(
        [*command, *options], env=node_environment(), capture_output=True, text=True
    )
    return f"\n{done.stdout}\n" if done.returncode == 0 else ""


def unknown(name: str) -> str:
    try:
        socket.getaddrinfo(name, None)
    except OSError:
        return (
            f"This machine itself doesn't know the name {name}; a phone may not either. "
            "docs/phone.md says who can tell it.\n"
        )
    return ""
