"""The charts alone, and inside somebody else's page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import expect

from output.snippets import make_snippet
from tests.browser.conftest import CHARTS, OpenVisit

FITS = """() => [...document.querySelectorAll("iframe.dateline")].every(frame => {
    const root = frame.contentDocument.documentElement;
    return frame.contentDocument.readyState === "complete" && root.dataset.ready
        && Math.abs(frame.clientHeight - root.getBoundingClientRect().height) <= 1;
})"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word on the terminal."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def host(demo_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a newspaper's page with all three charts in it, as `dateline embed` says."""
    folder = tmp_path_factory.mktemp("host")
    shutil.copytree(demo_site, folder / "explainer")
    snippets = "<p>Our story.</p>".join(make_snippet(chart, "/explainer") for chart in CHARTS)
    snippets = snippets.replace(' loading="lazy"', "")  # all three at once, however far down
    head = "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,>"
    page = f"{head}<body><h1>Host</h1>{snippets}</body></html>"
    (folder / "story.html").write_text(page, encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/story.html"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_stands_alone(visit: OpenVisit, demo_site: Path, chart: str) -> None:
    opened = visit(demo_site / "embed" / f"{chart}.html")
    expect(opened.page.locator(f"{CHARTS[chart]}.is-live").first).to_be_visible()
    for other in sorted(set(CHARTS) - {chart}):
        expect(opened.page.locator(CHARTS[other])).to_have_count(0)
    assert opened.outside == []
    assert opened.complaints == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_leads_back_to_the_whole(visit: OpenVisit, demo_site: Path, chart: str) -> None:
    page = visit(demo_site / "embed" / f"{chart}.html").page
    page.locator("p.origin a").click()
    expect(page).to_have_url((demo_site / "index.html").as_uri())


def test_frames_take_the_height_of_their_charts(visit: OpenVisit, host: str) -> None:
    opened = visit(host, wait=False)
    opened.page.wait_for_function(FITS)
    tall = opened.page.evaluate("document.querySelectorAll('iframe')[2].clientHeight")
    opened.page.set_viewport_size({"width": 420, "height": 800})
    opened.page.wait_for_function(FITS)
    assert opened.page.evaluate("document.querySelectorAll('iframe')[2].clientHeight") != tall
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 420
    assert opened.outside == []
    assert opened.complaints == []
