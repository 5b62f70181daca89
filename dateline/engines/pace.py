"""How long items take, learnt by doing the first of them here: whether sending the rest away is worth it."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from typing import Any

from dateline.plain_data import do_on_bytes
from timeline.works import Work

_TRIED_S = 0.25
"""How long items are done here at most, to learn how long one takes; processes that run wait meanwhile."""


class Pace:
    """Seconds for an item, by the type of the work."""

    def __init__(self) -> None:
        self._seconds: dict[type, float] = {}

    def of(self, work: Work[Any, Any]) -> float:  # Any: see Engine
        """That of a work of which items are left."""
        return self._seconds[type(work)]

    # Any: see Engine
    def begin(
        self, work: Work[Any, Any], items: Sequence[bytes], worth_s: float
    ) -> Generator[bytes, None, Sequence[bytes]]:
        """The results of what is done here: the first items of a work that was never tried, or all where they
        would not take `worth_s`. Returns those that are left."""
        tried = 0
        if type(work) not in self._seconds:
            for result in self._learn(work, items, min(_TRIED_S, worth_s)):
                yield result
                tried += 1
        left = items[tried:]
        if left and self.of(work) * len(left) >= worth_s:
            return left
        yield from (do_on_bytes(work, item) for item in left)
        return ()

    # Any: see Engine
    def _learn(self, work: Work[Any, Any], items: Sequence[bytes], most_s: float) -> Iterator[bytes]:
        """The results of the first items, as many as are done in that time. The first counts only while there
        is no other: it loads what all need."""
        spent_s = 0.0
        for before, item in enumerate(items):
            begun = time.monotonic()
            result = do_on_bytes(work, item)
            took_s = time.monotonic() - begun
            spent_s += took_s if before else 0.0
            self._seconds[type(work)] = spent_s / before if before else took_s
            yield result  # whoever takes it may come back late
            if before and spent_s > most_s:
                break
