"""What a page costs and gives, in a headless Chromium: seconds, bytes, frames, requests, names, words."""

from __future__ import annotations

import gzip
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser, CDPSession, Error, Route
from playwright.sync_api import Page as Tab

from geo.countries import country_name
from output.model import Explainer, Theme
from output.story import prepare_story
from scripts.page_bench.pages import Page

PROBE = (Path(__file__).resolve().parent / "probe.js").read_text(encoding="utf-8")
WINDOW = {"width": 1280, "height": 900}
PATIENCE_MS = 90_000
LENT = {
    "leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet.css": "leaflet/dist/leaflet.css",
    "jquery-3.7.1.min.js": "jquery/dist/jquery.min.js",
}
"""What folium draws nothing without, by the name it is asked for, and its place among the packages."""
DRAG_STEPS, DRAG_S, DRAG_PX = 60, 1.5, 300
LONG_FRAME_MS = 50
WITHOUT_SCRIPTS = """() => {
    const copy = document.body.cloneNode(true);
    for (const element of copy.querySelectorAll("script, style, template")) element.remove();
    return copy.textContent.replace(/\\s+/g, " ");
}"""
"""The words of a page that runs no script, what is folded up included: a reader unfolds it without one."""


@dataclass
class Traffic:
    """What a page asked for."""

    files: set[Path] = field(default_factory=set)
    outside: list[str] = field(default_factory=list)
    clock: CDPSession | None = None
    """Counts the time of the main thread, from before the page is there."""
    served_bytes: list[bytes] = field(default_factory=list)
    """What came from the peers' packages in place of a server."""


@dataclass(frozen=True, slots=True)
class Load:
    """One cold load, in milliseconds since navigation started; None for what never came."""

    painted_ms: float | None
    ready_ms: float | None
    busy_ms: float | None
    """How long the main thread was at work until then, by its own clock: other programs hardly count."""


@dataclass(frozen=True, slots=True)
class Drag:
    """How one drag went."""

    fps: float
    long_frames: float
    """The share of frames longer than LONG_FRAME_MS."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of a page's events and countries a keyboard alone reaches by a name of their own."""

    events: int
    countries: int


@dataclass(frozen=True, slots=True)
class Weight:
    """Everything a page loads, in bytes; what was blocked weighs nothing."""

    raw: int
    packed: int
    hosts: int
    requests_outside: int


@contextmanager
def opened(
    browser: Browser, page: Page, packages: Path | None = None, **options: object
) -> Iterator[tuple[Tab, Traffic]]:
    """The page in a context of its own, with its traffic; other hosts are not reached.

    `packages` has the files that are given to pages that want them from a server.
    """
    context = browser.new_context(**{"viewport": WINDOW, **options})  # type: ignore[arg-type]  # typed one by one
    context.set_default_timeout(PATIENCE_MS)
    traffic = Traffic()
    context.route(re.compile("^https?:"), lambda route: refuse(route, traffic, packages))
    tab = context.new_page()
    traffic.clock = context.new_cdp_session(tab)
    traffic.clock.send("Performance.enable")
    tab.on("request", lambda request: note_file(request.url, traffic))
    tab.add_init_script(f"{PROBE};window.benchProbe.await({page.marks!r}, {page.least})")
    try:
        tab.goto(page.path.as_uri(), wait_until="commit")
        yield tab, traffic
    finally:
        context.close()


def note_file(address: str, traffic: Traffic) -> None:
    """Keep the path of a local file that was asked for."""
    if address.startswith("file:"):
        traffic.files.add(Path(url2pathname(unquote(urlsplit(address).path))))


def refuse(route: Route, traffic: Traffic, packages: Path | None) -> None:
    """Count a request to another host and block it, but for the files of LENT."""
    address = route.request.url
    traffic.outside.append(address)
    name = urlsplit(address).path.rsplit("/", 1)[-1]
    file = packages / "node_modules" / LENT[name] if packages and name in LENT else None
    if file:
        traffic.served_bytes.append(file.read_bytes())
        route.fulfill(path=file)
    else:
        route.abort()


def wait_for_chart(tab: Tab) -> bool:
    """Whether the marks came."""
    try:
        # Not wait_for_function: what it polls is evaluated, which our policy forbids.
        tab.wait_for_selector("html[data-bench-ready]", state="attached")
    except Error:
        return False
    return True


def load_cold(browser: Browser, page: Page, packages: Path | None) -> Load:
    """One load in a fresh context."""
    with opened(browser, page, packages) as (tab, traffic):
        if not wait_for_chart(tab) or traffic.clock is None:
            return Load(None, None, None)
        told = traffic.clock.send("Performance.getMetrics")["metrics"]
        busy = next((each["value"] * 1000 for each in told if each["name"] == "ThreadTime"), None)
        tab.wait_for_selector("html[data-bench-painted]", state="attached")
        painted, ready = tab.evaluate("[window.benchProbe.painted, window.benchProbe.ready]")
        return Load(painted, ready, busy)


def drag(browser: Browser, page: Page, packages: Path | None, times: int) -> list[Drag]:
    """The chart taken hold of at its middle and moved to the left and back, so many times."""
    with opened(browser, page, packages) as (tab, _):
        if not wait_for_chart(tab):
            return []
        tab.wait_for_timeout(1000)
        handle = tab.locator(page.handle).first
        handle.scroll_into_view_if_needed()
        return [drag_once(tab, page.handle) for _ in range(times)]


