"""Works whose results nobody will ask for again."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.engines import Engine
from dateline.plain_data import result_from_bytes, to_bytes
from dateline.terminal import open_progress
from timeline.works import Item, Result, Work


class Spreading:
    """Has an engine do a work for each item (`timeline.works.Each`)."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __call__(self, work: Work[Item, Result], items: Sequence[Item], /) -> list[Result]:
        """One result for each item, in order."""
        done = []
        with open_progress(len(items), work.label) as advance:
            for content in self._engine.run(work, [to_bytes(item) for item in items]):
                done.append(result_from_bytes(work, content))
                advance()
        return done
