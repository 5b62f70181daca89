"""The address follows the selection, and Back goes back."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import OpenVisit

FIRST, SECOND = "2025-02-03-lima-school", "2025-02-03-lyon-school"


def test_back_returns_to_the_event_selected_before(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    for event in (FIRST, SECOND):
        page.locator(f".event[id='{event}'] h3 a").click()
        expect(page).to_have_url(f"{busy.as_uri()}#{event}")
    page.go_back()
    expect(page.locator(".event.is-selected")).to_have_id(FIRST)
    expect(page.locator(".labels .is-selected")).to_contain_text("school in Lima")
    page.go_back()
    expect(page.locator(".event.is-selected")).to_have_count(0)
    expect(page.locator("#when .card")).to_be_hidden()
    page.go_forward()
    expect(page.locator(".event.is-selected")).to_have_id(FIRST)


def test_steps_do_not_fill_the_history(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    before = page.evaluate("history.length")
    for _ in range(5):
        page.locator(".stepper [data-step='1']").click()
    page.locator(".finder input").fill("museum")
    expect(page.locator(".finder output")).to_have_text("6 of 61 events")
    assert page.evaluate("history.length") == before


def test_links_to_other_parts_of_the_page_keep_working(visit: OpenVisit, busy: Path) -> None:
    page = visit(f"{busy.as_uri()}#source-3").page
    expect(page.locator("#source-3")).to_be_in_viewport()
    page.locator(".event h3 a").nth(4).click()
    page.locator("nav a[href='#sources']").click()
    expect(page.locator("#sources h2")).to_be_in_viewport()
    expect(page.locator(".event.is-selected")).to_have_count(1)


def test_an_event_selected_on_the_list_stays_where_it_is(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    headline = page.locator(".event h3 a").nth(30)
    headline.scroll_into_view_if_needed()
    before = headline.bounding_box()
    headline.click()
    expect(page.locator("#when .card")).to_be_visible()
    after = headline.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) <= 1


def test_one_selection_is_shown_by_every_view(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    page.locator(".labels .label", has_text="school in Nairobi").click()
    expect(page.locator(".labels .is-selected")).to_contain_text("school in Nairobi")
    expect(page.locator("#when .card")).to_contain_text("school in Nairobi")
    expect(page.locator(".event.is-selected")).to_have_id("2025-02-03-nairobi-school")
    expect(page.locator("#map_dateline .is-selected")).to_have_attribute("aria-label", re.compile("Nairobi"))
    expect(page).to_have_url(f"{busy.as_uri()}#2025-02-03-nairobi-school")


def test_an_address_selects_an_event(visit: OpenVisit, busy: Path) -> None:
    page = visit(f"{busy.as_uri()}#2025-02-05-paris-theatre").page
    selected = page.locator(".event.is-selected")
    expect(selected).to_have_count(1)
    expect(selected).to_have_id("2025-02-05-paris-theatre")
    expect(selected).to_be_in_viewport()


def test_a_marker_names_the_events_of_its_place(visit: OpenVisit, demo_site: Path) -> None:
    page = visit(demo_site / "index.html").page
    page.locator("#map_dateline .leaflet-marker-icon:not(:has(.is-cluster))").first.press("Enter")
    link = page.locator(".leaflet-popup a").first
    expect(link).to_be_visible()
    expect(page.locator(".leaflet-pan-anim")).to_have_count(0)  # the map moves to make room for the popup
    link.click()
    expect(page.locator(".event.is-selected")).to_have_count(1)
