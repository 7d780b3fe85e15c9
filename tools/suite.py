"""Runs checks and tests, and adds up what they counted."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tools.setup import ROOT


@dataclass(frozen=True)
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped
        )


@dataclass(frozen=True)
class Check:
    """A command that finds everything in order or says what isn't; counts as one test."""

    name: str
    command: list[str]
    cwd: Path = ROOT


def run_checks(checks: list[Check], env: Mapping[str, str]) -> Count:
    """Two at a time; each one's words appear when it is through, and only if it failed."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        return sum(pool.map(lambda check: run_check(check, env), checks), Count())


def run_check(check: Check, env: Mapping[str, str]) -> Count:
    started = time.monotonic()
    done = subprocess.run(
        check.command,
        cwd=check.cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    took = f"{time.monotonic() - started:.0f} s"
    if done.returncode == 0:
        print(f"ok      {check.name} ({took})", flush=True)
        return Count(passed=1)
    print(f"FAILED  {check.name} ({took})\n{done.stdout}", flush=True)
    return Count(failed=1)


def run_tests(
    name: str, command: list[str], junit: str, env: Mapping[str, str], cwd: Path = ROOT
) -> Count:
    """Runs a test runner in full view; `junit` is its option for the file that we count from."""
    print(f"\n--- {name}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.xml"
        code = subprocess.run([*command, f"{junit}={results}"], cwd=cwd, env=env).returncode
        count = counted(results)
    # A runner that broke off, or found no test, has failed whatever it counted.
    return count + Count(failed=1) if code != 0 and count.failed == 0 else count


def counted(results: Path) -> Count:
    if not results.exists():
        return Count()
    suites = list(ElementTree.parse(results).iter("testsuite"))

    def total(*names: str) -> int:
        return sum(int(suite.get(name, 0)) for suite in suites for name in names)

    failed, skipped = total("failures", "errors"), total("skipped")
    return Count(total("tests") - failed - skipped, failed, skipped)
