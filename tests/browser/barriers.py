"""What axe finds that would keep somebody out, on the screen as it is, in light and in dark."""

from collections.abc import Mapping
from typing import Literal

from django.conf import settings
from playwright.sync_api import Page

AXE = settings.BASE_DIR / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
EVERYTHING = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
# A frame in which what was changed begins to move, and then until nothing in sight moves: of what
# closed details hide, Chromium ends no transition. After 300 frames whatever may move.
SETTLED = """async () => {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  const moves = ({ playState, effect: { target } }) =>
    playState === 'running' && target.checkVisibility();
  const areMoving = () => document.getAnimations().some(moves);
  await frame();
  await frame();
  for (let frames = 0; frames < 300 && areMoving(); frames++) await frame();
}"""
CONTRAST = {"type": "rule", "values": ["color-contrast"]}


def barriers(page: Page) -> list[str]:
    """Each violation with the elements that it names."""
    page.evaluate(AXE.read_text())
    page.evaluate(SETTLED)
    found = violations(page, EVERYTHING)
    show(page, "dark")
    found += violations(page, CONTRAST)
    show(page, "light")
    return found


def show(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Until no colour is on its way from one to the other."""
    page.emulate_media(color_scheme=scheme)
    page.evaluate(SETTLED)


def violations(page: Page, rules: Mapping[str, object]) -> list[str]:
    report = page.evaluate("rules => axe.run(document, {runOnly: rules})", rules)
    assert report["passes"]
    return [
        f"{page.url} {rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for rule in report["violations"]
        for node in rule["nodes"]
    ]
