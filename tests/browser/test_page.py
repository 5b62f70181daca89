"""The explainer in a browser, opened from the disk: complete, quiet, and usable at every width."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import CHARTS, DRAWN, NARROW, OpenVisit, Visit

COLOURS = """[
    getComputedStyle(document.body).backgroundColor,
    document.querySelector(".timeline .plot").data.at(-1).marker.line.color,
    document.querySelector(".positions .plot").data[0].colorscale[0][1],
]"""


@pytest.fixture(scope="module")
def told(demo_site: Path) -> Any:  # Any: what json.loads gives
    """explainer.json of the demo."""
    return json.loads((demo_site / "data" / "explainer.json").read_text(encoding="utf-8"))


def test_nothing_is_loaded_but_the_page_itself(demo: Visit) -> None:
    assert demo.outside == []
    assert [address for address in demo.requests if address.startswith("file:")] == [demo.page.url]


def test_the_console_stays_empty(demo: Visit) -> None:
    assert demo.complaints == []


def test_the_timeline_is_drawn(demo: Visit) -> None:
    expect(demo.page.locator(".timeline.is-live .plot .scatterlayer .point").first).to_be_attached()
    assert demo.page.locator(".timeline .labels a").count() > 5


def test_every_shown_event_can_be_reached_on_the_timeline(
    visit: OpenVisit, demo_site: Path, told: Any
) -> None:
    page = visit(demo_site / "index.html").page
    page.locator(".timeline [data-action=all]").click()
    shown = sum(event["shown"] for event in told["events"])
    assert sorted(page.evaluate(DRAWN)) == list(range(shown))


def test_the_map_is_drawn_with_its_places(demo: Visit) -> None:
    expect(
        demo.page.locator("#map_dateline.leaflet-container .leaflet-overlay-pane path").first
    ).to_be_attached()
    markers = demo.page.locator("#map_dateline .leaflet-marker-icon")
    assert markers.count() > 3
    for marker in markers.all():
        assert (marker.get_attribute("aria-label") or "").strip()


def test_the_choropleth_colours_the_countries_named_and_no_other(demo: Visit, told: Any) -> None:
    assert demo.page.locator(".positions.is-live .choroplethlayer path").count() > 150
    for question in {each["question"] for each in told["positions"]}:
        countries, _, small = demo.page.evaluate(
            "id => document.getElementById(id).data", f"dateline-choropleth-{question}"
        )
        coloured = {
            code
            for code, z in zip(countries["locations"], countries["z"], strict=True)
            if countries["meta"][z] != "unnamed"
        }
        named = {each["country"] for each in told["positions"] if each["question"] == question}
        assert coloured | set(small["customdata"]) == named


def test_a_country_pressed_is_told_beside_the_map_with_its_sentence(
    visit: OpenVisit, demo_site: Path
) -> None:
    page = visit(demo_site / "index.html").page
    answer = page.locator(".positions .answer").first
    expect(answer).to_be_hidden()
    for button in page.locator(".positions [data-country] button").all():
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".positions [aria-pressed=true]")).to_have_count(1)
        expect(answer).to_contain_text((button.text_content() or "").split(" (")[0])
        expect(answer.locator("blockquote").first).to_be_visible()
    button.click()
    expect(answer).to_be_hidden()


def test_every_event_and_every_quote_stands_on_the_page(demo: Visit, told: Any) -> None:
    text = " ".join((demo.page.locator("main").text_content() or "").split())
    for event in told["events"]:
        if event["shown"]:
            assert demo.page.locator(f"article[id='{event['id']}'] h3").count() == 1
            for passage in event["evidence"]:
                assert " ".join(passage["quote"].split()) in text


def test_every_source_is_listed(demo: Visit, told: Any) -> None:
    assert demo.page.locator(".sources li").count() == len(told["documents"])


def test_the_page_follows_the_width_of_its_window(visit: OpenVisit, demo_site: Path) -> None:
    page = visit(demo_site / "index.html").page
    for width in (1920, 1280, 1024, 768, 375, 320):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)


def test_a_telephone_gets_every_chart(visit: OpenVisit, demo_site: Path) -> None:
    opened = visit(demo_site / "index.html", viewport=NARROW, has_touch=True, is_mobile=True)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    for chart in CHARTS.values():
        box = opened.page.locator(f"{chart}.is-live").first.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= NARROW["width"]
    assert opened.complaints == []


def test_the_page_prints(visit: OpenVisit, demo_site: Path) -> None:
    page = visit(demo_site / "index.html").page
    page.emulate_media(media="print")
    expect(page.locator(".event blockquote").first).to_be_visible()
    hidden = page.locator(".event details blockquote").evaluate_all(
        "quotes => quotes.filter(quote => !quote.checkVisibility({contentVisibilityAuto: true})).length"
    )
    assert hidden == 0
    for heading in page.locator("body :is(h2, h3) >> visible=true").all():
        told = heading.evaluate("heading => heading.parentElement.innerText")
        assert len(told) > len(heading.inner_text())
    for paper in ("A4", "Letter"):
        first = PdfReader(BytesIO(page.pdf(format=paper))).pages[0].extract_text()
        assert "When" in first, paper
        assert "Sources disagree" in first, paper


def test_dark_and_light_paint_the_charts_differently(visit: OpenVisit, demo_site: Path) -> None:
    page = visit(demo_site / "index.html", color_scheme="light").page
    light = page.evaluate(COLOURS)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        f"light => ({COLOURS}).every((colour, index) => colour !== light[index])", arg=light
    )
