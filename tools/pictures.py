"""`.venv/bin/python -m tools.pictures`: the README's pictures, of the demo patient as it is now.

Those of the phone are the manifest's too.

Set up first with `./test` or `./run`, and see that nothing listens on port 8765.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pypdfium2
from playwright.sync_api import Locator, Page, sync_playwright

from tools.debian import CHROMIUM_FLAGS, chromium
from tools.served import environment, gunicorn, manage
from tools.setup import ROOT

PAGE = ROOT / "docs" / "pictures" / "report.png"
SCREENS = ROOT / "frontend" / "public" / "screenshots"
PORT = 8765
ADDRESS = f"http://localhost:{PORT}"


def main() -> None:
    with tempfile.TemporaryDirectory() as data:
        env = environment(Path(data), PORT)
        manage(env, "migrate", "--verbosity=0")
        password = manage(env, "demo").split()[-1]
        with gunicorn(env), sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=str(chromium()), args=CHROMIUM_FLAGS
            )
            phone = browser.new_context(
                viewport={"width": 360, "height": 740}, device_scale_factor=2, locale="en-GB"
            )
            take(phone.new_page(), password)
            browser.close()


def take(page: Page, password: str) -> None:
    page.goto(f"{ADDRESS}/account")
    page.get_by_label("E-mail").fill("demo@example.org")
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_text("Backed up", exact=True).wait_for()
    for name in ("Log a twitch", "Coffee|Espresso|tea", "^Water", "Log a twitch"):
        page.get_by_role("button", name=re.compile(name)).first.click()
        page.wait_for_timeout(400)
    page.get_by_text("Backed up", exact=True).wait_for()
    shoot(page, "today")
    page.goto(f"{ADDRESS}/insights")
    page.get_by_role("button", name=re.compile("More sleep")).click()
    shoot(page, "insights", page.get_by_text("Goes with twitching"))
    page.goto(f"{ADDRESS}/diary")
    page.get_by_text("None noticed").last.wait_for()
    shoot(page, "diary")
    save_report(page)


def save_report(page: Page) -> None:
    answer = page.request.get(f"{ADDRESS}/api/v1/report.pdf", timeout=60_000)
    image = pypdfium2.PdfDocument(answer.body())[0].render(scale=1.3).to_pil()
    image.save(PAGE, optimize=True)


def shoot(page: Page, name: str, top: Locator | None = None) -> None:
    """From `top` on, else from the beginning."""
    (top or page.locator("html")).evaluate("it => it.scrollIntoView()")
    page.wait_for_timeout(500)
    page.screenshot(path=SCREENS / f"{name}.png")


if __name__ == "__main__":
    main()
