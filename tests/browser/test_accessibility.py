"""axe finds nothing to complain about, in light and in dark, on the page and on every chart alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Page

from tests.browser.conftest import NARROW, OpenVisit

PAGES = ("index.html", "embed/timeline.html", "embed/map.html", "embed/choropleth.html")


def complaints_of_axe(page: Page, *rules: str) -> list[str]:
    """All it says, or what these rules say; the first look costs seconds."""
    options: dict[str, object] = {"resultTypes": ["violations"]}  # what it likes need not be described
    if rules:
        options["runOnly"] = {"type": "rule", "values": list(rules)}
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in Axe().run(page, options=options).response["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("name", PAGES)
def test_axe_is_content_in_light_and_in_dark(visit: OpenVisit, demo_site: Path, name: str) -> None:
    page = visit(demo_site / name, color_scheme="light").page
    assert complaints_of_axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert complaints_of_axe(page, "color-contrast", "link-in-text-block") == []


def test_axe_is_content_on_a_telephone(visit: OpenVisit, demo_site: Path) -> None:
    page = visit(demo_site / "index.html", viewport=NARROW).page
    assert complaints_of_axe(page) == []


@pytest.mark.parametrize("width", [1280, 375])
def test_axe_is_content_with_everything_in_use(visit: OpenVisit, busy: Path, width: int) -> None:
    options = {"color_scheme": "light", "viewport": {"width": width, "height": 800}}
    page = visit(f"{busy.as_uri()}?q=opened#2025-02-03-lyon-school", **options).page
    page.locator(".labels .bubble:not(.is-single)").first.press("Enter")
    while page.locator(".crowd").is_hidden():
        page.locator(".labels .bubble:not(.is-single)").first.press("Enter")
    page.locator("#map_dateline .leaflet-marker-icon").first.press("Enter")
    assert complaints_of_axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert complaints_of_axe(page, "color-contrast", "link-in-text-block") == []
