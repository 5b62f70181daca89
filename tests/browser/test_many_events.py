"""A page of several hundred events: all of them are there, and it still works."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from output import render_site
from output.model import Theme
from scripts.page_bench.made_story import make_story
from tests.browser.conftest import DRAWN, NARROW, OpenVisit, Visit

MANY, BATCH = 401, 40
NEAR = "article => article.checkVisibility({contentVisibilityAuto: true})"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up story of many events, rendered."""
    folder, explainer = tmp_path_factory.mktemp("many"), make_story(MANY)
    for artifact in render_site(explainer, Theme()):
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
    return folder


@pytest.fixture(scope="module")
def many(visit: OpenVisit, site: Path) -> Visit:
    """The page, for tests that leave it as it is."""
    return visit(site / "index.html")


def test_every_event_is_told(many: Visit) -> None:
    expect(many.page.locator(".event blockquote")).to_have_count(MANY)


def test_every_event_has_a_label_or_is_counted_in_a_bubble(visit: OpenVisit, site: Path) -> None:
    page = visit(site / "index.html").page
    assert sorted(page.evaluate(DRAWN)) == list(range(MANY))
    counts = page.locator(".labels .bubble").all_inner_texts()
    assert sum(int(count or 1) for count in counts) + page.locator(".labels .label").count() == MANY


def test_places_gather_in_clusters_that_are_named(many: Visit) -> None:
    icons = many.page.locator("#map_dateline .leaflet-marker-icon")
    assert 3 < icons.count() < MANY / 2
    names = icons.evaluate_all("icons => icons.map(icon => icon.getAttribute('aria-label') || '')")
    assert all(names)
    assert max(map(len, names)) < 400


def test_it_neither_complains_nor_scrolls_sideways(many: Visit) -> None:
    assert many.complaints == []
    assert many.outside == []
    assert many.page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("number", [BATCH, 5 * BATCH, 5 * BATCH - 1, MANY - 1])
def test_the_address_of_an_event_leads_to_it(
    visit: OpenVisit, site: Path, many: Visit, number: int, scripts: bool
) -> None:
    name = many.page.locator(".event").nth(number).get_attribute("id")
    page = visit(f"{(site / 'index.html').as_uri()}#{name}", java_script_enabled=scripts).page
    expect(page.locator(".event").nth(number).locator("h3")).to_be_in_viewport()


def test_arrows_lead_through_what_is_not_laid_out_yet(visit: OpenVisit, site: Path) -> None:
    page = visit(site / "index.html").page
    page.locator(".event h3 a").first.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".event").last).to_have_class("event is-selected")
    expect(page.locator(".event").last).to_be_in_viewport()


def test_a_search_finds_what_is_far_and_leaves_no_gap(visit: OpenVisit, site: Path) -> None:
    page = visit(site / "index.html").page
    page.locator(".finder input").fill(f"barrier {MANY} ")
    found = page.locator(".event:visible")
    expect(found).to_have_count(1)
    events = page.locator(".events").bounding_box()
    assert events
    assert events["height"] < 900


def test_paper_gets_all_of_them(visit: OpenVisit, site: Path) -> None:
    page = visit(site / "index.html").page
    assert not page.locator(".event").last.evaluate(NEAR)
    page.emulate_media(media="print")
    assert page.locator(".event").last.evaluate(NEAR)


def test_without_scripts_every_event_is_there(visit: OpenVisit, site: Path) -> None:
    page = visit(site / "index.html", java_script_enabled=False, viewport=NARROW).page
    expect(page.locator(".event blockquote")).to_have_count(MANY)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
