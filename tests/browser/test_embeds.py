"""The charts alone, and in frames inside somebody else's page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from output.addresses import put_before
from output.snippets import make_snippet
from tests.browser.conftest import CHARTS, OpenVisit
from tests.browser.hosting import HOSTILE, open_newspaper, print_story

SANDBOX = "allow-scripts allow-top-navigation-by-user-activation"
TOLD = "() => [...document.querySelectorAll('iframe.dateline')].every(frame => frame.dataset.told)"
FITS = """() => [...document.querySelectorAll("iframe.dateline")].every(frame => {
    const root = frame.contentDocument.documentElement;
    return frame.contentDocument.readyState === "complete" && root.dataset.ready
        && Math.abs(frame.clientHeight - root.getBoundingClientRect().height) <= 1;
})"""
RESERVED = """() => { const frame = document.querySelector("iframe.dateline");
    const pairs = frame.dataset.heights.split(" ").map(pair => pair.split(":").map(Number));
    return pairs.filter(([width]) => width <= frame.clientWidth).at(-1)[1]; }"""
HEIGHT = "document.querySelector('iframe.dateline').clientHeight"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pages of the newspaper lie."""
    return tmp_path_factory.mktemp("host")


@pytest.fixture(scope="module")
def newspaper(demo_site: Path, folder: Path) -> Iterator[str]:
    """The address of a newspaper with the demo in a folder."""
    with open_newspaper(demo_site, folder) as address:
        yield address


def frame_of(chart: str, **choices: str) -> str:
    """The snippet of a chart; loaded at once, however far down it stands."""
    return make_snippet(chart, "/explainer", choices=choices).replace(' loading="lazy"', "")


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


@pytest.mark.parametrize("style", ["", HOSTILE], ids=["plain", "hostile"])
def test_frames_take_the_height_of_their_charts(
    visit: OpenVisit, newspaper: str, folder: Path, style: str
) -> None:
    body = "<p>Our story.</p>".join(frame_of(chart) for chart in CHARTS)
    name = "hostile" if style else "frames"
    opened = visit(newspaper + print_story(folder, name, body, style), wait=False)
    opened.page.wait_for_function(FITS)
    tall = opened.page.evaluate("document.querySelectorAll('iframe')[2].clientHeight")
    opened.page.set_viewport_size({"width": 420, "height": 800})
    opened.page.wait_for_function(FITS)
    if not style:
        assert opened.page.evaluate("document.querySelectorAll('iframe')[2].clientHeight") != tall
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= 420
    assert opened.outside == []
    assert opened.complaints == []


def open_story(visit: OpenVisit, newspaper: str, folder: Path, name: str, body: str) -> Page:
    """A page of the newspaper with its frames fitted."""
    page = visit(newspaper + print_story(folder, name, body), wait=False).page
    page.wait_for_function(TOLD)
    return page


def test_a_frame_that_comes_later_moves_or_is_shown_late_takes_its_height(
    visit: OpenVisit, newspaper: str, folder: Path
) -> None:
    body = '<div id="here"></div><div id="there"></div>' + '<script src="/explainer/embed.js"></script>' * 2
    page = open_story(visit, newspaper, folder, "later", body)
    page.evaluate(
        """() => { const frame = document.createElement("iframe");
        Object.assign(frame, { src: "/explainer/embed/map.html", className: "dateline", width: "100%" });
        document.getElementById("here").append(frame); }"""
    )
    page.wait_for_function(FITS)
    page.evaluate("document.getElementById('there').append(document.querySelector('iframe'))")
    page.wait_for_function(FITS)
    page.evaluate("document.querySelector('iframe').hidden = true")
    page.set_viewport_size({"width": 500, "height": 800})
    page.evaluate("document.querySelector('iframe').hidden = false")
    page.wait_for_function(FITS)


def test_a_lazy_frame_takes_its_height_when_it_is_loaded(
    visit: OpenVisit, newspaper: str, folder: Path
) -> None:
    tall = '<svg width="10" height="9000"></svg>'
    path = print_story(folder, "lazy", tall + make_snippet("map", "/explainer"))
    page = visit(newspaper + path, wait=False).page
    page.locator("iframe").scroll_into_view_if_needed()
    page.wait_for_function(FITS)


def test_a_script_that_comes_after_the_frames_have_spoken_asks_them(
    visit: OpenVisit, newspaper: str, folder: Path
) -> None:
    body = frame_of("map").split("<script")[0]
    page = visit(newspaper + print_story(folder, "slow", body), wait=False).page
    page.frame_locator("iframe").locator("html[data-ready=true]").wait_for(state="attached")
    page.evaluate("document.querySelector('iframe').height = 100")
    page.evaluate(
        """() => { const script = document.createElement("script");
        script.src = "/explainer/embed.js"; document.body.append(script); }"""
    )
    page.wait_for_function(FITS)


