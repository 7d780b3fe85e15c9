"""Lighthouse's scores of the first screen and the sign-in, as somebody meets them who is new."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tools.debian import chromium

# The last that runs on Node 20. Some 200 packages, which nothing else needs: not in package.json.
LIGHTHOUSE = "lighthouse@12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices")
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def scores(address: str, folder: Path) -> Iterator[tuple[str, float]]:
    for screen, path in (("Today", "/"), ("sign-in", "/account")):
        report = run(f"{address}{path}", folder / "lighthouse.json")
        for name in CATEGORIES:
            yield f"Lighthouse, {screen}: {name}", report["categories"][name]["score"] * 100
        for audit in report["audits"].values():
            if audit["score"] is not None and audit["score"] < 0.9:
                print(f"    {audit['title']} {audit.get('displayValue', '')}")


def run(url: str, report: Path) -> dict[str, dict[str, dict[str, float]]]:
    options = ["--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={FLAGS}"]
    command = ["npx", "--yes", LIGHTHOUSE, url, *options]
    env = {**os.environ, "CHROME_PATH": str(chromium())}
    subprocess.run([*command, f"--only-categories={','.join(CATEGORIES)}"], env=env, check=True)
    found: dict[str, dict[str, dict[str, float]]] = json.loads(report.read_text())
    return found
