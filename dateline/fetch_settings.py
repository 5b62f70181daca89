"""What config.yaml says under `fetch`: how pages and feeds are fetched that `sources` names by address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from dateline.tables import Table


def _name_ourselves() -> str:
    try:
        return f"dateline/{version('dateline')}"
    except PackageNotFoundError:  # run from a folder that was never installed
        return "dateline"


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How an address is fetched."""

    user_agent: str = _name_ourselves()
    """Who asks, as servers and their robots.txt know it."""
    private: bool = False
    """Whether servers of this machine and of private networks may be asked."""
    robots: bool = True
    """Whether robots.txt is asked first, and obeyed."""
    feed_pages: bool = False
    """Whether the pages that a feed links to are read instead of its entries."""
    timeout_s: float = 20.0
    """For a whole answer."""
    largest_mb: float = 20.0
    """Of an answer, unpacked."""
    pause_s: float = 1.0
    """Between two requests to one server."""


USUAL = FetchSettings()


def read_fetching(table: Table) -> FetchSettings:
    """The settings a configuration gives; what is wrong goes to the table's problems."""
    fetch, usual = table.table("fetch"), USUAL
    user_agent = fetch.text("user_agent") or usual.user_agent
    if not re.fullmatch(r"[\x20-\x7e]{1,200}", user_agent):
        fetch.complain("user_agent", "must be a line of plain letters: Quay News (desk@quay.example)")
        user_agent = usual.user_agent
    settings = FetchSettings(
        user_agent=user_agent,
        private=fetch.flag("private", usual.private),
        robots=fetch.flag("robots", usual.robots),
        feed_pages=fetch.flag("feed_pages", usual.feed_pages),
        timeout_s=fetch.number("timeout_s", 0.1, 600, usual.timeout_s),
        largest_mb=fetch.number("largest_mb", 0.001, 100, usual.largest_mb),
        pause_s=fetch.number("pause_s", 0, 60, usual.pause_s),
    )
    fetch.finish()
    return settings
