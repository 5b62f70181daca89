"""The timeline under a wheel, a mouse and two fingers."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, OpenVisit, Visit

RANGE = """document.querySelector(".timeline .plot").layout.xaxis.range.map(each => Date.parse(each + "Z"))"""
LONGER = f"([start, end]) => {{ const [a, b] = {RANGE}; return b - a > end - start; }}"
SHORTER = f"([start, end]) => {{ const [a, b] = {RANGE}; return b - a < end - start; }}"
MOVED = f"([start, end]) => {{ const [a, b] = {RANGE}; return a > start && b > end; }}"


def point_at(page: Page, share: float) -> tuple[float, float]:
    """A point on the axis of the timeline, so far along."""
    page.locator(".timeline .canvas").scroll_into_view_if_needed()
    box = page.locator(".timeline .canvas").bounding_box()
    assert box
    return box["x"] + box["width"] * share, box["y"] + 20


def test_ctrl_and_wheel_zoom_around_the_pointer(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    start, end = page.evaluate(RANGE)
    page.mouse.move(*point_at(page, 0.25))
    page.keyboard.down("Control")
    page.mouse.wheel(0, 100)
    page.wait_for_function(LONGER, arg=[start, end])
    page.keyboard.up("Control")
    page.wait_for_function("() => document.querySelectorAll('.labels .bubble').length === 5")
    wider = page.evaluate(RANGE)
    assert wider[0] + (wider[1] - wider[0]) / 4 == pytest.approx(start + (end - start) / 4, abs=60_000)


def test_the_wheel_scrolls_the_page_and_sideways_moves_the_timeline(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    before = page.evaluate(RANGE)
    page.mouse.move(*point_at(page, 0.5))
    scrolled = page.evaluate("scrollY")
    page.mouse.wheel(0, 120)
    page.wait_for_function("before => scrollY > before", arg=scrolled)
    assert page.evaluate(RANGE) == before
    page.mouse.move(*point_at(page, 0.5))
    page.mouse.wheel(200, 0)
    page.wait_for_function(MOVED, arg=before)


def test_a_double_click_zooms_in(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    page.locator(".timeline [data-action='all']").click()
    before = page.evaluate(RANGE)
    page.mouse.dblclick(*point_at(page, 0.4))
    page.wait_for_function(SHORTER, arg=before)


def test_a_drag_moves_the_timeline(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    before = page.evaluate(RANGE)
    label = page.locator(".labels .label").nth(5).bounding_box()
    assert label
    page.mouse.move(label["x"] + 20, label["y"] + 10)
    page.mouse.down()
    page.mouse.move(label["x"] - 200, label["y"] + 10, steps=4)
    page.mouse.up()
    page.wait_for_function(MOVED, arg=before)
    expect(page.locator(".event.is-selected")).to_have_count(0)


def test_zooming_by_buttons_keeps_the_selected_event_in_view(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy).page
    page.locator(".timeline [data-action='all']").click()
    page.locator(".labels .label", has_text="First plan").click()
    for _ in range(6):
        page.locator(".timeline [data-action='zoom-in']").click()
        expect(page.locator(".labels .is-selected")).to_be_visible()


def test_two_fingers_zoom_the_timeline(visit: OpenVisit, busy: Path) -> None:
    page = visit(busy, viewport=NARROW, has_touch=True, is_mobile=True).page
    page.locator(".timeline [data-action='all']").click()
    before = page.evaluate(RANGE)
    x, y = point_at(page, 0.5)
    touch = page.context.new_cdp_session(page)
    for kind, reach in (("touchStart", 20), ("touchMove", 60), ("touchMove", 110), ("touchEnd", None)):
        fingers = [] if reach is None else [{"x": x - reach, "y": y}, {"x": x + reach, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
    page.wait_for_function(SHORTER, arg=before)


def test_plotly_in_part_complains_about_no_gesture_and_no_size(demo: Visit) -> None:
    page = demo.page
    page.mouse.move(*point_at(page, 0.5))
    page.mouse.down()
    page.mouse.move(*point_at(page, 0.3), steps=4)
    page.mouse.up()
    before = page.evaluate(RANGE)
    page.mouse.wheel(200, 0)
    page.wait_for_function(MOVED, arg=before)
    page.mouse.dblclick(*point_at(page, 0.4))
    page.wait_for_function(SHORTER, arg=before)
    map_of_positions = page.locator(".positions .plot").first
    map_of_positions.scroll_into_view_if_needed()
    map_of_positions.hover(force=True)
    map_of_positions.click(force=True)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_function(
        "plot => plot._fullLayout.width === plot.clientWidth && plot.clientWidth < 420",
        arg=map_of_positions.element_handle(),
    )
    assert demo.complaints == []
