"""Measures our page beside its peers, built from their own packages, in the same run of the same Chromium.

Usage: python -m scripts.bench_page [--sizes 20,2000] [--loads 5] [--ours] [--json FILE]. The peers of npm are
fetched into a temporary folder; their versions are pinned in scripts/page_bench/package-lock.json.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright

from scripts.find_browser import ADVICE, find_browser
from scripts.page_bench import measuring
from scripts.page_bench.made_story import make_story
from scripts.page_bench.pages import Missing, Page, build_ours, build_peers, fetch_packages
from scripts.page_bench.table import Figures, summarise, write_table

DRAGS = 3
MOST_INSPECTED = 100
"""A page of more events is not looked at closely: axe and the tab key would take hours."""
PEERS_OF_NPM = ("TimelineJS3", "vis-timeline")
ARGUMENTS = (
    "--no-sandbox",  # a container's root cannot have one
    "--disable-dev-shm-usage",
    "--disable-background-networking",
)
NOTES = (
    "Medians of cold loads in fresh contexts, from navigation start; drags of 1.5 s in 60 moves.",
    "busy: the main thread's own time until the chart was there; a busy machine makes it little longer.",
    "Other hosts are counted and blocked; folium is lent Leaflet and jQuery of npm, or nothing is drawn.",
    "px.timeline draws only a box when dragged, its chart when panning; vis-timeline draws what is in view.",
    'axe: rules broken, light and dark together. Keyboard: heard by name on Tab, arrows and "next" buttons.',
)


def measure_all(browser: Browser, pages: Sequence[Page], packages: Path | None, loads: int) -> list[Figures]:
    """The figures of these pages; loads take turns, so that a busy machine is busy for all of them."""
    rows = [
        Figures(page.name, count_events(page), len(page.explainer.stances) if page.whole else 0)
        for page in pages
    ]
    for _ in range(loads):
        for page, row in zip(pages, rows, strict=True):
            if not row.missing:
                row.loads.append(measuring.load_cold(browser, page, packages))
                row.missing = "" if row.loads[-1].ready_ms else "no chart came"
    for page, row in zip(pages, rows, strict=True):
        if row.missing:
            continue
        tell(f"{page.name}, {row.events} events: dragging and weighing")
        row.drags = measuring.drag(browser, page, packages, DRAGS)
        row.weight = measuring.weigh(browser, page, packages)
    return rows


def inspect(browser: Browser, page: Page, row: Figures, packages: Path | None) -> None:
    """Add what does not change with the number of events: rules broken, names reached, words there."""
    tell(f"{page.name}: axe, keyboard, words")
    row.violations = sorted(measuring.list_violations(browser, page, packages))
    row.reach = measuring.walk(browser, page, packages)
    if page.whole:
        row.words = measuring.count_words(browser, page, packages)


def count_events(page: Page) -> int:
    """How many events a page tells."""
    return len(page.explainer.timeline.events)


def tell(message: str) -> None:
    """Say on stderr what is going on."""
    print(message, file=sys.stderr)


def try_to_fetch(fetch: Callable[[Path], None], folder: Path) -> tuple[Path | None, str]:
    """The folder, filled; or None and the reason."""
    try:
        fetch(folder)
    except RuntimeError as error:
        return None, str(error)
    return folder, ""


def run(browser: Browser, wanted: argparse.Namespace, folder: Path) -> list[Figures]:
    """Build and measure every page, size by size; those of the smallest size are looked at closely."""
    packages, reason = try_to_fetch(fetch_packages, folder / "peers")
    rows: list[Figures] = []
    for size in wanted.sizes:
        explainer = make_story(size)
        built: list[Page | Missing] = list(build_ours(explainer, folder / f"ours-{size}"))
        if not wanted.ours:
            built += build_peers(explainer, folder / f"peers-{size}", packages)
            built += [] if packages else [Missing(name, reason) for name in PEERS_OF_NPM]
        pages = [page for page in built if isinstance(page, Page)]
        measured = measure_all(browser, pages, packages, wanted.loads)
        if size == min(wanted.sizes) and size <= MOST_INSPECTED:
            for page, row in zip(pages, measured, strict=True):
                if row.missing:
                    continue
                inspect(browser, page, row, packages)
        rows += measured
        rows += [Figures(each.name, size, missing=each.reason) for each in built if isinstance(each, Missing)]
    return rows


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """What the user wants."""
    parser = argparse.ArgumentParser(prog="bench_page", description=__doc__)
    parser.add_argument(
        "--sizes", type=lambda text: [int(size) for size in text.split(",")], default=[20, 2000]
    )
    parser.add_argument("--loads", type=int, default=5)
    parser.add_argument("--ours", action="store_true", help="our page alone")
    parser.add_argument("--json", type=Path, metavar="FILE")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Print the table. Returns 1 when no browser can be had."""
    wanted = read_arguments(arguments)
    path = find_browser()
    if path is None:
        print(ADVICE, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        rows = run(browser, wanted, Path(folder))
        browser.close()
    print(write_table(rows, NOTES))
    if wanted.json:
        told = {"notes": NOTES, "pages": [summarise(row) for row in rows]}
        wanted.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Error as error:
        sys.exit(f"the browser stopped: {error}")
