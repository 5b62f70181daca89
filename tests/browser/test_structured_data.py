"""The JSON-LD in the head is data to a browser: the policy of the page has nothing against it."""

from __future__ import annotations

import json
from pathlib import Path

from output.model import Theme
from output.page import render_page
from output.structured_data import MOST_EVENTS
from tests.browser.conftest import OpenVisit
from tests.output.export_stories import make_hostile


def test_it_is_data_and_the_policy_lets_it_stand(visit: OpenVisit, demo_site: Path) -> None:
    opened = visit(demo_site / "index.html")
    block = opened.page.locator("head > script[type='application/ld+json']")
    assert block.count() == 1
    told = json.loads(block.text_content() or "")
    count = opened.page.locator(".event").count()
    assert told["mainEntity"]["numberOfItems"] == min(count, MOST_EVENTS) > 0
    assert opened.complaints == []


def test_nothing_in_it_runs_or_ends_it(visit: OpenVisit, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(render_page(make_hostile(), Theme()).content)
    opened = visit(tmp_path / "index.html")
    blocks = opened.page.locator("script[type='application/ld+json']")
    assert blocks.count() == 1
    assert "</script>" in json.loads(blocks.text_content() or "")["headline"]
    assert opened.page.evaluate("window.__pwned") is None
    assert opened.page.locator("head > :not(meta, link, title, style, script)").count() == 0
    assert opened.complaints == []
    assert opened.outside == []
