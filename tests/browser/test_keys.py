"""Everything can be done without a mouse, while the focus is inside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenVisit

RANGE = """document.querySelector(".timeline .plot").layout.xaxis.range.map(each => Date.parse(each + "Z"))"""
CENTRE = "[document.querySelector('#map_dateline .leaflet-map-pane').style.transform]"
FIRST, LAST = "2019-01-01-first-plan", "2025-02-07-paris-museum"


def focus_timeline(page: Page) -> None:
    page.locator(".labels .label[tabindex='0']").focus()


def length_of(stretch: Any) -> float:  # Any: a range as JavaScript gives it
    return float(stretch[1] - stretch[0])


def test_arrows_home_and_end_walk_along_the_timeline(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    selected = page.locator(".event.is-selected")
    focus_timeline(page)
    for key, event in (("End", LAST), ("Home", FIRST), ("ArrowLeft", LAST), ("ArrowRight", FIRST)):
        page.keyboard.press(key)
        expect(selected).to_have_id(event)
        expect(page.locator(".labels .is-selected")).to_be_focused()


def test_keys_zoom_and_move_the_timeline(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    start = page.evaluate(RANGE)
    focus_timeline(page)
    page.keyboard.press("-")
    wider = page.evaluate(RANGE)
    assert length_of(wider) > length_of(start)
    page.keyboard.press("+")
    assert length_of(page.evaluate(RANGE)) < length_of(wider)
    page.keyboard.press("Shift+ArrowRight")
    moved = page.evaluate(RANGE)
    page.keyboard.press("Shift+ArrowLeft")
    assert page.evaluate(RANGE)[0] < moved[0]
    page.keyboard.press("0")
    assert page.evaluate(RANGE) == start
    page.keyboard.press("0")
    assert length_of(page.evaluate(RANGE)) > 5 * 365 * 864e5
    assert page.evaluate("Boolean(document.activeElement.closest('.timeline'))")


def test_enter_opens_the_article_and_escape_lets_go(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    page.locator(".labels .label", has_text="school in Osaka").focus()
    page.keyboard.press("Enter")
    article = page.locator("[id='2025-02-03-osaka-school']")
    expect(article.locator("h3 a")).to_be_focused()
    expect(article).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".event.is-selected, #when .card:visible")).to_have_count(0)
    expect(page).to_have_url(busy.as_uri())


def test_letters_step_on_the_list_and_nowhere_else(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    articles, selected = page.locator(".event"), page.locator(".event.is-selected")
    articles.nth(3).locator("h3 a").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(selected).to_have_attribute("data-number", "5")
    page.keyboard.press("k")
    expect(selected).to_have_attribute("data-number", "4")
    expect(articles.nth(4).locator("h3 a")).to_be_focused()
    page.locator(".finder input").press("j")
    page.locator(".stepper button").first.press("j")
    expect(selected).to_have_attribute("data-number", "4")
    expect(page.locator(".finder input")).to_have_value("j")


def test_the_keys_are_told_where_they_work(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    told = page.locator("#" + (page.locator(".timeline").get_attribute("aria-describedby") or ""))
    expect(told).to_be_visible()
    expect(told).to_contain_text("Home End")


def test_the_places_of_the_map_come_in_the_order_of_time(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    page.locator("#map_dateline").focus()
    for city in ("Lima", "Lyon", "Nairobi", "Osaka"):
        page.keyboard.press("Tab")
        assert city in (page.evaluate("document.activeElement.getAttribute('aria-label')") or "")
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup a.event-link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".leaflet-popup")).to_have_count(0)
    assert "Osaka" in page.evaluate("document.activeElement.getAttribute('aria-label')")


def test_arrows_and_plus_move_the_map_that_has_the_focus(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    world = page.locator("#map_dateline")
    world.focus()
    expect(world).to_have_css("outline-style", "solid")
    before = page.evaluate(CENTRE)
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"before => String({CENTRE}) !== String(before)", arg=before)
    land = page.locator("#map_dateline path.land").first
    width = land.evaluate("path => path.getBBox().width")
    page.keyboard.press("+")
    page.wait_for_function(
        "width => document.querySelector('#map_dateline path.land').getBBox().width > width", arg=width
    )


def test_a_country_of_the_map_is_told_with_its_stance(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    shapes = page.locator(".positions .choroplethlayer path.choroplethlocation")
    number = page.evaluate("document.querySelector('.positions .plot').data[0].locations.indexOf('CHN')")
    for target, name, stance in (
        (shapes.nth(number), "China", "Signed"),
        (page.locator(".positions .scattergeo path.point").first, "Singapore", "Declined"),
    ):
        target.hover(force=True)  # plotly's shapes lie under a sheet of its own
        expect(page.locator(".tip")).to_contain_text(name)
        target.click(force=True)
        button = page.locator(".countries button", has_text=name)
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(button).to_have_accessible_description(f"{stance} 1")
        expect(page.locator(".positions .answer")).to_contain_text(f"{name}{stance}")
        expect(page.locator(".positions .answer blockquote")).to_be_visible()
    button.press("Enter")
    expect(page.locator(".countries [aria-pressed=true]")).to_have_count(0)
    expect(page.locator(".positions .answer")).to_be_hidden()


def test_events_are_walked_through_with_the_keyboard(visit: OpenVisit, demo_site: Path) -> None:
    page = visit(demo_site / "index.html").page
    page.locator(".event h3 a").first.focus()
    page.keyboard.press("Enter")
    first = page.locator(".event.is-selected").get_attribute("id")
    page.keyboard.press("ArrowRight")
    second = page.locator(".event.is-selected").get_attribute("id")
    assert second != first
    assert page.evaluate("decodeURIComponent(location.hash.slice(1))") == second
