"""A page that does not carry all of its events: the others come when they are asked for, from a disk too."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from output import render_site
from output.model import Explainer, Former, Theme
from output.outline import outline_explainer
from scripts.page_bench.made_story import make_story
from tests.browser.conftest import DRAWN, NARROW, OpenVisit, Visit
from tests.browser.hosting import FOLDER, open_newspaper
from tests.browser.test_accessibility import complaints_of_axe

COUNT, MOST = 130, 40
RUN = "</script><img src=x onerror=window.__pwned=1>{{ 7*191 }}"
NUMBERS = "() => [...document.querySelectorAll('.event')].map(each => Number(each.dataset.number))"
ON_MAP = """() => [...document.querySelectorAll("#map_dateline .pin-dot")]
    .reduce((sum, dot) => sum + (Number(dot.textContent) || 1), 0)"""


def write_site(explainer: Explainer, folder: Path, most: int = MOST) -> Path:
    for artifact in render_site(explainer, Theme(most_events=most)):
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
    return folder


@pytest.fixture(scope="module")
def story() -> Explainer:
    return make_story(COUNT)


@pytest.fixture(scope="module")
def away(story: Explainer) -> str:
    """The id of an event that the page does not carry."""
    return min(story.timeline.events, key=lambda event: event.importance).id


@pytest.fixture(scope="module")
def site(story: Explainer, away: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story of which the page carries a part, with an event that was another one once."""
    event = next(event for event in story.timeline.events if event.id == away)
    once = Former("once-upon", event.title, event.when.interval.first, (), away)
    return write_site(replace(story, former=(once,)), tmp_path_factory.mktemp("rest"))


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such a story with a quarter of the events: axe looks at each, and the next is like the last."""
    return write_site(make_story(COUNT // 4), tmp_path_factory.mktemp("short"), most=MOST // 4)


def take_all(page: Page) -> None:
    page.locator("#what .rest button").click()
    expect(page.locator("#what .rest")).to_be_hidden()
    expect(page.locator(".events[aria-busy]")).to_have_count(0)


def search(page: Page, words: str) -> None:
    page.locator(".finder input").fill(words)


def assert_quiet(opened: Visit) -> None:
    assert opened.complaints == []
    assert opened.outside == []


def test_at_first_only_what_the_page_carries_is_there(visit: OpenVisit, site: Path) -> None:
    opened = visit(site / "index.html")
    page = opened.page
    expect(page.locator(".event")).to_have_count(MOST)
    expect(page.locator(".rest:visible")).to_have_count(2)
    expect(page.locator("#what .rest")).to_contain_text("40 of 130 events")
    assert sorted(page.evaluate(DRAWN)) == page.evaluate(NUMBERS)
    assert page.evaluate(ON_MAP) == MOST
    assert [address for address in opened.requests if "/events/" in address] == []
    assert_quiet(opened)


def test_a_gap_is_filled_where_it_is(visit: OpenVisit, site: Path) -> None:
    opened = visit(site / "index.html")
    page = opened.page
    link = page.locator(".gap .more a").nth(3)
    first = (link.get_attribute("href") or "").partition("#")[2]
    link.press("Enter")
    expect(page.locator(f"[id='{first}'] h3 a")).to_be_focused()
    numbers = page.evaluate(NUMBERS)
    assert numbers == sorted(numbers)
    assert MOST < len(numbers) < COUNT
    expect(page.locator("#when .rest")).to_contain_text(f"{len(numbers)} of 130 events")
    page.wait_for_function(f"() => ({ON_MAP})() === {len(numbers)}")
    assert sorted(page.evaluate(DRAWN)) == numbers
    assert_quiet(opened)


def test_everything_can_be_shown_and_looks_as_if_it_had_been_there(
    visit: OpenVisit, site: Path, story: Explainer, tmp_path: Path
) -> None:
    opened = visit(site / "index.html")
    take_all(opened.page)
    assert opened.page.evaluate(NUMBERS) == list(range(COUNT))
    opened.page.wait_for_function(f"() => ({ON_MAP})() === {COUNT}")
    assert sorted(opened.page.evaluate(DRAWN)) == list(range(COUNT))
    path = tmp_path / "whole.html"
    path.write_bytes(next(each.content for each in render_site(story, Theme()) if each.path == "index.html"))
    whole = visit(path).page
    words = "articles => articles.map(each => each.innerHTML.replace(/\\s+/g, ' ').replace(/> </g, '><'))"
    came = opened.page.locator(".event:not(:has(.former))").evaluate_all(words)
    known = set(whole.locator(".event").evaluate_all(words))
    assert len(came) == COUNT - 1
    assert set(came) <= known
    assert_quiet(opened)


@pytest.mark.parametrize("served", [False, True])
@pytest.mark.parametrize("former", [False, True])
def test_the_address_of_an_event_that_is_not_there_brings_it(
    visit: OpenVisit, site: Path, away: str, tmp_path: Path, served: bool, former: bool
) -> None:
    name = "once-upon" if former else away
    if not served:
        check_address(visit(f"{(site / 'index.html').as_uri()}#{name}"), away)
        return
    with open_newspaper(site, tmp_path) as newspaper:
        check_address(visit(f"{newspaper}/{FOLDER}/index.html#{name}"), away)


def check_address(opened: Visit, name: str) -> None:
    article = opened.page.locator(f".event[id='{name}']")
    expect(article).to_have_class("event is-selected")
    expect(article.locator("h3")).to_be_in_viewport()
    expect(opened.page.locator("#when .card")).to_contain_text(article.locator("h3").inner_text())
    expect(opened.page.locator(".labels .is-selected")).to_be_visible()
    assert_quiet(opened)


def test_a_link_followed_later_brings_it_as_well(visit: OpenVisit, site: Path, away: str) -> None:
    page = visit(site / "index.html").page
    page.evaluate(f"location.hash = {away!r}")
    expect(page.locator(f".event[id='{away}']")).to_have_class("event is-selected")
    expect(page.locator(f".event[id='{away}'] h3")).to_be_in_viewport()


def test_a_search_covers_what_is_not_there(visit: OpenVisit, site: Path, story: Explainer, away: str) -> None:
    title = next(event.title for event in story.timeline.events if event.id == away)
    opened = visit(site / "index.html")
    search(opened.page, title)
    expect(opened.page.locator(".finder output")).to_have_text("1 of 130 events")
    expect(opened.page.locator(".event:visible")).to_have_id(away)
    again = visit(opened.page.url).page
    expect(again.locator(".finder output")).to_have_text("1 of 130 events")
    expect(again.locator(".finder input")).to_have_value(title)
    again.locator(".finder [data-show-all]").click()
    expect(again.locator(".event:visible")).to_have_count(COUNT)
    assert_quiet(opened)


def test_the_choices_are_those_of_all_events(
    visit: OpenVisit, site: Path, story: Explainer, away: str
) -> None:
    page = visit(site / "index.html").page
    name = outline_explainer(story).events[0].placements[0].place.name
    options = page.locator(".finder select[name=place] option")
    assert options.count() < COUNT
    page.locator(".finder select[name=place]").focus()
    expect(page.locator(f".finder option[data-label$='{name}']")).not_to_have_count(0)
    page.wait_for_function(f"() => document.querySelectorAll('.finder [name=place] option').length > {COUNT}")
    page.locator(".finder select[name=place]").select_option(
        page.locator(f".finder option[data-label$='{name}']").first.get_attribute("value")
    )
    expect(page.locator(".finder output")).to_have_text("1 of 130 events")
    expect(page.locator(".event:visible")).to_contain_text(name)


def test_a_source_shows_all_its_events(visit: OpenVisit, site: Path) -> None:
    page = visit(site / "index.html").page
    button = page.locator(".show-events").nth(2)
    expect(button).to_have_text("Show its 8 events")
    button.press("Enter")
    expect(page.locator(".finder output")).to_have_text("8 of 130 events")
    expect(page.locator(".event:visible")).to_have_count(8)


def test_a_part_that_is_missing_leaves_its_gap_and_the_count_true(
    visit: OpenVisit, site: Path, tmp_path: Path
) -> None:
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "site/events/1.html").unlink()
    page = visit(tmp_path / "site/index.html").page
    search(page, "barrier")
    expect(page.locator(".finder output")).not_to_be_empty()
    here = page.locator(".event:visible").count()
    assert MOST < here < COUNT
    expect(page.locator(".finder output")).to_have_text(f"{here} of 130 events")
    expect(page.locator("#what .rest")).to_contain_text(f"{here} of 130 events")
    assert page.locator(".gap .more a").count()
    assert sorted(page.evaluate(DRAWN)) == [
        number
        for number in page.evaluate(NUMBERS)
        if page.locator(f".event[data-number='{number}'] h3").count()
    ]


def test_arrows_walk_through_what_is_there(visit: OpenVisit, site: Path) -> None:
    page = visit(site / "index.html").page
    numbers = page.evaluate(NUMBERS)
    page.locator(".event h3 a").first.focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".event.is-selected")).to_have_attribute("data-number", str(numbers[1]))


def test_without_scripts_what_is_carried_is_there_and_links_lead_to_the_others(
    visit: OpenVisit, site: Path
) -> None:
    page = visit(site / "index.html", java_script_enabled=False, viewport=NARROW).page
    expect(page.locator(".event blockquote")).to_have_count(MOST)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    link = page.locator(".gap .more a").first
    name = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    expect(page.locator(f"[id='{name}'] h3")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    page.locator("nav a", has_text="130 events").click()
    page.locator("main li a").last.click()
    expect(page.locator(".event").last).to_be_attached()
    page.locator("h1 a").click()
    expect(page.locator(".event blockquote")).to_have_count(MOST)


@pytest.mark.parametrize("width", [1280, 375])
def test_axe_is_content_before_and_after(visit: OpenVisit, short: Path, width: int) -> None:
    page = visit(short / "index.html", viewport={"width": width, "height": 800}).page
    assert complaints_of_axe(page) == []
    page.locator(".gap .more a").first.click()
    expect(page.locator(".gap.far").first).to_be_attached()
    assert complaints_of_axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert complaints_of_axe(page, "color-contrast", "link-in-text-block") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["1.html", "index.html", "sources.html"])
def test_axe_is_content_beside_the_page(visit: OpenVisit, short: Path, name: str) -> None:
    page = visit(short / "events" / name, wait=False, viewport=NARROW).page
    assert complaints_of_axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert complaints_of_axe(page, "color-contrast", "link-in-text-block") == []


def test_paper_gets_what_is_there_and_says_what_is_not(visit: OpenVisit, site: Path) -> None:
    page = visit(site / "index.html").page
    page.emulate_media(media="print")
    near = "each => each.checkVisibility({contentVisibilityAuto: true})"
    assert all(page.locator(".event").nth(at).evaluate(near) for at in (0, MOST - 1))
    assert page.locator(".gap .more").last.evaluate(near)
    assert page.locator("#what .rest a").evaluate(near)
    assert not page.locator("#what .rest button").evaluate(near)


def test_hostile_words_that_come_later_are_words(visit: OpenVisit, story: Explainer, tmp_path: Path) -> None:
    events = tuple(replace(event, title=f"{RUN} {event.title}") for event in story.timeline.events)
    wild = replace(story, timeline=replace(story.timeline, events=events), title=RUN)
    opened = visit(write_site(wild, tmp_path) / "index.html")
    take_all(opened.page)
    expect(opened.page.locator(".event h3", has_text=RUN)).to_have_count(COUNT)
    assert opened.page.evaluate("window.__pwned") is None
    expect(opened.page.locator(".event img, .event script")).to_have_count(0)
    assert_quiet(opened)


def test_what_another_window_says_is_not_listened_to(visit: OpenVisit, site: Path) -> None:
    page = visit(site / "index.html").page
    page.evaluate("window.postMessage({datelinePart: '{\"events\": []}'}, '*')")
    expect(page.locator(".event")).to_have_count(MOST)
