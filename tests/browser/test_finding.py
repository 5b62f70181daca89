"""Words and choices narrow the events down, in every view alike, and in the address."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NARROW, OpenVisit

ON_TIMELINE = """() => [...document.querySelectorAll(".labels .label, .labels .bubble")]
    .flatMap(mark => mark.numbers || [mark.number]).sort((a, b) => a - b)"""
ON_LIST = """() => [...document.querySelectorAll(".event:not([hidden])")]
    .map(each => Number(each.dataset.number))"""
ON_MAP = """() => [...document.querySelectorAll("#map_dateline .pin-dot")]
    .reduce((sum, dot) => sum + (Number(dot.textContent) || 1), 0)"""


def choose(page: Page, facet: str, value: str) -> None:
    page.locator(f".finder select[name={facet}]").select_option(value)


def listed(page: Page) -> Locator:
    return page.locator(".event >> visible=true")


def query_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_choice_narrows_list_timeline_and_map_alike(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    choose(page, "place", "FRA")
    expect(page.locator(".finder output")).to_have_text("24 of 61 events")
    assert len(page.evaluate(ON_LIST)) == 24
    assert page.evaluate(ON_TIMELINE) == page.evaluate(ON_LIST)
    page.wait_for_function(f"() => ({ON_MAP})() === 24")
    expect(page.locator("#when .filtered")).to_contain_text("24 of 61 events")


def test_a_marker_and_its_popup_count_the_kept_events_only(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    page.locator(".finder input").fill("museum")
    choose(page, "person", "Ada Moreau")
    choose(page, "place", "Paris, FRA")
    marker = page.locator("#map_dateline .leaflet-marker-icon")
    expect(marker).to_have_count(1)
    expect(marker).to_have_attribute("aria-label", "Paris: Moreau opened a museum in Paris")
    marker.press("Enter")
    expect(page.locator(".leaflet-popup a.event-link")).to_have_count(1)


def test_words_and_choices_narrow_together(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    page.locator(".finder input").fill("MUSEUM")
    expect(listed(page)).to_have_count(6)
    choose(page, "person", "Ada Moreau")
    expect(listed(page)).to_have_count(2)
    paris = page.locator(".finder option[value='Paris, FRA']")
    expect(paris).to_have_text("Paris (1)")
    expect(page.locator(".finder option[value='Lima, PER']")).to_be_disabled()
    assert query_of(page) == {"q": ["MUSEUM"], "person": ["Ada Moreau"]}


def test_nothing_found_is_said_in_words_and_all_comes_back(visit: OpenVisit, busy: Path) -> None:
    opened = visit(busy)
    page = opened.page
    page.locator(".finder input").fill("unheard of")
    expect(page.locator(".finder output")).to_have_text("No event fits all of this.")
    expect(page.locator(".labels .label, .labels .bubble, #map_dateline .leaflet-marker-icon")).to_have_count(
        0
    )
    page.locator(".finder [data-show-all]").click()
    expect(page.locator(".finder input")).to_be_focused()
    expect(listed(page)).to_have_count(61)
    expect(page.locator(".finder output")).to_be_empty()
    assert query_of(page) == {}
    page.wait_for_function(f"() => ({ON_MAP})() === 60")
    assert opened.complaints == []


def test_a_narrowed_page_can_be_shared(visit: OpenVisit, busy: Path) -> None:
    first = visit(f"{busy.as_uri()}?theme=dark").page
    choose(first, "source", "herald-2")
    first.locator(".finder input").fill("School")
    listed(first).locator("h3 a").click()
    second = visit(first.url).page
    assert query_of(second) == {"theme": ["dark"], "source": ["herald-2"], "q": ["School"]}
    expect(second.locator(".finder output")).to_have_text("1 of 61 events")
    expect(second.locator(".event.is-selected")).to_have_id("2025-02-03-lima-school")
    assert second.evaluate(ON_TIMELINE) == second.evaluate(ON_LIST)


def test_an_address_of_what_is_no_more_shows_everything(visit: OpenVisit, busy: Path) -> None:
    page = visit(f"{busy.as_uri()}?place=Atlantis&person=&q=#nobody%E0%A4%A").page
    expect(listed(page)).to_have_count(61)
    expect(page.locator(".finder [data-show-all]")).to_be_hidden()


def test_a_selected_event_that_is_out_stays_selected_and_unseen(visit: OpenVisit, busy: Path) -> None:
    page = visit(f"{busy.as_uri()}#2025-02-03-lima-school").page
    choose(page, "place", "FRA")
    expect(page.locator(".event.is-selected")).to_be_hidden()
    expect(page.locator("#when .card, #map_dateline .is-selected, .labels .is-selected")).to_be_hidden()
    page.locator("#when [data-show-all]").click()
    expect(page.locator(".event.is-selected")).to_be_visible()
    expect(page.locator("#when .card")).to_contain_text("Ben Okafor opened a school in Lima")


def test_next_and_previous_walk_through_what_is_kept(visit: OpenVisit, busy: Path) -> None:
    page = visit(f"{busy.as_uri()}?q=museum&person=Ada+Moreau").page
    selected = page.locator(".event.is-selected")
    for city in ("lyon", "paris", "lyon"):
        page.locator(".stepper [data-step='1']").click()
        expect(selected).to_have_id(f"2025-02-07-{city}-museum")
    page.locator(".stepper [data-step='-1']").click()
    expect(selected).to_have_id("2025-02-07-paris-museum")


def test_a_source_shows_its_events(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    page.locator(".sources [data-source='herald-0']").press("Enter")
    expect(listed(page)).to_have_count(13)
    expect(page.locator(".finder select[name=source]")).to_be_focused()
    expect(page.locator(".finder")).to_be_in_viewport()
    expect(page.locator(".finder select[name=source] option:checked")).to_have_text("Herald of Lyon (13)")


def test_a_link_to_an_event_that_is_out_shows_everything_again(visit: OpenVisit, busy: Path) -> None:
    page = visit(f"{busy.as_uri()}?place=PER").page
    expect(listed(page)).to_have_count(61)
    choose(page, "place", "Lima, PER")
    expect(listed(page)).to_have_count(12)
    page.locator(".short a[href='#2025-02-03-lyon-school']").click()
    expect(page.locator(".event.is-selected")).to_have_id("2025-02-03-lyon-school")
    expect(page.locator(".event.is-selected")).to_be_in_viewport()
    expect(listed(page)).to_have_count(61)


def test_the_finder_fits_a_telephone(visit: OpenVisit, busy: Path) -> None:
    page = visit(f"{busy.as_uri()}?place=FRA", viewport=NARROW, has_touch=True, is_mobile=True).page
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    fields = page.locator(".finder input, .finder select, .finder button").all()
    assert {bool(box["x"] >= 0 and box["x"] + box["width"] <= 375) for box in map(box_of, fields)} == {True}


def box_of(locator: Locator) -> dict[str, float]:
    box = locator.bounding_box()
    assert box
    return dict(box)  # type: ignore[arg-type]  # a typed dict of floats
