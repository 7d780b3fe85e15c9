"""Writes what Quiver is made of, as CycloneDX: python -m tools.sbom FOLDER

Of the locked packages, with their versions and hashes: quiver-python.cdx.json and
quiver-node.cdx.json. Needs no network once the auditors are installed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.auditors import LOCKED, auditor
from tools.setup import FRONTEND, ROOT, node_environment
from tools.steps import guarded, step


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    write_python(folder / "quiver-python.cdx.json")
    write_node(folder / "quiver-node.cdx.json")
    print(f"In {folder}")
    return 0


def write_python(file: Path) -> None:
    read = [auditor("cyclonedx-py"), "requirements", "--output-reproducible", str(LOCKED)]
    step("Listing the Python packages", [*read, "-o", str(file)], cwd=ROOT)


def write_node(file: Path) -> None:
    """From the lock file: nothing needs to be installed."""
    read = ["npm", "sbom", "--sbom-format", "cyclonedx", "--package-lock-only"]
    file.write_text(step("Listing the Node packages", read, cwd=FRONTEND, env=node_environment()))


if __name__ == "__main__":
    guarded(main)
