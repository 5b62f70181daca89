"""Charts in somebody else's page without a frame, as a part of it or as pictures, whatever it styles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from output.addresses import put_before
from tests.browser.conftest import CHARTS, OpenVisit
from tests.browser.hosting import HOSTILE, open_newspaper, print_story
from tests.browser.test_accessibility import complaints_of_axe

SEEN = """host => { const root = host.shadowRoot.querySelector("figure");
    const look = getComputedStyle(root), stills = root.querySelectorAll(".static-timeline, .static-map");
    const shown = [...stills].filter(each => each.clientWidth);
    const label = root.querySelector("svg text"), title = root.querySelector(".title a");
    return { display: getComputedStyle(host).display, size: look.fontSize, spacing: look.letterSpacing,
        transform: look.textTransform, ink: look.color, paper: look.backgroundColor, shown: shown.length,
        chart: shown[0].clientWidth, host: host.clientWidth, title: getComputedStyle(title).fontSize,
        label: label && getComputedStyle(label).fill,
        letters: label && getComputedStyle(label).fontSize }; }"""
INK, PAPER = "rgb(23, 25, 30)", "rgb(255, 253, 249)"
DARK_INK, DARK_PAPER = "rgb(236, 234, 228)", "rgb(20, 23, 27)"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pages of the newspaper lie."""
    return tmp_path_factory.mktemp("host")


@pytest.fixture(scope="module")
def newspaper(demo_site: Path, folder: Path) -> Iterator[str]:
    """The address of a newspaper with the demo in a folder."""
    with open_newspaper(demo_site, folder) as address:
        yield address


