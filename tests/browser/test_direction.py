"""A page in Arabic: it runs from right to left, and time and foreign words run as they always do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from output import render_site
from output.model import Explainer, Theme
from tests.browser.conftest import NARROW, OpenVisit, Visit
from tests.browser.test_accessibility import complaints_of_axe
from tests.output.conftest import make_explainer
from timeline.model import Timeline

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهو"
SCRIPT = str.maketrans("abcdefghijklmnopqrstuvwxyz", LETTERS[:26])
"""Letter for letter, so that every span stays where it is."""
SIDES = """() => Object.fromEntries([...document.querySelectorAll("blockquote")].map(quote => {
    const { direction, borderLeftWidth, borderRightWidth } = getComputedStyle(quote);
    return [quote.firstElementChild.textContent, [direction, borderLeftWidth, borderRightWidth]];
}))"""


def write_backwards(explainer: Explainer) -> Explainer:
    """The story on an Arabic page; the dispatch, and all that it alone tells, in Arabic letters."""
    documents = tuple(
        replace(document, text=document.text.lower().translate(SCRIPT), language="ar")
        if document.id == "dispatch"
        else document
        for document in explainer.documents
    )
    events = tuple(
        replace(event, title=f"{event.title.lower().translate(SCRIPT)} (2025).")
        if event.evidence[0].document == "dispatch"
        else event
        for event in explainer.timeline.events
    )
    return replace(
        explainer, title="قمة باريس", language="ar", documents=documents, timeline=Timeline(events)
    )


@pytest.fixture(scope="module")
def arabic_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of that page."""
    site = tmp_path_factory.mktemp("arabic")
    for artifact in render_site(write_backwards(make_explainer()), Theme()):
        (site / artifact.path).parent.mkdir(parents=True, exist_ok=True)
        (site / artifact.path).write_bytes(artifact.content)
    return site


@pytest.fixture(scope="module")
def arabic(visit: OpenVisit, arabic_site: Path) -> Visit:
    """That page, 1280 pixels wide; for tests that leave it as it is."""
    return visit(arabic_site / "index.html")


def test_it_fits_desks_and_telephones(visit: OpenVisit, arabic_site: Path) -> None:
    page = visit(arabic_site / "index.html").page
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)
        assert page.evaluate("document.documentElement.scrollLeft") == 0


@pytest.mark.parametrize("name", ["index.html", "embed/timeline.html", "embed/choropleth.html"])
def test_axe_is_content_with_it(visit: OpenVisit, arabic_site: Path, name: str) -> None:
    opened = visit(arabic_site / name, viewport=NARROW)
    assert complaints_of_axe(opened.page) == []
    assert opened.complaints == []


def test_time_runs_from_left_to_right(arabic: Visit) -> None:
    page = arabic.page
    starts = page.locator(".timeline .labels a").evaluate_all(
        "labels => labels.map(label => [label.number, label.getBoundingClientRect().left])"
    )
    events = page.evaluate("JSON.parse(document.getElementById('dateline-data').textContent).events")
    told = sorted(starts, key=lambda pair: events[pair[0]]["start"])
    assert told[0][1] < told[-1][1]
    ticks = page.locator(".timeline .xtick text").evaluate_all(
        "ticks => ticks.map(tick => tick.getBoundingClientRect().left)"
    )
    assert len(ticks) > 2
    assert ticks == sorted(ticks)
    earlier, later = (page.locator(f"[data-beyond={side}]") for side in ("earlier", "later"))
    expect(earlier).to_have_text("← 3 أحداث سابقة")
    before, after = earlier.bounding_box(), later.bounding_box()
    assert before
    assert after is None or before["x"] < after["x"]


def test_the_words_of_a_tick_run_as_the_language_does(arabic: Visit) -> None:
    directions = arabic.page.locator(".xtick text, .still .tick").evaluate_all(
        "ticks => [...new Set(ticks.map(tick => getComputedStyle(tick).direction))]"
    )
    assert directions == ["rtl"]


def test_each_quote_runs_its_own_way_with_its_bar_before_it(arabic: Visit) -> None:
    sides = arabic.page.evaluate(SIDES)
    assert len(sides) > 5
    for quote, (direction, left, right) in sides.items():
        backwards = any(letter in LETTERS for letter in quote)
        assert direction == ("rtl" if backwards else "ltr"), quote
        assert (left, right) == (("0px", "3px") if backwards else ("3px", "0px"))


def test_labels_of_the_timeline_run_as_their_titles_do(arabic: Visit) -> None:
    labels = arabic.page.locator(".timeline .labels a").evaluate_all(
        "labels => labels.map(label => [label.textContent, getComputedStyle(label).direction])"
    )
    assert {direction for _, direction in labels} == {"ltr", "rtl"}
    for title, direction in labels:
        assert direction == ("rtl" if any(letter in LETTERS for letter in title) else "ltr")


def test_headings_stand_at_the_right_whichever_way_they_run(arabic: Visit) -> None:
    aligned = arabic.page.locator(".event h3").evaluate_all(
        "titles => [...new Set(titles.map(title => getComputedStyle(title).textAlign))]"
    )
    assert aligned == ["right"]


def test_the_next_event_lies_to_the_left_in_the_list_and_to_the_right_on_the_axis(
    visit: OpenVisit, arabic_site: Path
) -> None:
    page = visit(arabic_site / "index.html").page
    numbers = "Number(document.querySelector('.event.is-selected').dataset.number)"
    page.locator(".event h3 a").nth(2).press("Enter")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(numbers) == 3
    page.locator(".timeline .labels a[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(numbers) == 4


def test_a_popup_runs_as_the_page_does(visit: OpenVisit, arabic_site: Path) -> None:
    page = visit(arabic_site / "index.html").page
    page.locator("#map_dateline .leaflet-marker-icon:not(:has(.is-cluster))").first.press("Enter")
    assert page.locator(".popup").evaluate("popup => getComputedStyle(popup).direction") == "rtl"
    close, words = page.locator(".leaflet-popup-close-button"), page.locator(".popup h3")
    cross, heading = close.bounding_box(), words.bounding_box()
    assert cross
    assert heading
    assert cross["x"] < heading["x"] + heading["width"] / 2
