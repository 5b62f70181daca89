"""A page of very many sources: it quotes and lists some; all are one step away, also without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from output import render_site
from output.model import Theme
from output.quoted import MOST_PASSAGES
from tests.browser.conftest import NARROW, OpenVisit
from tests.browser.test_accessibility import complaints_of_axe
from tests.output.crowded_story import SIGNED, make_crowded

COUNT, MOST = 80, 40
LEFT = "69 more passages are in the data."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story of few events that many sources tell, rendered."""
    return write_site(COUNT, MOST, tmp_path_factory.mktemp("sources"))


@pytest.fixture(scope="module")
def fewer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a quarter of the sources, still more than are quoted and listed."""
    return write_site(COUNT // 4, MOST // 4, tmp_path_factory.mktemp("fewer"))


def write_site(count: int, most: int, folder: Path) -> Path:
    for artifact in render_site(make_crowded(count), Theme(most_events=most)):
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
    return folder


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reader_opens_the_passages_and_sees_how_many_more_there_are(
    visit: OpenVisit, site: Path, scripts: bool
) -> None:
    opened = visit(site / "index.html", java_script_enabled=scripts)
    told = opened.page.locator("[data-told='FRA']")
    told.locator("summary").click()
    expect(told.locator("details blockquote:visible")).to_have_count(MOST_PASSAGES - 1)
    expect(told.locator("details small", has_text=LEFT)).to_be_visible()
    assert opened.complaints == []
    assert opened.outside == []


@pytest.mark.parametrize("scripts", [True, False])
def test_the_list_of_all_sources_is_one_step_away_and_leads_back(
    visit: OpenVisit, site: Path, scripts: bool
) -> None:
    opened = visit(site / "index.html", java_script_enabled=scripts)
    page = opened.page
    expect(page.locator("#sources .note")).to_contain_text("of 81 sources")
    assert page.locator("#sources li").count() < MOST
    page.locator("#sources .note a").click()
    expect(page.locator(".sources li")).to_have_count(COUNT + 1)
    expect(page.locator(".sources li").last).to_be_visible()
    page.locator("h1 a").click()
    expect(page.locator("#sources")).to_be_attached()
    assert opened.complaints == []


def test_a_country_pressed_is_told_with_one_passage_and_its_day(visit: OpenVisit, site: Path) -> None:
    opened = visit(site / "index.html")
    opened.page.locator(".positions [data-country='FRA'] button").click()
    answer = opened.page.locator(".positions .answer")
    expect(answer.locator("blockquote")).to_have_count(1)
    expect(answer.locator("blockquote")).to_contain_text(SIGNED)
    expect(answer.locator(".note")).to_have_text("Signed · as of 3 May 2021")
    assert opened.complaints == []


def test_a_chart_of_another_language_counts_in_it(visit: OpenVisit, site: Path) -> None:
    page = visit(f"{(site / 'embed' / 'choropleth.html').as_uri()}?lang=de").page
    expect(page.locator(".told small", has_text="69 weitere Textstellen").first).to_be_attached()


@pytest.mark.parametrize("name", ["index.html", "events/sources.html", "embed/choropleth.html"])
def test_axe_is_content(visit: OpenVisit, fewer: Path, name: str) -> None:
    page = visit(fewer / name, wait=not name.startswith("events/"), viewport=NARROW).page
    expect(page.locator("details, .sources").first).to_be_attached()  # something is left to be opened
    page.evaluate("document.querySelectorAll('details').forEach(each => (each.open = true))")
    assert complaints_of_axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert complaints_of_axe(page, "color-contrast", "link-in-text-block") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
