"""Quiver's Python packages, Node's packages and the built front end; each made again only when
what it is made of has changed."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from tools.steps import Failed, digest, once, step

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "made-of"
FRONTEND = ROOT / "frontend"
KINDS = FRONTEND / "src" / "kinds.json"


def set_up(*requirements: str) -> None:
    """Leaves `.venv` with those files of requirements, and the built front end."""
    make_venv()
    for name in requirements:
        install(name)
    write_kinds()
    install_node_packages()
    build_frontend()


# --- Python ---------------------------------------------------------------------------------------


def check_python() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older Python is told
        raise Failed(f"Quiver needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if not importlib.util.find_spec("ensurepip"):
        raise Failed("Quiver needs Python's venv module: apt install python3-venv")


def make_venv() -> None:
    check_python()
    packages = VENV / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"
    if not (PYTHON.exists() and (packages / "pip").is_dir()):
        step("Making .venv", [sys.executable, "-m", "venv", "--clear", str(VENV)], cwd=ROOT)


def install(requirements: str) -> None:
    file = ROOT / requirements
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]

    def make() -> None:
        step(f"Installing {requirements}", [*pip, "--require-hashes", "-r", str(file)], cwd=ROOT)

    once(file, STAMPS / requirements, digest([file]), make)


def manage(words: str, *arguments: str) -> str:
    """Runs a command of manage.py; gives what it printed."""
    return step(words, [str(PYTHON), "manage.py", *arguments], cwd=ROOT)


# --- Node -----------------------------------------------------------------------------------------


@lru_cache
def node_environment() -> dict[str, str]:
    """The environment in which `node` and `npm` are found: the machine's or, failing that, ours."""
    if machine_has_node():
        return dict(os.environ)
    install("requirements-node.txt")
    return {**os.environ, "PATH": f"{VENV / 'bin'}:{os.environ['PATH']}"}


def machine_has_node() -> bool:
    """Whether there are npm and a Node that Vite supports: 20.19 and on, but not 21 to 22.11."""
    if not (shutil.which("npm") and shutil.which("node")):
        return False
    answer = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout
    found = re.match(r"v(\d+)\.(\d+)", answer)
    version = tuple(map(int, found.groups())) if found else (0, 0)
    return (20, 19) <= version < (21, 0) or version >= (22, 12)


def npm(words: str, *arguments: str) -> None:
    step(words, ["npm", *arguments], cwd=FRONTEND, env=node_environment())


def install_node_packages() -> None:
    def make() -> None:
        npm("Installing Node packages", "ci", "--no-audit", "--no-fund")

    files = [FRONTEND / "package.json", FRONTEND / "package-lock.json"]
    once(FRONTEND / "node_modules", STAMPS / "node_modules", digest(files), make)


# --- The front end --------------------------------------------------------------------------------


def write_kinds() -> None:
    """The registry of kinds, as the front end is built from it."""

    def make() -> None:
        KINDS.write_text(manage("Describing the kinds", "describe"))

    files = [ROOT / "requirements.txt", *ROOT.glob("config/*.py")]
    files += [
        *ROOT.glob("accounts/**/*.py"),
        *ROOT.glob("diary/**/*.py"),
        *ROOT.glob("diary/*.json"),
    ]
    once(KINDS, STAMPS / "kinds.json", digest(files), make)


def build_frontend() -> None:
    def make() -> None:
        npm("Building the app", "run", "build")
        compress = [str(PYTHON), "-m", "whitenoise.compress", "--quiet", str(FRONTEND / "dist")]
        step("Compressing it", compress, cwd=ROOT)

    once(FRONTEND / "dist" / "index.html", STAMPS / "dist", digest(frontend_sources()), make)


def frontend_sources() -> Iterator[Path]:
    """All that the bundle is made of; not what building leaves beside it."""
    for folder, folders, names in os.walk(FRONTEND):
        here = Path(folder)
        if here == FRONTEND:
            folders[:] = [name for name in folders if name not in {"node_modules", "dist"}]
        if here == FRONTEND / "src" / "locales":
            folders.clear()
            names = [name for name in names if name.endswith(".po")]
        yield from (here / name for name in names)
