"""The JSON-LD in the head is data to a browser: the policy of the page has nothing against it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.browser.conftest import OpenVisit


def test_it_is_data_and_the_policy_lets_it_stand(visit: OpenVisit, demo_site: Path) -> None:
    opened = visit(demo_site / "index.html")
    block = opened.page.locator("head > script[type='application/ld+json']")
    assert block.count() == 1
    told = json.loads(block.text_content() or "")
    count = opened.page.locator(".event").count()
    assert told["mainEntity"]["numberOfItems"] == count > 0
    assert opened.complaints == []
