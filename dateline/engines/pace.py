"""How long items take, learnt by doing the first of them here: whether sending the rest away is worth it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import Any

from dateline.plain_data import do_on_bytes
from timeline.works import Work

_TRIED_S = 0.25
"""How long items are done here, to learn how long one takes."""


class Pace:
    """Seconds for an item, by the type of the work."""

    def __init__(self) -> None:
        self._seconds: dict[type, float] = {}

    def of(self, work: Work[Any, Any]) -> float | None:  # Any: see Engine
        """That of a work; None where none was tried."""
        return self._seconds.get(type(work))

    # Any: see Engine
    def learn(self, work: Work[Any, Any], items: Sequence[bytes], whole: bool = False) -> Iterator[bytes]:
        """The results of the first items, as many as are done while it is tried; of the `whole` of them."""
        tried, begun = 0, time.monotonic()
        for item in items:
            yield do_on_bytes(work, item)
            tried += 1
            if not whole and time.monotonic() - begun > _TRIED_S:
                break
        if tried:
            self._seconds[type(work)] = (time.monotonic() - begun) / tried
