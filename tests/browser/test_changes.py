"""A page that was built again: what changed is told, and old links still lead somewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import expect

from dateline.cli import main
from tests.browser.conftest import OpenVisit

STRIKE = "Dockers in Rotterdam went on strike on 4 March 2025 over the new crane contracts."
FIRE = "A fire destroyed two warehouses in Antwerp on 9 March 2025."
TALKS = "Mayor Anna Visser met the union leaders in Rotterdam on 6 March 2025."
FIRE_ID = "2025-03-09-fire-destroyed-warehouses-antwerp"


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which one event is gone, one is new, and one leads to another."""
    folder = tmp_path_factory.mktemp("refreshed")
    (folder / "a.txt").write_text(f"{STRIKE}\n\n{FIRE}", encoding="utf-8")
    build = ["build", str(folder / "a.txt"), "-o", str(folder / "site")]
    assert main(build) == 0
    changes = folder / "site" / "data" / "changes.json"
    record = json.loads(changes.read_bytes())
    told = {"id": "once-a-strike", "title": "A strike", "first": "2025-03-04", "into": None}
    record["former"] = [{**told, "tellings": [{"document": "a", "quote": STRIKE}]}]
    changes.write_text(json.dumps(record), encoding="utf-8")
    (folder / "a.txt").write_text(f"{STRIKE}\n\n{TALKS}", encoding="utf-8")
    assert main(build) == 0
    return folder / "site"


def test_what_is_new_is_marked_and_told(visit: OpenVisit, refreshed: Path) -> None:
    page = visit(refreshed / "index.html").page
    expect(page.locator(".event .badge.is-new")).to_have_count(1)
    page.locator(".masthead a[href='#changes']").click()
    expect(page.locator("#changes")).to_be_in_viewport()
    expect(page.locator("#changes")).to_contain_text("New: Mayor Anna Visser met the union leaders")


def test_a_link_to_what_became_a_part_of_another_selects_that(visit: OpenVisit, refreshed: Path) -> None:
    page = visit(f"{(refreshed / 'index.html').as_uri()}#once-a-strike").page
    expect(page.locator(".event.is-selected")).to_contain_text("strike")


def test_without_scripts_it_leads_there_too(visit: OpenVisit, refreshed: Path) -> None:
    address = f"{(refreshed / 'index.html').as_uri()}#once-a-strike"
    page = visit(address, java_script_enabled=False).page
    expect(page.locator(".event", has_text="went on strike").first).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_to_what_is_gone_finds_its_title(visit: OpenVisit, refreshed: Path, scripts: bool) -> None:
    address = f"{(refreshed / 'index.html').as_uri()}#{FIRE_ID}"
    page = visit(address, java_script_enabled=scripts).page
    expect(page.locator(f"#changes [id='{FIRE_ID}']")).to_be_in_viewport()


def test_an_embed_knows_former_ids(visit: OpenVisit, refreshed: Path) -> None:
    page = visit(f"{(refreshed / 'embed' / 'timeline.html').as_uri()}?event=once-a-strike").page
    expect(page.locator(".card")).to_contain_text("strike")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_changes_are_accessible(visit: OpenVisit, refreshed: Path, scheme: str) -> None:
    page = visit(refreshed / "index.html", color_scheme=scheme).page
    page.evaluate("document.querySelectorAll('#changes details').forEach(each => (each.open = true))")
    assert Axe().run(page).response["violations"] == []