@pytest.fixture(scope="module")
def charts(demo_site: Path) -> list[dict[str, Any]]:  # Any: JSON
    """What the site says of its snippets."""
    record = json.loads((demo_site / "embed" / "snippets.json").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = record["charts"]
    return found


@pytest.fixture(scope="module")
def fragments(demo_site: Path, charts: list[dict[str, Any]]) -> str:
    """All fragments as a system of the newspaper includes them."""
    parts = ((demo_site / chart["inline"]).read_text(encoding="utf-8") for chart in charts)
    return put_before("".join(parts), "", "/explainer/")


@pytest.fixture(scope="module")
def pictures(charts: list[dict[str, Any]]) -> str:
    """All pictures."""
    return put_before("".join(chart["picture"] for chart in charts), "", "/explainer/").replace(
        ' loading="lazy"', ""
    )


def look_at(page: Page) -> list[dict[str, Any]]:  # Any: JSON
    """What can be seen of each fragment, once its style sheet is there."""
    page.wait_for_load_state("networkidle")
    return [host.evaluate(SEEN) for host in page.locator(".dateline-inline").all()]


@pytest.mark.parametrize("style", ["", HOSTILE], ids=["plain", "hostile"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_host_reaches_nothing_of_a_fragment(
    visit: OpenVisit, newspaper: str, folder: Path, fragments: str, scheme: str, style: str
) -> None:
    path = print_story(folder, "part", fragments, style)
    opened = visit(newspaper + path, wait=False, color_scheme=scheme)
    for seen in look_at(opened.page):
        assert seen["display"] == "block"
        assert (seen["size"], seen["spacing"], seen["transform"]) == ("15px", "normal", "none")
        assert (seen["ink"], seen["paper"]) == ((DARK_INK, DARK_PAPER) if scheme == "dark" else (INK, PAPER))
        assert seen["title"] == "22px"
        assert seen["shown"] == 1
        assert 0.9 * seen["host"] < seen["chart"] + 34 or seen["chart"] == 688
        assert seen["label"] in (None, DARK_INK if scheme == "dark" else INK, *muted(scheme))
        assert seen["letters"] in (None, "12px", "13px") or float(seen["letters"][:-2]) < 20
    assert opened.outside == []
    assert opened.complaints == []


def muted(scheme: str) -> tuple[str]:
    """The colour of dates on the axis."""
    return ("rgb(169, 174, 182)",) if scheme == "dark" else ("rgb(88, 92, 100)",)


def test_a_fragment_reaches_nothing_of_the_host(
    visit: OpenVisit, newspaper: str, folder: Path, fragments: str
) -> None:
    look = "JSON.stringify({ ...getComputedStyle(document.querySelector('p.story')) })"
    bare = visit(newspaper + print_story(folder, "bare", '<p class="story note">Words.</p>'), wait=False).page
    path = print_story(folder, "both", f'<p class="story note">Words.</p>{fragments}')
    full = visit(newspaper + path, wait=False).page
    full.wait_for_load_state("networkidle")
    for name in ("color", "fontSize", "fontFamily", "margin", "width"):
        assert json.loads(full.evaluate(look))[name] == json.loads(bare.evaluate(look))[name]


def test_a_light_host_has_light_fragments_whatever_the_system(
    visit: OpenVisit, newspaper: str, folder: Path, fragments: str
) -> None:
    path = print_story(folder, "always-light", fragments, scheme="light")
    page = visit(newspaper + path, wait=False, color_scheme="dark").page
    assert {seen["paper"] for seen in look_at(page)} == {PAPER}


def test_a_telephone_gets_a_timeline_of_its_own(
    visit: OpenVisit, newspaper: str, folder: Path, fragments: str
) -> None:
    path = print_story(folder, "phone", fragments)
    page = visit(newspaper + path, wait=False, viewport={"width": 375, "height": 720}).page
    assert [seen["shown"] for seen in look_at(page)] == [1] * len(CHARTS)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_a_host_that_admits_no_style_sheet_still_has_the_chart_in_its_colours(
    visit: OpenVisit, newspaper: str, folder: Path, fragments: str
) -> None:
    bare = fragments.replace("/explainer/embed/inline.css", "/explainer/embed/none.css")
    page = visit(newspaper + print_story(folder, "unstyled", bare), wait=False).page
    (seen, *_) = look_at(page)
    assert seen["shown"] == 1
    mark = page.locator(".dateline-inline .wide circle.happened").first
    assert mark.evaluate("mark => getComputedStyle(mark).fill") == "rgb(11, 92, 138)"


def test_a_fragment_tells_and_links_every_event(
    visit: OpenVisit, newspaper: str, folder: Path, fragments: str, demo_site: Path
) -> None:
    told = json.loads((demo_site / "data" / "explainer.json").read_text(encoding="utf-8"))
    page = visit(newspaper + print_story(folder, "links", fragments), wait=False).page
    first = page.locator(".dateline-inline").first
    first.locator("summary").click()
    links = first.locator("details .events a")
    assert links.count() == sum(event["shown"] for event in told["events"])
    links.first.click()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    expect(page.locator(".event.is-selected")).to_have_count(1)
    assert page.url.startswith(f"{newspaper}/explainer/index.html#")


def test_without_shadow_roots_a_link_is_left(fragments: str) -> None:
    rest = fragments.split("</template>")[1:]
    assert all(part.startswith('<a href="/explainer/index.html">') for part in rest)


def test_a_fragment_has_no_script_and_no_style(fragments: str) -> None:
    for banned in ("<script", "<style", " style=", " onload", "javascript:"):
        assert banned not in fragments


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_is_content_with_the_host(
    visit: OpenVisit, newspaper: str, folder: Path, fragments: str, pictures: str, scheme: str
) -> None:
    path = print_story(folder, "axe", fragments + pictures)
    page = visit(newspaper + path, wait=False, color_scheme=scheme).page
    page.wait_for_load_state("networkidle")
    for host in page.locator(".dateline-inline summary").all():
        host.click()
    assert complaints_of_axe(page) == []


@pytest.mark.parametrize("width", [1280, 375])
def test_pictures_are_loaded_at_the_size_they_promise(
    visit: OpenVisit, newspaper: str, folder: Path, pictures: str, width: int
) -> None:
    path = print_story(folder, "pictures", pictures)
    opened = visit(newspaper + path, wait=False, viewport={"width": width, "height": 900})
    opened.page.wait_for_load_state("networkidle")
    for picture in opened.page.locator("img").all():
        natural, shown, drawn, source = picture.evaluate(
            "img => [img.naturalWidth / img.naturalHeight, img.width / img.height,"
            "img.naturalWidth, img.currentSrc]"
        )
        assert drawn == (720 if width > 600 else 340)
        assert abs(natural - shown) < 0.01
        assert ("/narrow/" in source) == (width < 600)
        assert len(picture.get_attribute("alt") or "") > 60
    assert opened.outside == []
    assert opened.complaints == []


@pytest.mark.parametrize("name", [*CHARTS, *(f"narrow/{chart}" for chart in CHARTS)])
def test_a_picture_stands_alone(visit: OpenVisit, demo_site: Path, name: str) -> None:
    opened = visit(demo_site / "embed" / f"{name}.svg", wait=False)
    sheet = opened.page.locator(".sheet")
    look = "sheet => getComputedStyle(sheet).fill"
    assert sheet.evaluate(look) == PAPER
    opened.page.emulate_media(color_scheme="dark")
    assert sheet.evaluate(look) == DARK_PAPER
    opened.page.goto(opened.page.url + "#light")
    assert sheet.evaluate(look) == PAPER
    assert opened.complaints == []
    assert len([address for address in opened.requests if "#" not in address]) == 1