def test_without_the_script_a_frame_scrolls(visit: OpenVisit, newspaper: str, folder: Path) -> None:
    body = frame_of("choropleth").split("<script")[0]
    page = visit(newspaper + print_story(folder, "scrolls", body), wait=False).page
    inside = page.frame_locator("iframe")
    inside.locator("html[data-ready=true]").wait_for(state="attached")
    inside.locator("p.origin a").scroll_into_view_if_needed()
    expect(inside.locator("p.origin a")).to_be_in_viewport()


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_works_in_a_sandbox(visit: OpenVisit, newspaper: str, folder: Path, chart: str) -> None:
    body = frame_of(chart).replace("<iframe ", f'<iframe sandbox="{SANDBOX}" ')
    path = print_story(folder, f"sandbox-{chart}", body)
    opened = visit(newspaper + path, wait=False)
    opened.page.wait_for_function(TOLD)
    inside = opened.page.frame_locator("iframe")
    expect(inside.locator(f"{CHARTS[chart]}.is-live").first).to_be_attached()
    assert opened.complaints == []
    inside.locator("p.origin a").click()
    expect(opened.page).to_have_url(f"{newspaper}/explainer/index.html")


@pytest.mark.parametrize("width", [375, 720])
def test_the_height_that_is_reserved_is_nearly_that_of_the_chart(
    visit: OpenVisit, newspaper: str, folder: Path, demo_site: Path, width: int
) -> None:
    record = json.loads((demo_site / "embed" / "snippets.json").read_text(encoding="utf-8"))
    for chart in record["charts"]:
        snippet = put_before(chart["iframe"], "", "/explainer/")
        path = print_story(folder, "reserved", "<br>" + snippet.replace(' loading="lazy"', ""))
        page = visit(newspaper + path, wait=False, viewport={"width": width, "height": 900}).page
        page.wait_for_function(FITS)
        reserved = page.evaluate(RESERVED)
        assert abs(page.evaluate(HEIGHT) / reserved - 1) < 0.2, chart["chart"]


def test_no_other_frame_can_set_a_height(visit: OpenVisit, newspaper: str, folder: Path) -> None:
    (folder / "explainer" / "advert.html").write_text(
        "<title>Ad</title><script>parent.postMessage({ datelineHeight: 5000 }, '*')</script>", "utf-8"
    )
    body = frame_of("map") + '<iframe src="/explainer/advert.html" title="Ad" height="90"></iframe>'
    page = open_story(visit, newspaper, folder, "advert", body)
    page.evaluate("postMessage({ datelineHeight: 5000 }, '*')")
    page.wait_for_function(FITS)
    assert page.evaluate("document.querySelectorAll('iframe')[1].clientHeight") == 90
    assert page.evaluate(HEIGHT) < 1000


@pytest.mark.parametrize("value", ["'900'", "1e9", "NaN", "-5", "null", "{}"])
def test_a_height_that_is_none_is_ignored(visit: OpenVisit, newspaper: str, folder: Path, value: str) -> None:
    page = open_story(visit, newspaper, folder, "nonsense", frame_of("map"))
    page.wait_for_function(FITS)
    page.frames[1].evaluate(f"parent.postMessage({{ datelineHeight: {value} }}, '*')")
    page.wait_for_function(FITS)


@pytest.fixture(scope="module")
def event(demo_site: Path) -> tuple[str, str]:
    """The id and the title of an event that has a place."""
    told = json.loads((demo_site / "data" / "explainer.json").read_text(encoding="utf-8"))
    found = next(each for each in told["events"][12:] if each["shown"] and each["places"])
    return found["id"], found["title"]


@pytest.mark.parametrize("scripts", ["all", "none that unfold"])
@pytest.mark.parametrize("chart", ["timeline", "map"])
def test_an_event_of_the_address_is_told_on_a_card(
    visit: OpenVisit, demo_site: Path, event: tuple[str, str], chart: str, scripts: str
) -> None:
    page = visit("about:blank", wait=False).page
    if scripts != "all":
        page.add_init_script("delete window.DecompressionStream")
    page.goto(f"{(demo_site / 'embed' / f'{chart}.html').as_uri()}?event={event[0]}")
    expect(page.locator(".card .card-title")).to_have_text(event[1])
    expect(page.locator(".card blockquote")).to_be_visible()
    link = page.locator(".card .card-title a")
    assert (link.get_attribute("href") or "").startswith("../index.html#")
    if scripts == "all" and chart == "map":
        expect(page.locator(".pin-box.is-selected")).to_have_count(1)


@pytest.mark.parametrize("scripts", ["all", "none that unfold"])
@pytest.mark.parametrize("chart", CHARTS)
def test_the_theme_of_the_address_holds_against_that_of_the_system(
    visit: OpenVisit, demo_site: Path, chart: str, scripts: str
) -> None:
    page = visit("about:blank", wait=False, color_scheme="light").page
    if scripts != "all":
        page.add_init_script("delete window.DecompressionStream")
    for theme, paper, system in (
        ("dark", "rgb(20, 23, 27)", "light"),
        ("light", "rgb(255, 253, 249)", "dark"),
    ):
        page.emulate_media(color_scheme=system)  # type: ignore[arg-type]  # one of its words
        page.goto(f"{(demo_site / 'embed' / f'{chart}.html').as_uri()}?theme={theme}")
        page.wait_for_selector("html[data-ready=true]", state="attached")
        ground = "getComputedStyle(document.body).backgroundColor"
        assert page.evaluate(ground) == paper
        still = page.locator(f"{CHARTS[chart]} .still").first
        assert still.evaluate("still => getComputedStyle(still).getPropertyValue('--paper').trim()") == (
            "#14171b" if theme == "dark" else "#fffdf9"
        )


def test_the_theme_is_there_before_the_first_paint(demo_site: Path) -> None:
    html = (demo_site / "embed" / "timeline.html").read_text(encoding="utf-8")
    assert html.index("dataset.theme = wanted") < html.index("<style>")
