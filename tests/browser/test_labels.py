"""Labels of the timeline lie over nothing else, in the picture that moves and in the one that does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenVisit

WIDTHS = (1920, 1280, 768, 375, 320)
SLACK_PX = 5
"""The boxes of letters are higher than the letters."""
OVERLAPS = """([labelled, marked, slack]) => {
    const boxes = (what) => [...document.querySelectorAll(what)]
        .map(each => each.getBoundingClientRect()).filter(box => box.width);
    const over = (a, b) => a.left + 1 < b.right && b.left + 1 < a.right
        && a.top + slack < b.bottom && b.top + slack < a.bottom;
    const labels = boxes(labelled), marks = boxes(marked);
    return labels.filter((label, at) => marks.some(mark => over(label, mark))
        || labels.slice(at + 1).some(other => over(label, other))).length;
}"""


def count_overlaps(page: Page, labels: str, marks: str) -> int:
    """How many labels lie over a mark or over another label."""
    count: int = page.evaluate(OVERLAPS, [labels, marks, SLACK_PX])
    return count


@pytest.mark.parametrize("width", WIDTHS)
def test_no_label_lies_over_another_or_over_a_mark(visit: OpenVisit, demo_site: Path, width: int) -> None:
    page = visit(demo_site / "index.html", viewport={"width": width, "height": 800}).page
    assert page.locator(".labels .label").count() > 3
    assert count_overlaps(page, ".labels .label bdi", ".timeline .plot .point") == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_nor_does_one_in_the_still_picture(visit: OpenVisit, demo_site: Path, width: int) -> None:
    options = {"java_script_enabled": False, "viewport": {"width": width, "height": 800}}
    page = visit(demo_site / "index.html", **options).page
    assert page.locator(".static-timeline .label").count() > 3
    assert count_overlaps(page, ".static-timeline .label", ".static-timeline :is(circle, .disputed)") == 0
