"""From an address to a page: robots asked first, redirects followed, unchanged pages not sent again."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from urllib.parse import urljoin

from dateline.errors import SourceError, UnreachableError
from dateline.fetch_settings import FetchSettings
from dateline.fetching.addresses import origin_of, read_address
from dateline.fetching.asking import Answer, ask
from dateline.fetching.pace import Pace
from dateline.fetching.pages import Page
from dateline.fetching.reach import Reach
from dateline.fetching.robots import Robots
from dateline.fetching.rounds import Rounds, pace_of
from dateline.terminal import say
from geo.geocoders.patience import Clock

_MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_LARGEST_ROBOTS = 1_000_000
"""Bytes; RFC 9309 wants half of it to be read."""
_LONGEST_VALIDATOR = 1000
_ACCEPTED = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, "
    "application/pdf, */*;q=0.5"
)
_WHY = {
    401: "not allowed (401); save the page and name the file",
    403: "not allowed (403); save the page and name the file",
    404: "not found (404)",
    410: "gone (410)",
    429: "asked too often (429)",
}


class Fetcher:
    """Fetches by these settings; `kept` are the pages that earlier builds fetched, by address. With `rounds`
    an address is asked again when it is due, without them every time."""

    def __init__(
        self,
        settings: FetchSettings,
        kept: MutableMapping[str, Page],
        reach: Reach | None = None,
        clock: Clock | None = None,
        rounds: Rounds | None = None,
    ) -> None:
        self._settings = settings
        self._largest = int(settings.largest_mb * 1_000_000)
        self._kept = kept
        self._reach = reach or (Reach(lambda ip: True) if settings.private else Reach())
        self._rounds = rounds
        self._pace = Pace(settings.pause_s, clock or Clock())
        self._robots = Robots(settings.user_agent, self._ask_robots)

    def fetch(self, written: str) -> Page:
        """What the address gives, or gave last if its server is down, which a line says. Raises SourceError
        with the reason if it gives nothing."""
        address = read_address(written)
        kept = self._kept.get(address)
        if self._rounds and self._rounds.rests(address) and kept:
            return kept
        try:
            page, pace_s = self._fetch(address, kept)
        except SourceError as error:
            usable = kept if isinstance(error, UnreachableError) else None
            self._note(address, pace_of(), None if usable else error)
            if usable is None:
                raise
            say(f"{written}: {error}; what was fetched last is used")
            return usable
        self._note(address, pace_s)
        if page != kept:
            self._kept[address] = page
        return page

    def _note(self, address: str, pace_s: float, error: SourceError | None = None) -> None:
        if self._rounds:
            self._rounds.note(address, pace_s, error)

    def _fetch(self, address: str, kept: Page | None) -> tuple[Page, float]:
        """What the address gives, and for how many seconds it holds."""

        def turn(at: str) -> Answer:
            wished_s = self._robots.check(at) if self._settings.robots else 0.0
            known = kept if kept and kept.address == at else None
            return self._ask(at, wished_s, self._largest, _conditions(known))

        final, answer = _follow(address, turn)
        if answer.status == 304 and kept and _conditions(kept) and kept.address == final:
            return kept, pace_of(answer.headers, kept.body)
        if answer.status != 200:
            raise _failure(answer.status)
        page = Page(
            final,
            answer.headers.get("content-type", ""),
            answer.body,
            _short(answer.headers.get("etag", "")),
            _short(answer.headers.get("last-modified", "")),
        )
        return page, pace_of(answer.headers, page.body)

    def _ask_robots(self, address: str) -> Answer:
        return _follow(address, lambda at: self._ask(at, 0.0, _LARGEST_ROBOTS, {}))[1]

    def _ask(self, address: str, wished_s: float, largest: int, conditions: dict[str, str]) -> Answer:
        self._pace.wait(origin_of(address), wished_s)
        headers = {"User-Agent": self._settings.user_agent, "Accept": _ACCEPTED, **conditions}
        return ask(address, headers, self._settings.timeout_s, largest, self._reach)


def _follow(address: str, turn: Callable[[str], Answer]) -> tuple[str, Answer]:
    """Where the redirects lead, and the answer there; every step is checked like the first."""
    at = address
    for _ in range(_MOST_REDIRECTS + 1):
        try:
            answer = turn(at)
        except SourceError as error:
            raise error if at == address else type(error)(f"redirected to {at[:200]}: {error}") from None
        target = answer.headers.get("location", "")
        if answer.status not in _REDIRECTS or not target:
            return at, answer
        at = _join(at, target)
    raise SourceError(f"redirected more than {_MOST_REDIRECTS} times")


def _join(address: str, target: str) -> str:
    """Where a redirect leads. Raises SourceError if that is nothing to be fetched."""
    try:
        return read_address(urljoin(address, target.replace(" ", "%20")))
    except ValueError:
        fault = "not a web address"
    except SourceError as error:
        fault = str(error)
    raise SourceError(f"redirected to {target[:200]}: {fault}")


def _conditions(known: Page | None) -> dict[str, str]:
    """The headers that ask for the page only if it has changed."""
    told = {"If-None-Match": known.etag, "If-Modified-Since": known.modified} if known else {}
    return {name: value for name, value in told.items() if value}


def _short(validator: str) -> str:
    usable = validator.isascii() and validator.isprintable() and len(validator) <= _LONGEST_VALIDATOR
    return validator if usable else ""


def _failure(status: int) -> SourceError:
    if status >= 500:
        return UnreachableError(f"the server failed ({status})")
    reason = _WHY.get(status, f"answered {status}")
    return UnreachableError(reason) if status == 429 else SourceError(reason)
