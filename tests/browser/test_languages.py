"""Charts in frames that are asked for another language than the page's: ?lang=ar."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from output.embed import render_chart
from output.model import Theme
from tests.browser.busy_story import make_busy_explainer
from tests.browser.conftest import CHARTS, OpenVisit
from tests.browser.test_accessibility import complaints_of_axe
from tests.browser.test_hostile_text import RUN, hostile_site
from tests.output.test_strings import find_english

__all__ = ["hostile_site"]  # a fixture

SHARED = {"de": ["China"], "ar": []}
"""Countries that are called the same."""
SAID = """() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const said = [];
    const ofSources = "h1, bdi:not(button bdi), cite, q, blockquote p, .still .label, script, style";
    while (texts.nextNode()) {
        const words = texts.currentNode.data.replace(/\\s+/g, " ").trim();
        if (words && !texts.currentNode.parentElement.closest(ofSources)) said.push(words);
    }
    for (const element of document.querySelectorAll("[aria-label], [title]"))
        said.push(element.getAttribute("aria-label") || element.title);
    return said;
}"""
SOURCES = """() => [...document.querySelectorAll("h1, .labels bdi, blockquote p, q, cite, .pin-name")]
    .map(each => each.textContent).sort()"""


def address(site: Path, chart: str, query: str) -> str:
    return f"{(site / 'embed' / f'{chart}.html').as_uri()}?{query}"


def open_everything(page: Page) -> None:
    """What a chart shows only when it is asked: popups, cards, tips."""
    for marker in page.locator(".leaflet-marker-icon:not(:has(.is-cluster))").all()[:1]:
        marker.dispatch_event("click")
    for label in page.locator(".labels a").all()[:1]:
        label.press("Enter")


@pytest.mark.parametrize("language", ["ar", "de"])
@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_speaks_the_language_it_is_asked_for(
    visit: OpenVisit, demo_site: Path, chart: str, language: str
) -> None:
    plain = visit(address(demo_site, chart, ""))
    asked = visit(address(demo_site, chart, f"lang={language}"))
    assert asked.page.evaluate(SOURCES) == plain.page.evaluate(SOURCES)
    assert len(find_english(plain.page.evaluate(SAID), language)) > 5
    open_everything(asked.page)
    said = asked.page.evaluate(SAID)
    assert find_english(said, language) == []
    assert not {"China", "Germany", "France", "United States"} & set(said) - set(SHARED[language])
    root = asked.page.locator("html")
    expect(root).to_have_attribute("lang", language)
    expect(root).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    assert asked.requests == [address(demo_site, chart, f"lang={language}")]
    assert asked.complaints == []


def test_the_axis_speaks_it_too(visit: OpenVisit, demo_site: Path) -> None:
    for language, month in {"en": r"\d Feb( |$)", "de": r"\d\. Feb\.( |$)", "ar": r"\d فبراير( |$)"}.items():
        page = visit(address(demo_site, "timeline", f"lang={language}")).page
        for ticks in (".xtick text", ".still.wide .tick"):
            told = page.locator(ticks).all_text_contents()
            assert any(re.search(month, words) for words in told), told


@pytest.mark.parametrize("chart", CHARTS)
def test_axe_is_content_in_another_language(visit: OpenVisit, demo_site: Path, chart: str) -> None:
    page = visit(address(demo_site, chart, "lang=ar")).page
    assert complaints_of_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_countries_stand_in_the_order_of_the_language(visit: OpenVisit, demo_site: Path) -> None:
    page = visit(address(demo_site, "choropleth", "lang=de")).page
    for names in page.locator("ul.countries").all():
        told = [name.split(" (")[0] for name in names.locator("li").all_text_contents()]
        order = page.evaluate("names => [...names].sort(new Intl.Collator('de').compare)", told)
        assert told == order
    expect(page.locator("[data-country=USA]").first).to_have_text("Vereinigte Staaten")


@pytest.mark.parametrize("query", ["lang=xx", "lang=en", "lang=en-GB", "lang=__proto__", "lang=%3Cscript%3E"])
def test_an_unknown_language_leaves_the_chart_as_it_is(visit: OpenVisit, demo_site: Path, query: str) -> None:
    opened = visit(address(demo_site, "timeline", query))
    expect(opened.page.locator("html")).to_have_attribute("lang", "en")
    expect(opened.page.locator("[data-action=all]")).to_have_text("Everything")
    assert opened.complaints == []


def test_a_region_gets_its_language(visit: OpenVisit, demo_site: Path) -> None:
    page = visit(address(demo_site, "timeline", "lang=de-CH&theme=dark")).page
    expect(page.locator("[data-action=all]")).to_have_text("Alles")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize("chart", CHARTS)
def test_hostile_words_stay_words_in_every_language(visit: OpenVisit, hostile_site: Path, chart: str) -> None:
    for language in ("ar", "de"):
        opened = visit(address(hostile_site, chart, f"lang={language}"))
        open_everything(opened.page)
        expect(opened.page.locator("html")).to_have_attribute("lang", language)
        assert opened.page.evaluate("window.__pwned") is None
        assert opened.page.locator("[onerror], [onload], [onclick], [onfocus], img").count() == 0
        assert RUN in (opened.page.locator("h1").text_content() or "")
        assert opened.complaints == []


def test_a_crowd_is_named_in_the_language_it_is_asked_for(
    visit: OpenVisit, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = tmp_path_factory.mktemp("crowd")
    (site / "embed").mkdir()
    artifact = render_chart("timeline", make_busy_explainer(), Theme())
    (site / artifact.path).write_bytes(artifact.content)
    opened = visit(address(site, "timeline", "lang=ar"))
    names = opened.page.locator(".labels .bubble:not(.is-single)").evaluate_all(
        "bubbles => bubbles.map(bubble => bubble.getAttribute('aria-label'))"
    )
    assert names
    assert all(re.fullmatch(r"(\d+ )?(أحداث|حدثًا|حدث|حدثان)، .*فبراير.*", name) for name in names), names
    assert find_english(opened.page.evaluate(SAID), "ar") == []
    assert opened.complaints == []
