"""The processors of this machine: batches of items, done by processes that live as long as the build."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from dateline.plain_data import do_on_bytes
from timeline.works import Work

_WORTH_IT = 200_000
"""Bytes of items from which on it is worth starting processes: a second of reading."""
_BATCH = 100_000
"""Bytes of items that are sent at once."""
_AHEAD = 4
"""Batches that wait for each process."""
_ORPHAN_S = 1.0
"""How often a process looks whether the build still lives."""

_Batch = list[bytes]


class Processes:
    """As many processes as there are processors; none until there is enough to do."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool: ProcessPoolExecutor | None = None

    def run(self, work: Work[Any, Any], items: Sequence[bytes]) -> Iterator[bytes]:  # Any: see Engine
        """The result of each item, in order. What a process was doing when it died is done here."""
        if not self._is_worth_it(items):
            yield from (do_on_bytes(work, item) for item in items)
            return
        waiting: deque[tuple[_Batch, Future[_Batch] | None]] = deque()
        batches = _split(items)
        for batch in batches:
            waiting.append((batch, self._submit(work, batch)))
            if len(waiting) >= _AHEAD * self._count:
                yield from self._collect(work, *waiting.popleft())
        while waiting:
            yield from self._collect(work, *waiting.popleft())

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _is_worth_it(self, items: Sequence[bytes]) -> bool:
        if self._count < 2 or len(items) < 2:
            return False
        return self._pool is not None or sum(map(len, items)) > _WORTH_IT

    def _submit(self, work: Work[Any, Any], batch: _Batch) -> Future[_Batch] | None:
        if self._pool is None:
            # A forked process has all that is loaded; elsewhere than on Linux forking is not safe.
            context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
            self._pool = ProcessPoolExecutor(self._count, context, _begin, (os.getpid(),))
        try:
            return self._pool.submit(_do_batch, work, batch)
        except BrokenProcessPool:
            return None

    def _collect(self, work: Work[Any, Any], batch: _Batch, future: Future[_Batch] | None) -> _Batch:
        try:
            if future is not None:
                return future.result()
        except BrokenProcessPool:
            self.close()
        return [do_on_bytes(work, item) for item in batch]


def count_processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _split(items: Sequence[bytes]) -> Iterator[_Batch]:
    batch: _Batch = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _do_batch(work: Work[Any, Any], batch: _Batch) -> _Batch:  # Any: see Engine
    return [do_on_bytes(work, item) for item in batch]


def _begin(parent: int) -> None:
    """What a process does first: leave Ctrl-C to the build, and end when the build has been killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_ORPHAN_S)
    os._exit(1)
