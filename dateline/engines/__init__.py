"""Engines: where works are done. Each takes a work and its items as bytes, and gives the results as bytes, in
order; what runs and what remembers knows nothing of articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from dateline.engines.dask_cluster import DaskCluster
from dateline.engines.processes import Processes, count_processors
from timeline.works import Work


class Engine(Protocol):
    """Does one work for many items."""

    at_once: int
    """How many of them it is best given at a time; they and their results are in memory meanwhile."""

    # Any: what is in the bytes is the work's own affair (dateline.plain_data).
    def run(self, work: Work[Any, Any], items: Sequence[bytes]) -> Iterator[bytes]:
        """The result of each item, in order, as soon as it is there."""


@contextmanager
def open_engine() -> Iterator[Engine]:
    """All processors of this machine."""
    engine = Processes(count_processors())
    try:
        yield engine
    finally:
        engine.close()


@contextmanager
def open_cluster(scheduler: str | None, here: Engine) -> Iterator[Engine]:
    """The cluster that has its scheduler at this address; what there is here, where none is named."""
    if scheduler is None:
        yield here
        return
    engine = DaskCluster(scheduler)
    try:
        yield engine
    finally:
        engine.close()
