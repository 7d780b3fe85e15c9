"""What a screen cannot hold, and what a finger would miss, at the sizes that people use."""

from playwright.sync_api import Page

from tests.browser.barriers import SETTLED
from tests.browser.conftest import PHONE

SIZES = [(360, 740), (412, 915), (768, 1024), (1280, 800)]
LARGE_TEXT = "200%"
# Half a pixel for rounding. What is aria-hidden is seen through its neighbour; a link in a sentence
# is as high as its line, and a box to tick as large as its words.
MISFITS = """() => {
  const room = document.documentElement.clientWidth;
  const found = [];
  const note = (what, element) => found.push(
    `${what}: ${element.tagName} ${(element.ariaLabel ?? element.innerText ?? '').slice(0, 40)}`);
  if (document.documentElement.scrollWidth > room) found.push('scrolls sideways');
  for (const element of document.querySelectorAll('body *')) {
    const { left, right, width, height } = element.getBoundingClientRect();
    const isSeen = width && height && element.checkVisibility({ visibilityProperty: true });
    if (!isSeen || element.closest('[aria-hidden=true], .screen-reader-only, svg')) continue;
    if (left < -0.5 || right > room + 0.5) note('outside', element);
    const isHidden = getComputedStyle(element).overflowX === 'hidden';
    if (isHidden && element.scrollWidth > element.clientWidth + 1) note('cut', element);
    const isTarget = element.matches('button, a[href], input, select, summary');
    if (!isTarget || element.closest('p')) continue;
    const target = (element.closest('label') ?? element).getBoundingClientRect();
    if (target.width < 47.5 || target.height < 47.5) note('small', element);
  }
  return [...new Set(found)];
}"""


def misfits(page: Page) -> list[str]:
    """On the screen as it is, at each size; and on the smallest with text twice as large."""
    found = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        found += seen(page, str(width))
    page.set_viewport_size(PHONE["viewport"])
    page.evaluate("size => { document.documentElement.style.fontSize = size; }", LARGE_TEXT)
    found += seen(page, LARGE_TEXT)
    page.evaluate("document.documentElement.style.fontSize = ''")
    return found


def seen(page: Page, look: str) -> list[str]:
    page.evaluate(SETTLED)
    return [f"{page.url} {look}: {what}" for what in page.evaluate(MISFITS)]
