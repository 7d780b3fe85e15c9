"""docs/sync.md names tests that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_every_test_that_the_page_names_exists():
    named = re.findall(r"`((?:tests|frontend)/\S+)`", (ROOT / "docs" / "sync.md").read_text())
    assert len(named) > 10
    assert [path for path in named if not (ROOT / path).is_file()] == []
