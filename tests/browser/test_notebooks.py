"""Charts in a notebook: frames without an address, several on one page, nothing of the articles running."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, expect

from dateline.building import read_explainer
from output import draw_choropleth, draw_map, draw_page, draw_timeline
from output.model import Explainer
from tests.browser.conftest import PATIENCE_MS, OpenVisit, Visit
from tests.browser.test_hostile_text import RUN, TEXT

DEMO = Path(__file__).resolve().parents[2] / "examples" / "paris-summit" / "config.yaml"
LISTEN = """() => addEventListener("message", ({ source, data }) => {
    if (source === document.querySelector("iframe").contentWindow) window.heard = data.datelineHeight;
})"""
FITS = """before => window.heard && window.heard !== before
    && Math.abs(document.querySelector("iframe").clientHeight - window.heard) < 2"""


@pytest.fixture(scope="module")
def story() -> Explainer:
    """The demo, read."""
    return read_explainer(config=DEMO)


@pytest.fixture(scope="module")
def notebook(visit: OpenVisit, story: Explainer, tmp_path_factory: pytest.TempPathFactory) -> Visit:
    """A page with five outputs, as nbconvert writes them one under the other."""
    charts = (draw_timeline, draw_map, draw_choropleth, draw_page, draw_timeline)
    return visit(write_notebook([draw(story)._repr_html_() for draw in charts], tmp_path_factory), wait=False)


def write_notebook(outputs: list[str], folders: pytest.TempPathFactory) -> Path:
    """A page with these outputs."""
    head = "<!doctype html><html lang=en><title>Notebook</title><link rel=icon href=data:,><body>"
    page = folders.mktemp("notebook") / "notebook.html"
    page.write_text(head + "".join(f"<div class=output>{each}</div>" for each in outputs), encoding="utf-8")
    return page


def frame_of(notebook: Visit, number: int) -> FrameLocator:
    """One chart, scrolled to, since charts out of view are not drawn; complete when it returns."""
    frame = notebook.page.locator("iframe.dateline-chart").nth(number)
    frame.scroll_into_view_if_needed()
    expect(frame.content_frame.locator("html")).to_have_attribute("data-ready", "true", timeout=PATIENCE_MS)
    return frame.content_frame


@pytest.mark.parametrize(
    ("number", "drawn"), list(enumerate((".timeline", ".map", ".positions", ".timeline", ".timeline")))
)
def test_every_chart_of_a_notebook_is_drawn(notebook: Visit, number: int, drawn: str) -> None:
    expect(frame_of(notebook, number).locator(f"{drawn}.is-live").first).to_be_visible()
    assert notebook.outside == []
    assert notebook.complaints == []


def test_charts_take_the_height_they_need(notebook: Visit) -> None:
    frame_of(notebook, 0)
    page = notebook.page
    page.evaluate(LISTEN)
    for width in (500, 1280):
        before = page.evaluate("window.heard")
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("scrollTo(0, 0)")  # a frame out of view rests
        page.wait_for_function(FITS, arg=before)


def test_an_event_is_told_and_its_link_leads_nowhere(notebook: Visit) -> None:
    frame = frame_of(notebook, 0)
    frame.locator(".labels a").first.click()
    expect(frame.locator(".card blockquote")).to_be_visible()
    expect(frame.locator(".card-title a")).not_to_have_attribute("href", "../index.html")
    assert notebook.complaints == []


def test_links_within_the_page_are_followed(notebook: Visit) -> None:
    frame = frame_of(notebook, 3)
    frame.locator("nav a[href='#sources']").click()
    expect(frame.locator("#sources")).to_be_in_viewport()
    frame.locator(".event h3 a").last.click()
    expect(frame.locator(".event.is-selected")).to_have_count(1)
    assert notebook.complaints == []


def test_without_scripts_and_frames_the_picture_remains(
    visit: OpenVisit, story: Explainer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    output = draw_choropleth(story)._repr_html_()
    start, end = output.index("<iframe"), output.index("</iframe>")
    opened = visit(
        write_notebook([output[:start] + output[end:]], tmp_path_factory), java_script_enabled=False
    )
    box = opened.page.get_by_role("img").bounding_box()
    assert box
    assert box["height"] > 300
    assert opened.outside == []


def test_nothing_that_an_article_says_runs(
    visit: OpenVisit, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.yaml").write_text("published: 2025-02-12\n", encoding="utf-8")
    (tmp_path / "config.yaml").write_text(
        f'title: "</iframe></title><script>{RUN}</script>"\nsources: [a.txt]\n', encoding="utf-8"
    )
    hostile = read_explainer(config=tmp_path / "config.yaml")
    charts = (draw_timeline, draw_map, draw_choropleth, draw_page)
    page = write_notebook([draw(hostile)._repr_html_() for draw in charts], tmp_path_factory)
    opened = visit(page, wait=False)
    for number in range(len(charts)):
        frame = frame_of(opened, number)
        for marker in frame.locator(".leaflet-marker-icon, .labels a").all():
            marker.dispatch_event("click")
        assert frame.locator("html").evaluate("() => window.__pwned") is None
    assert opened.page.evaluate("window.__pwned") is None
    assert opened.outside == []
    assert opened.complaints == []
