"""What an editor changed: a reader sees that it was, why, and where more is told; nothing of it runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from output.embed import render_charts
from output.model import Edit, Edits, Theme
from output.page import render_page
from tests.browser.busy_story import make_busy_explainer
from tests.browser.conftest import OpenVisit

RUN = "window.__pwned=1"
REASON = f"</script><img src=x onerror={RUN}> {{{{7*191}}}} The order of the day says so"
LINK = "https://why.example/order-of-the-day"
LINKS = "links => links.map(link => link.protocol)"


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page and its charts, of a story that was edited: two events, two answers, two sources."""
    story = make_busy_explainer()
    good, bad = Edit(("title", "date"), REASON, LINK), Edit(("place",), REASON, f"javascript:{RUN}")
    first, second = story.timeline.events[1:3]
    known = {
        (stance.question, stance.country): edit
        for stance, edit in zip(story.stances[:2], (good, bad), strict=True)
    }
    documents = {
        story.documents[0].id: Edit(("published",), REASON, LINK),
        story.documents[1].id: Edit(("added",)),
    }
    story = replace(
        story, edits=Edits({first.id: good, second.id: bad}, known, documents, hidden=frozenset({"gone"}))
    )
    folder = tmp_path_factory.mktemp("edited")
    for artifact in (render_page(story, Theme()), *render_charts(story, Theme())):
        (folder / artifact.path).parent.mkdir(exist_ok=True)
        (folder / artifact.path).write_bytes(artifact.content)
    (folder / "ids").write_text(f"{first.id} {second.id}", encoding="utf-8")
    return folder


def name_edited(folder: Path) -> list[str]:
    """The ids of the two events."""
    return (folder / "ids").read_text(encoding="utf-8").split()


def expect_harmless(page: Page) -> None:
    """The words of the reason are words, and no link is anything but a link."""
    assert page.evaluate("window.__pwned") is None
    assert page.locator("[onerror], img").count() == 0
    assert set(page.locator(".edit a").evaluate_all(LINKS)) <= {"https:"}
    assert "1337" not in (page.locator("body").text_content() or "")


@pytest.mark.parametrize("scripts", [True, False])
def test_an_edited_event_says_so_with_the_reason_and_the_link(
    visit: OpenVisit, edited: Path, scripts: bool
) -> None:
    good, bad = name_edited(edited)
    page = visit(edited / "index.html", java_script_enabled=scripts).page
    for name in (good, bad):
        line = page.locator(f"article[id='{name}'] .edit")
        expect(line).to_be_visible()
        expect(line.locator(".badge")).to_have_text("Edited")
        expect(line.locator(".reason")).to_have_text(REASON)
    expect(page.locator(f"article[id='{good}'] .edit a")).to_have_attribute("href", LINK)
    expect(page.locator(f"article[id='{good}'] .edit a")).to_have_text("why.example")
    expect(page.locator(f"article[id='{bad}'] .edit a")).to_have_count(0)
    expect(page.locator("article.event .edit")).to_have_count(2)
    if scripts:
        expect_harmless(page)


@pytest.mark.parametrize("name", ["index.html", "embed/timeline.html", "embed/map.html"])
def test_the_card_of_an_edited_event_says_so_too(visit: OpenVisit, edited: Path, name: str) -> None:
    good, bad = name_edited(edited)
    for event, links in ((good, 1), (bad, 0)):
        opened = visit(f"{(edited / name).as_uri()}#{event}")
        line = opened.page.locator(".card .edit")
        expect(line).to_be_visible()
        expect(line.locator(".reason")).to_have_text(REASON)
        expect(line.locator("a")).to_have_count(links)
        expect_harmless(opened.page)
        assert opened.complaints == []


@pytest.mark.parametrize("name", ["index.html", "embed/choropleth.html"])
def test_an_edited_answer_says_so_where_its_sentence_stands(
    visit: OpenVisit, edited: Path, name: str
) -> None:
    opened = visit(edited / name)
    lines = opened.page.locator(".saying .edit")
    expect(lines).to_have_count(2)
    expect(lines.first.locator(".reason")).to_have_text(REASON)
    expect(opened.page.locator(".saying .edit a")).to_have_count(1)
    opened.page.locator("button.country").first.click()
    expect(opened.page.locator(".answer .edit .reason")).to_have_text(REASON)
    expect_harmless(opened.page)
    assert opened.complaints == []


def test_sources_and_the_method_tell_of_the_editor(visit: OpenVisit, edited: Path) -> None:
    page = visit(edited / "index.html").page
    expect(page.locator(".sources .edit .reason")).to_have_text(REASON)
    expect(page.locator(".sources")).to_contain_text("(added by the editor)")
    expect(page.locator("#method")).to_contain_text("1 event was hidden by the editor.")
