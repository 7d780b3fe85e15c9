"""What the pages under docs/ say of the code is so."""

import re
import tomllib

import pytest

from accounts.access import AccessEvent
from tools.setup import ROOT

PAGES = sorted((ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_file_that_a_page_names_exists(page):
    named = re.findall(
        r"`((?:tests|frontend|diary|api|accounts|bench|docs)/[\w./-]+)`", page.read_text()
    )
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_diagram_of_the_architecture_is_what_imports_are_held_to():
    house, diary = contracts()[:2]
    inside = house["layers"].index("diary") + 1
    drawn = [*house["layers"][:inside], *diary["layers"], *house["layers"][inside:]]
    page = (ROOT / "docs" / "architecture.md").read_text()
    diagrams = [[line.strip() for line in block.splitlines()] for block in blocks(page)]
    assert drawn in diagrams


def test_every_act_of_the_access_log_is_told():
    section = (ROOT / "docs" / "api.md").read_text().partition("\n## Access log\n")[2]
    listed = section.partition("`act`:")[2].partition(".")[0]
    assert re.findall(r"`(\w+)`", listed) == AccessEvent.Act.values


def test_every_setting_of_the_environment_is_told():
    settings = (ROOT / "config" / "settings.py").read_text()
    named = set(re.findall(r'environment\.\w+\(\s*"(\w+)"', settings))
    told = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "self-hosting.md").read_text()))
    assert "QUIVER_DATA" in named
    assert named - told == set()


def contracts() -> list[dict]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def blocks(page: str) -> list[str]:
    return re.findall(r"^```\n(.*?)^```", page, re.M | re.S)
