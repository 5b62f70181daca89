"""How often each address is asked while a site is watched: as its server or its feed wishes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dateline.errors import SourceError
from geo.geocoders.patience import Clock

_USUAL_S = 15 * 60.0
"""Where neither says anything."""
_LEAST_S, _MOST_S = 5 * 60.0, 24 * 3600.0
"""No server is asked more often, and none is forgotten."""
_MAX_AGE = re.compile(r"(?:^|,)\s*max-age=\"?(\d{1,9})", re.IGNORECASE)
_TTL = re.compile(rb"<ttl>\s*(\d{1,6})\s*</ttl>", re.IGNORECASE)
_HEAD = 20_000
"""Bytes of a feed before its entries, at most."""


class Rounds:
    """When each address is due again, and which of them gave nothing."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._now = (clock or Clock()).now
        self._due: dict[str, float] = {}
        self._failed: dict[str, SourceError] = {}

    def rests(self, address: str) -> bool:
        """Whether what it gave last may be taken as it is. Raises what was raised then if it gave nothing."""
        if self._now() >= self._due.get(address, float("-inf")):
            return False
        if error := self._failed.get(address):
            raise error
        return True

    def note(self, address: str, pace_s: float, error: SourceError | None = None) -> None:
        """It was asked just now; the error is what it failed with, with nothing to be taken instead."""
        self._due[address] = self._now() + pace_s
        self._failed.pop(address, None)
        if error:
            self._failed[address] = error

    def wait_s(self) -> float | None:
        """Seconds until the next is due; None if none was asked yet."""
        return max(min(self._due.values()) - self._now(), 0.0) if self._due else None


def pace_of(headers: Mapping[str, str] | None = None, body: bytes = b"") -> float:
    """Seconds for which an answer holds: what its server says (RFC 9111, max-age) or its feed (RSS 2.0, ttl
    in minutes), the longer of both, from five minutes to a day.

    >>> pace_of(), pace_of({"cache-control": "public, max-age=3600"}), pace_of({}, b"<rss><ttl>120</ttl>")
    (900.0, 3600.0, 7200.0)
    """
    told = [float(found[1]) for found in _MAX_AGE.finditer((headers or {}).get("cache-control", ""))]
    told += [60.0 * int(found[1]) for found in _TTL.finditer(body[:_HEAD])]
    return min(max(*told, _LEAST_S), _MOST_S) if told else _USUAL_S
