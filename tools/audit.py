"""Asks the advisory services about every locked package: python -m tools.audit

Fails on a known weakness. A service that gives no answer fails nothing: it is said that its part
was not checked.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

from tools.auditors import FILE, LOCKED, auditor
from tools.setup import FRONTEND, ROOT, node_environment
from tools.steps import guarded

Read = Callable[[Any], Iterator[str]]


class NoAnswer(Exception):
    """The service can't be reached, or knows none of the packages."""


def main() -> int:
    locks = [LOCKED, ROOT / "requirements-dev.txt", FILE]
    found = [weaknesses(lock.name, python_report(str(lock)), in_python) for lock in locks]
    found.append(weaknesses("package-lock.json", node_report(), in_node))
    return 1 if any(found) else 0


def weaknesses(name: str, report: str, read: Read) -> list[str]:
    """Of one lock file; printed too."""
    try:
        found = list(read(parsed(report)))
    except NoAnswer:
        print(f"{name}: NOT CHECKED, as the advisory service gave no answer")
        return []
    print(f"{name}: {len(found) or 'no'} known weaknesses")
    for line in found:
        print(f"  {line}")
    return found


def parsed(report: str) -> Any:
    try:
        return json.loads(report)
    except ValueError as error:
        raise NoAnswer from error


# --- Python: pip-audit ----------------------------------------------------------------------------


def python_report(lock: str) -> str:
    quiet = ["--format", "json", "--progress-spinner", "off"]
    as_locked = ["--require-hashes", "--disable-pip", "--requirement", lock]
    return output([auditor("pip-audit"), *quiet, *as_locked])


def in_python(report: Any) -> Iterator[str]:
    """A package that the service doesn't know has no list of weaknesses; all packages of a service
    that isn't there have none."""
    packages = report["dependencies"]
    if packages and not any("vulns" in package for package in packages):
        raise NoAnswer
    for package in packages:
        for weakness in package.get("vulns", []):
            mended = ", ".join(weakness["fix_versions"]) or "no version yet"
            yield f"{package['name']} {package['version']}: {weakness['id']}, mended in {mended}"


# --- Node: npm audit ------------------------------------------------------------------------------


def node_report() -> str:
    return output(["npm", "audit", "--json", "--package-lock-only"], at_frontend=True)


def in_node(report: Any) -> Iterator[str]:
    if "vulnerabilities" not in report:
        raise NoAnswer
    for package in report["vulnerabilities"].values():
        for cause in package["via"]:
            if isinstance(cause, dict):  # else the name of the package that it comes with
                yield f"{package['name']} {cause['range']}: {cause['title']} ({cause['url']})"


def output(command: list[str], at_frontend: bool = False) -> str:
    """Both leave with an error when they found something."""
    cwd = FRONTEND if at_frontend else ROOT
    env = node_environment() if at_frontend else None
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True).stdout


if __name__ == "__main__":
    guarded(main)
