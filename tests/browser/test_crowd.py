"""Events that have no room for a label on the timeline: gathered in bubbles that open."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, OpenVisit

LENGTH = """(() => {
    const [start, end] = document.querySelector(".timeline .plot").layout.xaxis.range;
    return Date.parse(end) - Date.parse(start);
})()"""


def zoom_out(page: Page, times: int) -> None:
    for _ in range(times):
        page.locator(".timeline [data-action='zoom-out']").click()


def test_every_event_in_view_has_a_label_or_a_bubble(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    page.locator(".timeline [data-action='all']").click()
    numbers = page.evaluate(
        """[...document.querySelectorAll(".labels .label, .labels .bubble")]
            .flatMap(mark => mark.numbers || [mark.number])"""
    )
    assert sorted(numbers) == list(range(61))


def test_a_bubble_of_several_days_opens_into_labels(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    zoom_out(page, 5)
    before = page.evaluate(LENGTH)
    bubble = page.get_by_role("button", name="events, 3")
    first = bubble.evaluate("bubble => bubble.numbers[0]")
    bubble.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(LENGTH) < before / 2
    expect(page.locator(".labels :focus")).to_have_class("label")
    assert page.evaluate("document.activeElement.number") == first


def test_a_bubble_of_one_day_lists_its_events_to_choose_from(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    bubble = page.get_by_role("button", name="5 events, 3 Feb 2025")
    bubble.click()
    links = page.locator(".crowd a")
    expect(links).to_have_count(5)
    expect(links.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".crowd")).to_be_hidden()
    expect(bubble).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    title = page.locator(".crowd a bdi").nth(1).text_content() or ""
    page.keyboard.press("Enter")
    expect(page.locator("#when .card")).to_contain_text(title)
    expect(page.locator(".crowd a[aria-current]")).to_contain_text(title)
    expect(page.locator(".labels .is-selected")).to_contain_text(title)


def test_bubbles_open_under_a_finger(visit: OpenVisit, busy: Path) -> None:
    opened = visit(busy, viewport=NARROW, has_touch=True, is_mobile=True)
    page = opened.page
    before = page.evaluate(LENGTH)
    bubble = page.locator(".labels .bubble:not(.is-single)").first
    bubble.tap()
    page.wait_for_function(
        f"before => {LENGTH} < before || !document.querySelector('.crowd').hidden", arg=before
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert opened.complaints == []
