"""Visits: a page opened in the browser, with everything it asked for and complained about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from output.model import Theme
from output.page import render_page
from tests.browser.busy_story import make_busy_explainer

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 375, "height": 720}
PATIENCE_MS = 60_000
"""How long a browser that does nothing is waited for: machines are slow when they are busy."""
expect.set_options(timeout=PATIENCE_MS)
CHARTS = {"timeline": ".timeline", "map": ".map", "choropleth": ".positions"}
"""The three charts, by the name of their embed, and the figure each is drawn in."""

DRAWN = """() => [...document.querySelectorAll(".labels .label, .labels .bubble")]
    .flatMap(each => each.numbers || [each.number])"""
"""The numbers of the events that the timeline shows, by a label or in a bubble."""


@dataclass
class Visit:
    """An open page, the addresses it requested and what it wrote to the console as an error."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def outside(self) -> list[str]:
        """Requests that would have left the machine."""
        inside = ("file:", "data:", "blob:", "about:", "http://127.0.0.1:")
        return [address for address in self.requests if not address.startswith(inside)]


OpenVisit = Callable[..., Visit]


@pytest.fixture(scope="session")
def contexts() -> list[BrowserContext]:
    """The windows that are open."""
    return []


@pytest.fixture(autouse=True)
def close_windows(contexts: list[BrowserContext]) -> Iterator[None]:
    """Close what a test has opened; those of its module's fixtures were open before."""
    before = len(contexts)
    yield
    while len(contexts) > before:
        contexts.pop().close()


@pytest.fixture(scope="session")
def visit(browser: Browser, contexts: list[BrowserContext]) -> OpenVisit:
    """`visit(path or address, wait=True, **context options)`; waits until the charts are drawn."""

    def open_visit(target: Path | str, wait: bool = True, **options: object) -> Visit:
        # Any: Playwright's options are typed one by one, and we pass some of them on.
        context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **options})  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        visit = Visit(context.new_page())
        visit.page.on("request", lambda request: visit.requests.append(request.url))
        visit.page.on("console", lambda said: note(visit, said.type, said.text))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.page.on("dialog", lambda dialog: refuse(visit, dialog))
        visit.page.goto(target.as_uri() if isinstance(target, Path) else target)
        if wait and options.get("java_script_enabled", True):
            visit.page.wait_for_selector("html[data-ready=true]", state="attached")
        return visit

    return open_visit


def refuse(visit: Visit, dialog: Dialog) -> None:
    """A page of ours asks nothing of anybody."""
    visit.complaints.append(f"{dialog.type}: {dialog.message}")
    dialog.dismiss()


def note(visit: Visit, kind: str, text: str) -> None:
    """Keep errors and warnings of the console."""
    if kind in ("error", "warning"):
        visit.complaints.append(f"{kind}: {text}")


@pytest.fixture(scope="session")
def demo(visit: OpenVisit, demo_site: Path) -> Visit:
    """The demo's page, 1280 pixels wide; for tests that leave it as it is."""
    return visit(demo_site / "index.html")


@pytest.fixture(scope="session")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a story with more events than a timeline has labels for."""
    path = tmp_path_factory.mktemp("busy") / "index.html"
    path.write_bytes(render_page(make_busy_explainer(), Theme()).content)
    return path


@pytest.fixture(scope="session")
def plain(visit: OpenVisit, demo_site: Path) -> Visit:
    """The demo's page without JavaScript."""
    return visit(demo_site / "index.html", java_script_enabled=False)
