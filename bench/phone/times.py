"""How long a slow phone takes to open and to answer, read inside the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from bench.phone.diary import EMAIL, Diary
from tools.debian import CHROMIUM_FLAGS, chromium

SLOWER = 4
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "locale": "en-GB",
}
PROBE = (Path(__file__).parent / "probe.js").read_text()
BETWEEN_TAPS = 400
A_REST = 2_000

GOALS = {
    "cold start offline until usable, ms": 1000,
    "tap until durably saved, ms": 100,
    "Diary, first time, ms": 300,
    "Diary, the month before, ms": 300,
    "Trends of three years, ms": 300,
    "longest task until usable, ms": 200,
    "longest task after that, ms": 200,
}


class Took(NamedTuple):
    """Milliseconds that a person waits; and for how long of them the page itself was at work, which
    other work on the machine lengthens less. Of tasks this isn't told."""

    waited: float
    worked: float | None = None


def measured(diary: Diary, folder: Path, rounds: int) -> Iterator[tuple[str, float, list[Took]]]:
    """Words, the goal in milliseconds, and what was read."""
    with sync_playwright() as playwright:
        with phone(playwright, folder) as context:
            fill(context.new_page(), diary)
        readings = [one_round(playwright, diary, folder) for _ in range(rounds)]
    for (words, goal), found in zip(GOALS.items(), zip(*readings, strict=True), strict=True):
        yield words, goal, list(found)


@contextmanager
def phone(playwright: Playwright, folder: Path) -> Iterator[BrowserContext]:
    context = playwright.chromium.launch_persistent_context(
        folder / "phone", executable_path=str(chromium()), args=CHROMIUM_FLAGS, **PHONE
    )
    context.add_init_script(PROBE)
    yield context
    context.close()


def fill(page: Page, diary: Diary) -> None:
    """Signs in, and waits until three years are on the phone and the app works offline."""
    page.goto(f"{diary.address}/account")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(diary.password)
    page.get_by_role("button", name="Sign in", exact=True).tap()
    page.get_by_text("Backed up", exact=True).wait_for(timeout=300_000)
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_timeout(2_000)


def one_round(playwright: Playwright, diary: Diary, folder: Path) -> list[Took]:
    """A browser that was just started, without a network; in the order of the goals."""
    with phone(playwright, folder) as context:
        page = context.new_page()
        # In the app's own process, which is then slowed.
        page.goto(f"{diary.address}/icon.svg")
        context.set_offline(True)
        watch = Watch(page)
        page.goto(diary.address, wait_until="commit")
        opened = watch.read("probe.opened")
        page.wait_for_timeout(A_REST)
        saved = watch.read("probe.saves('.twitching .main')")
        page.wait_for_timeout(BETWEEN_TAPS)
        page.get_by_role("button", name="Undo").first.tap()
        page.wait_for_timeout(BETWEEN_TAPS)
        month = watch.read("probe.shows('a[href=\"/diary\"]', 'month')")
        page.wait_for_timeout(BETWEEN_TAPS)
        before = watch.read("probe.shows('[aria-label=\"Month before\"]', 'month')")
        page.get_by_role("link", name="Insights").tap()
        page.get_by_role("button", name="3 years").wait_for()
        page.wait_for_timeout(A_REST)
        trends = watch.read("probe.shows('.chips > .chip:last-child', 'trends')")
        tasks = page.evaluate("probe.longest()")
    return [opened, saved, month, before, trends, *(Took(longest) for longest in tasks)]


class Watch:
    """Slows the page, and reads how long it takes and works."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.devtools = page.context.new_cdp_session(page)
        self.devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        # Of the page's main thread, not of the clock on the wall.
        self.devtools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def read(self, expression: str) -> Took:
        worked = 0.0 if expression == "probe.opened" else self.worked()
        waited = self.page.evaluate(expression)
        return Took(waited, self.worked() - worked)

    def worked(self) -> float:
        metrics = self.devtools.send("Performance.getMetrics")["metrics"]
        seconds = {one["name"]: float(one["value"]) for one in metrics}
        return 1e3 * seconds["TaskDuration"]
