"""From the addresses among the sources to what they gave, and to the pages of their feeds if so wished."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from dateline.errors import SourceError
from dateline.fetching.addresses import read_address
from dateline.fetching.pages import Page
from dateline.naming import without_user
from dateline.sources.fetched import FetchedFile, list_links, make_file
from dateline.sources.metadata import is_address
from dateline.terminal import open_progress
from output.model import Skipped

_MOST_PAGES = 50
"""Of one feed; the entries that follow are read as the feed gives them."""

Fetch = Callable[[str], Page]
"""What an address gives. Raises SourceError with the reason if it gives nothing."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the addresses gave. `asked` are all that were fetched or tried, as they are sent; `missing` those
    of the named ones that gave nothing."""

    files: tuple[FetchedFile, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    missing: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


def gather_addresses(named: tuple[str, ...], fetch: Fetch, feed_pages: bool) -> Gathered:
    """What the named addresses give, each fetched once, one after the other."""
    basket = _Basket(fetch)
    missing = basket.fetch_all(named)
    if feed_pages:
        for feed in tuple(basket.files.values()):
            _follow_feed(feed, basket)
    return Gathered(tuple(basket.files.values()), tuple(basket.skipped), missing, tuple(basket.asked))


class _Basket:
    """What was fetched so far, by the address as it is sent."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self.files: dict[str, FetchedFile] = {}
        self.skipped: list[Skipped] = []
        self.asked: list[str] = []

    def fetch_all(self, addresses: Iterable[str]) -> tuple[str, ...]:
        """Fetch them; those that gave nothing."""
        wanted = tuple(addresses)
        with open_progress(len(wanted), "Fetching") as advance:
            missing = []
            for written in wanted:
                if not self._put(written):
                    missing.append(written)
                advance()
        return tuple(missing)

    def _put(self, written: str) -> bool:
        try:
            address = read_address(written)
            if address not in self.asked:
                self.asked.append(address)
                self.files[address] = make_file(written, self._fetch(written))
        except SourceError as error:
            self.skipped.append(Skipped(without_user(written), str(error)))
            return False
        return address in self.files


def _follow_feed(feed: FetchedFile, basket: _Basket) -> None:
    """Put the pages of a feed in the basket; an entry whose page gave nothing stays as the feed gives it."""
    links = [(slug, link) for slug, link in list_links(feed)[:_MOST_PAGES] if is_address(link)]
    failed = set(basket.fetch_all(dict.fromkeys(link for _, link in links)))
    found = tuple(slug for slug, link in links if link not in failed)
    basket.files[read_address(feed.source)] = replace(feed, elsewhere=found)
