"""What the advisory services say is told; that they say nothing is told too, and fails nothing."""

import json
import re

import pytest

from tools.audit import in_node, in_python, weaknesses
from tools.setup import FRONTEND, ROOT

WEAK = {"id": "PYSEC-1", "fix_versions": ["5.2.20"], "aliases": [], "description": "x"}


def test_a_known_weakness_is_told():
    python = {
        "dependencies": [
            {"name": "django", "version": "5.2.19", "vulns": [WEAK]},
            {"name": "numpy", "version": "2.4.6", "vulns": []},
        ]
    }
    node = {
        "vulnerabilities": {
            "vite": {
                "name": "vite",
                "via": ["rollup", {"range": "<9", "title": "Bad", "url": "https://example.org"}],
            }
        }
    }
    said = weaknesses("a lock", json.dumps(python), in_python)
    assert said == ["django 5.2.19: PYSEC-1, mended in 5.2.20"]
    said = weaknesses("a lock", json.dumps(node), in_node)
    assert said == ["vite <9: Bad (https://example.org)"]


@pytest.mark.parametrize(
    ("read", "report"),
    [
        (in_python, ""),
        (in_python, {"dependencies": [{"name": "django", "skip_reason": "not found"}]}),
        (in_node, "npm error audit endpoint returned an error"),
        (in_node, {"message": "405 Method Not Allowed", "error": {"summary": ""}}),
    ],
)
def test_a_service_that_gives_no_answer_has_found_nothing_wrong_or_right(read, report, capsys):
    text = report if isinstance(report, str) else json.dumps(report)
    assert weaknesses("a lock", text, read) == []
    expected = "a lock: NOT CHECKED, as the advisory service gave no answer\n"
    assert capsys.readouterr().out == expected


@pytest.mark.parametrize("lock", sorted(path.name for path in ROOT.glob("requirements*.txt")))
def test_every_python_package_is_locked_with_its_hash(lock):
    lines = (ROOT / lock).read_text().replace("\\\n", "").splitlines()
    packages = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    assert packages
    for package in packages:
        assert re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", package), package


def test_every_node_package_is_locked_with_its_hash():
    lock = json.loads((FRONTEND / "package-lock.json").read_text())
    packages = [package for path, package in lock["packages"].items() if path]
    assert packages
    for package in packages:
        assert package["integrity"].startswith("sha512-"), package
