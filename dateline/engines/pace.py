"""How long items take, learnt by doing the first of them here: whether sending the rest away is worth it."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from typing import Any

from dateline.plain_data import do_on_bytes
from timeline.works import Work

_TRIED_S = 0.25
"""How long items are done here, to learn how long one takes."""


class Pace:
    """Seconds for an item, by the type of the work."""

    def __init__(self) -> None:
        self._seconds: dict[type, float] = {}

    def of(self, work: Work[Any, Any]) -> float:  # Any: see Engine
        """That of a work of which items are left."""
        return self._seconds[type(work)]

    # Any: see Engine
    def begin(
        self, work: Work[Any, Any], items: Sequence[bytes], worth_s: float, whole: bool = False
    ) -> Generator[bytes, None, Sequence[bytes]]:
        """The results of what is done here: the first items of a work that was never tried, or the `whole` of
        them, and all that would not take `worth_s`. Returns the items that are left."""
        tried = 0
        if type(work) not in self._seconds:
            for result in self._learn(work, items, whole):
                yield result
                tried += 1
        left = items[tried:]
        if left and self.of(work) * len(left) >= worth_s:
            return left
        yield from (do_on_bytes(work, item) for item in left)
        return ()

    # Any: see Engine
    def _learn(self, work: Work[Any, Any], items: Sequence[bytes], whole: bool) -> Iterator[bytes]:
        """The results of the first items, as many as are done while it is tried; of the `whole` of them."""
        tried, begun = 0, time.monotonic()
        for item in items:
            yield do_on_bytes(work, item)
            tried += 1
            if not whole and time.monotonic() - begun > _TRIED_S:
                break
        if tried:
            self._seconds[type(work)] = (time.monotonic() - begun) / tried
