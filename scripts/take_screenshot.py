"""Takes the picture in README.md: `make demo`, then `.venv/bin/python scripts/take_screenshot.py`."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from scripts.find_browser import ADVICE, find_browser

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "paris-summit.png"
WINDOW = {"width": 1280, "height": 1900}
COLOURS = 96
"""Enough for a page of flat colours, and a third of the bytes."""


def take_screenshot(page_path: Path, browser_path: str) -> bytes:
    """The top of a page, as a small PNG."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        context = browser.new_context(viewport=WINDOW, color_scheme="light", reduced_motion="reduce")  # type: ignore[arg-type]  # a dict is one
        page = context.new_page()
        page.goto(page_path.as_uri())
        page.wait_for_selector("html[data-ready=true]", state="attached")
        picture = Image.open(BytesIO(page.screenshot()))
        browser.close()
    small = BytesIO()
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


def main(arguments: list[str]) -> int:
    """Write docs/paris-summit.png from site/, or from the page named."""
    browser = find_browser()
    if browser is None:
        print(ADVICE, file=sys.stderr)
        return 1
    page = Path(arguments[0]) if arguments else ROOT / "site" / "index.html"
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_bytes(take_screenshot(page.resolve(), browser))
    print(PICTURE)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
