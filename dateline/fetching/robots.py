"""What servers ask robots to leave alone: robots.txt (RFC 9309), read once for each server and build."""

from __future__ import annotations

import re
from collections.abc import Callable

from protego import Protego

from dateline.errors import SourceError, UnreachableError
from dateline.fetching.addresses import origin_of
from dateline.fetching.asking import Answer
from dateline.fetching.reach import PrivateNetworkError


class Robots:
    """The rules of the servers; `ask` gives the answer at an address, redirects followed."""

    def __init__(self, user_agent: str, ask: Callable[[str], Answer]) -> None:
        product = re.match(r"[A-Za-z_-]+", user_agent)
        self._name = product[0] if product else user_agent
        self._ask = ask
        self._rules: dict[str, Protego | SourceError] = {}

    def check(self, address: str) -> float:
        """The pause in seconds that the server wishes for. Raises SourceError if it wants no robot there."""
        origin = origin_of(address)
        if origin not in self._rules:
            self._rules[origin] = self._load(origin)
        rules = self._rules[origin]
        if isinstance(rules, SourceError):
            raise rules
        if not rules.can_fetch(address, self._name):
            raise SourceError("robots.txt asks to leave it alone; save the page and name the file")
        return rules.crawl_delay(self._name) or 0.0

    def _load(self, origin: str) -> Protego | SourceError:
        """RFC 9309, 2.3.1: no robots.txt allows all, one that cannot be read allows nothing."""
        try:
            answer = self._ask(f"{origin}/robots.txt")
        except (UnreachableError, PrivateNetworkError) as error:
            return error  # what is wrong with the server, and not with this file
        except SourceError as error:
            return SourceError(f"robots.txt: {error}")
        if answer.status == 429 or answer.status >= 500:
            return UnreachableError(f"robots.txt: the server failed ({answer.status})")
        return Protego.parse(answer.body.decode("utf-8", "replace"))
