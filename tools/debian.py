"""Programs beside Python and Node: found, or installed from Debian's packages."""

from __future__ import annotations

import os
import shutil
from glob import glob
from pathlib import Path

from tools.steps import Failed, step

CHROMIUM_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
APT = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}


def chromium() -> Path:
    return program("chromium", "chromium-browser", "google-chrome", package="chromium")


def postgresql() -> Path:
    """The folder of PostgreSQL's programs; Debian keeps `initdb` off the PATH."""
    return program("initdb", package="postgresql").resolve().parent


def program(*names: str, package: str) -> Path:
    found = find(*names)
    if not found and os.geteuid() == 0 and shutil.which("apt-get"):
        get = ["apt-get", "install", "--yes", "--no-install-recommends", package]
        step("Updating Debian's list of packages", ["apt-get", "update"], cwd=Path("/"), env=APT)
        step(f"Installing {package}", get, cwd=Path("/"), env=APT)
        found = find(*names)
    if not found:
        raise Failed(f"This needs {names[0]}: sudo apt install {package}")
    return found


def find(*names: str) -> Path | None:
    versions = sorted(glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))
    path = os.pathsep.join([os.environ["PATH"], *reversed(versions)])
    found = next(filter(None, (shutil.which(name, path=path) for name in names)), None)
    return Path(found) if found else None
