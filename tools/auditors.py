"""The programs that read our lock files, in an environment of their own."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.setup import ROOT, STAMPS, VENV, check_python
from tools.steps import digest, once, step

LOCKED = ROOT / "requirements.txt"
OWN = VENV / "audit"
FILE = ROOT / "requirements-audit.txt"


def auditor(name: str) -> str:
    """Where the program is, installed first if need be."""

    def make() -> None:
        check_python()
        step(
            "Making room for the auditors",
            [sys.executable, "-m", "venv", "--clear", str(OWN)],
            cwd=ROOT,
        )
        pip = [str(OWN / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        step(f"Installing {FILE.name}", [*pip, "--require-hashes", "-r", str(FILE)], cwd=ROOT)

    once(OWN, STAMPS / FILE.name, digest([FILE]), make)
    return str(Path(OWN, "bin", name))
