"""The explainer with JavaScript off: everything but the moving."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import CHARTS, OpenVisit, Visit


def test_every_event_is_told_with_its_quotes(plain: Visit, demo_site: Path) -> None:
    told = json.loads((demo_site / "data" / "explainer.json").read_text(encoding="utf-8"))
    shown = [event for event in told["events"] if event["shown"]]
    expect(plain.page.locator(".event")).to_have_count(len(shown))
    for article in plain.page.locator(".event").all():
        expect(article.locator("blockquote").first).to_be_visible()


def test_further_quotes_unfold(plain: Visit) -> None:
    details = plain.page.locator(".event details").first
    details.locator("summary").click()
    expect(details.locator("blockquote").first).to_be_visible()


def test_still_pictures_stand_where_the_charts_were(plain: Visit) -> None:
    for chart in CHARTS.values():
        expect(plain.page.locator(f"{chart} .still svg >> visible=true").first).to_be_visible()
        expect(plain.page.locator(f"{chart} .live >> visible=true")).to_have_count(0)


def test_countries_are_listed_with_a_passage(plain: Visit) -> None:
    expect(plain.page.locator(".positions [data-country='CHN']").first).to_be_visible()
    expect(plain.page.locator(".positions .saying blockquote").first).to_be_visible()


def test_a_country_leads_to_its_sentence(plain: Visit) -> None:
    for link in plain.page.locator(".positions [data-country] a").all():
        target = plain.page.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']")
        expect(target).to_have_count(1)
        expect(target.locator("xpath=ancestor::*[@data-told]").locator("blockquote").first).to_be_visible()


def test_what_needs_scripts_is_not_there(plain: Visit) -> None:
    needy = ".finder, .filtered, .show-events, .crowd, #timeline-keys"
    expect(plain.page.locator(needy).first).to_be_attached()
    expect(plain.page.locator(needy).locator("visible=true")).to_have_count(0)


def test_nothing_is_loaded(plain: Visit) -> None:
    assert plain.outside == []


def test_it_fits_a_telephone(visit: OpenVisit, demo_site: Path) -> None:
    options = {"java_script_enabled": False, "viewport": {"width": 375, "height": 700}}
    page = visit(demo_site / "index.html", **options).page
    box = page.locator("main").bounding_box()
    assert box
    assert box["width"] <= 375