def drag_once(tab: Tab, handle: str) -> Drag:
    """One drag of DRAG_STEPS moves over DRAG_S seconds, or slower where the page is."""
    box = tab.locator(handle).first.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + min(box["height"], WINDOW["height"] - box["y"]) / 2
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.evaluate("window.benchProbe.record()")
    start = time.perf_counter()
    for step in range(1, DRAG_STEPS + 1):
        way = 2 * step / DRAG_STEPS
        tab.mouse.move(x - DRAG_PX * (way if way <= 1 else 2 - way), y)
        time.sleep(max(0, start + step * DRAG_S / DRAG_STEPS - time.perf_counter()))
    frames = tab.evaluate("window.benchProbe.stop()")
    tab.mouse.up()
    tab.wait_for_timeout(700)
    return rate_frames(frames)


def rate_frames(frames: list[float]) -> Drag:
    """The rate of frames at these moments (milliseconds)."""
    lengths = [after - before for before, after in pairwise(frames)]
    if not lengths:
        return Drag(0, 1)
    late = sum(length > LONG_FRAME_MS for length in lengths)
    return Drag(1000 * len(lengths) / sum(lengths), late / len(lengths))


def weigh(browser: Browser, page: Page, packages: Path | None) -> Weight:
    """The bytes of every file, each packed by itself as a server would."""
    with opened(browser, page, packages) as (tab, traffic):
        wait_for_chart(tab)
        tab.wait_for_timeout(1500)
        bodies = [
            path.read_bytes() for path in sorted(traffic.files) if path.is_file()
        ] + traffic.served_bytes
        hosts = {urlsplit(address).hostname for address in traffic.outside}
        packed = sum(len(gzip.compress(body, 9)) for body in bodies)
        return Weight(sum(map(len, bodies)), packed, len(hosts), len(traffic.outside))


def list_violations(browser: Browser, page: Page, packages: Path | None) -> set[str]:
    """The rules of axe-core that the page breaks, of any impact, in light or in dark."""
    found: set[str] = set()
    for scheme in ("light", "dark"):
        with opened(browser, page, packages, color_scheme=scheme, reduced_motion="reduce") as (tab, _):
            wait_for_chart(tab)
            tab.wait_for_timeout(500)
            found |= {violation["id"] for violation in Axe().run(tab).response["violations"]}
    return found


def count_words(browser: Browser, page: Page, packages: Path | None) -> tuple[int, int]:
    """How many characters of the story are there without JavaScript, and how many there are in all."""
    wanted = list_words(page.explainer)
    with opened(browser, page, packages, java_script_enabled=False) as (tab, _):
        tab.wait_for_load_state("domcontentloaded")
        text = tab.evaluate(WITHOUT_SCRIPTS)
    return sum(len(words) for words in wanted if words in text), sum(map(len, wanted))


def list_words(explainer: Explainer) -> list[str]:
    """Everything that should be read: titles, dates, places, quotations, sources, countries, stances."""
    story = prepare_story(explainer, Theme())
    words = [source.name for source in story.outline.library.sources.values()]
    for line in story.outline.events:
        words += [line.event.title, line.when, line.passage.quote]
        words += [placement.place.name for placement in line.placements]
    for board in story.boards:
        words.append(board.question.title)
        for group in board.groups:
            words += [group.label, *(country.name for country in group.countries)]
            words += [passage.quote for country in group.countries for passage in country.passages]
    return [re.sub(r"\s+", " ", each) for each in words]


def walk(browser: Browser, page: Page, packages: Path | None) -> Reach:
    """What is heard by the tab key, by arrows from each stop, and by any button that leads to the next."""
    titles = [event.title for event in page.explainer.timeline.events]
    countries = {country_name(stance.country, "en") for stance in page.explainer.stances}
    heard: list[str] = []
    with opened(browser, page, packages, reduced_motion="reduce") as (tab, _):
        wait_for_chart(tab)
        tab.wait_for_timeout(500)
        first, steps = "", 6 * len(titles) + 2 * len(countries) + 60
        for stop in range(steps):
            tab.keyboard.press("Tab")
            name, told = tab.evaluate("window.benchProbe.hear()")
            if name is None or (stop > 3 and name == first):
                break
            first = first or name
            heard += [name, told]
            if re.search(r"\b(next|forward)\b", name, re.IGNORECASE):
                heard += press_on(tab, "Enter", len(titles))
        for role in (".timeline [tabindex='0'], [role=application], canvas, svg[tabindex]",):
            if tab.locator(role).count():
                tab.locator(role).first.focus()
                heard += press_on(tab, "ArrowRight", len(titles))
    return Reach(len(told_apart(titles, heard)), len(told_apart(sorted(countries), heard)))


def told_apart(wanted: list[str], heard: list[str]) -> set[str]:
    """Those wanted that were heard by themselves: a name that holds two of them is nobody's own."""
    found = [[each for each in wanted if each in name] for name in set(heard)]
    return {own[0] for own in found if len(own) == 1}


def press_on(tab: Tab, key: str, times: int) -> list[str]:
    """What is heard on pressing a key so many times."""
    heard: list[str] = []
    for _ in range(times):
        tab.keyboard.press(key)
        tab.wait_for_timeout(30)
        heard += [words for words in tab.evaluate("window.benchProbe.hear()") if words]
    return heard
