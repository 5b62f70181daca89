"""TimelineJS3 itself reads the files made for it: `make timelinejs` fetches it and runs this."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from output.data import timelinejs_csv, timelinejs_json
from output.model import Explainer, Theme
from tests.browser.conftest import OpenVisit, Visit
from tests.browser.hosting import FOLDER, open_newspaper
from tests.output.conftest import make_explainer
from tests.output.export_stories import make_hostile, make_precise

RENDERERS = {"json": timelinejs_json.render, "csv": timelinejs_csv.render}
STORIES = {"summit": make_explainer, "hostile": make_hostile, "precise": make_precise}
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="css/timeline.css"><script src="js/timeline.js"></script>
<div id="chart" style="height: 600px"></div>
<script>shown = new TL.Timeline("chart", new URL("{name}", location).href, {{font: null}})</script>"""


@pytest.fixture
def package(pytestconfig: pytest.Config) -> Path:
    """The folder `dist` of the package."""
    folder = pytestconfig.getoption("--timelinejs")
    if not folder:
        pytest.skip("needs --timelinejs FOLDER; `make timelinejs` fetches it")
    return Path(folder)


def show(visit: OpenVisit, address: str, explainer: Explainer) -> Visit:
    """The timeline when all its events are there."""
    visited = visit(address, wait=False)
    count = len(explainer.timeline.events)
    expect(visited.page.locator(".tl-timemarker")).to_have_count(count)
    expect(visited.page.locator(".tl-slide")).to_have_count(count + 1)
    assert visited.page.evaluate("shown.config.messages") == {"errors": [], "warnings": []}
    return visited


@pytest.mark.parametrize("kind", RENDERERS)
@pytest.mark.parametrize("story", STORIES)
def test_timelinejs_shows_every_event_and_runs_nothing(
    visit: OpenVisit, package: Path, tmp_path: Path, story: str, kind: str
) -> None:
    explainer, name, site = STORIES[story](), f"timeline.{kind}", tmp_path / "site"
    shutil.copytree(package, site)
    (site / name).write_bytes(RENDERERS[kind](explainer, Theme()).content)
    (site / "index.html").write_text(PAGE.format(name=name), encoding="utf-8")
    (tmp_path / "paper").mkdir()
    with open_newspaper(site, tmp_path / "paper") as newspaper:
        visited = show(visit, f"{newspaper}/{FOLDER}/index.html", explainer)
        page = visited.page
        dates = page.locator(".tl-slide .tl-headline-date").all_text_contents()
        if story == "precise":
            assert {"January 2025", "2019", "2010s", "Week of 3 Feb 2025", "1801–1900"} <= set(dates)
        assert page.evaluate("window.__pwned") is None
        assert page.locator("#chart :is(img, script, [onerror], [onload], [onclick], [onfocus])").count() == 0
        schemes = page.locator("#chart a").evaluate_all("links => links.map(link => link.protocol)")
        assert set(schemes) == {"https:"}
        assert visited.outside == []
        assert visited.complaints == []
